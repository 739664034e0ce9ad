/**
 * The analysis worker compiled for a test, so that it runs where nothing was built: threads have no jest that
 * compiles for them, and Node 20 crashes at the end of a thread that has module hooks.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Where packages are found from, and nothing is committed. */
const CACHE = join(root, 'node_modules', '.cache');

export interface CompiledWorker {
  readonly entry: URL;
  remove(): void;
}

export function compileWorker(): CompiledWorker {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, 'nisba-worker-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const files = new Set([join(root, 'src', 'analysis', 'worker.ts')]);
  for (const file of files) {
    const { code } = transformSync(readFileSync(file, 'utf8'), {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'es6' },
    });
    const compiled = join(folder, relative(root, file)).replace(/\.ts$/, '.js');
    mkdirSync(dirname(compiled), { recursive: true });
    writeFileSync(compiled, code);
    for (const [, imported] of code.matchAll(/from '?"?(\.[^'"]+)\.js['"]/g))
      files.add(`${join(dirname(file), imported!)}.ts`);
  }
  return {
    entry: pathToFileURL(join(folder, 'src', 'analysis', 'worker.js')),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
