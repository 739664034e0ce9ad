import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { requireLoopback } from '../src/address.js';
import { SETTINGS, readSettings, type SettingsInput } from '../src/config.js';
import { temporaryFolder } from './engines.js';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

const read = (input: SettingsInput = {}) => readSettings({ environment: {}, folder, ...input });
const configFile = (content: unknown, name = 'nisba.config.json'): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

describe('The settings', () => {
  test('have defaults that need nothing else', () => {
    expect(read()).toEqual({
      store: 'embedded:.nisba/store',
      host: '127.0.0.1',
      port: 4000,
      logLevel: 'warn',
    });
  });

  test.each([
    ['a flag before all', '1', '2', 3, 1],
    ['the environment before the file', undefined, '2', 3, 2],
    ['the file before the default', undefined, undefined, 3, 3],
    ['the default at last', undefined, undefined, undefined, 4000],
    ['an empty variable for none', undefined, '', 3, 3],
  ])('take %s', (_, flag, variable, inFile, port) => {
    if (inFile !== undefined) configFile({ port: inFile });
    expect(read({ flags: { port: flag }, environment: { NISBA_PORT: variable } }).port).toBe(port);
  });

  test('come from every variable that the table names', () => {
    const values: Record<string, string> = {
      store: 'neo4j+s://graph.example.org',
      host: 'localhost',
      port: '8080',
      logLevel: 'debug',
      neo4jUser: 'reader',
      neo4jPassword: 'secret',
      neo4jDatabase: 'graph',
      behind: 'container',
    };
    const environment = Object.fromEntries(
      Object.entries(SETTINGS).map(([name, { variable }]) => [variable, values[name]]),
    );
    expect(read({ environment })).toEqual({ ...values, port: 8080 });
    configFile(values);
    expect(read()).toEqual({ ...values, port: 8080 });
  });

  test('come from another file when one is named, which must exist', () => {
    configFile({ port: 1 });
    expect(read({ file: configFile({ port: 2 }, 'other.json') }).port).toBe(2);
    expect(() => read({ file: join(folder, 'missing.json') })).toThrow(
      /the file .*missing\.json cannot be read/,
    );
  });

  test.each<[string, SettingsInput, RegExp]>([
    [
      'a port with letters',
      { flags: { port: '40x' } },
      /^the option --port is "40x"; allowed is a whole number from 0/,
    ],
    [
      'a port out of range',
      { environment: { NISBA_PORT: '65536' } },
      /^the variable NISBA_PORT is "65536"; allowed/,
    ],
    ['an unknown log level', { environment: { NISBA_LOG_LEVEL: 'loud' } }, /fatal, error, warn, info/],
    [
      'an unknown store',
      { flags: { store: 'postgres://x' } },
      /^the option --store is "postgres:\/\/x"; allowed is embedded:PATH/,
    ],
    [
      'a misspelt variable',
      { environment: { NISBA_STROE: 'x' } },
      /^the variable NISBA_STROE is no setting; there are NISBA_STORE/,
    ],
    ['another thing that it stands behind', { environment: { NISBA_BEHIND: 'nothing' } }, /NISBA_BEHIND/],
  ])('refuse %s, telling where it came from and what is allowed', (_, input, message) => {
    expect(() => read(input)).toThrow(
      expect.objectContaining({ code: 'INVALID_CONFIG', message: expect.stringMatching(message) }),
    );
  });

  test.each<[string, unknown, RegExp]>([
    ['that is no JSON', '{port: 1}', /nisba\.config\.json is not JSON/],
    ['that is no object', '[]', /must hold one object/],
    ['with an unknown setting', { prot: 1 }, /has the unknown setting "prot"; there are store, host, port/],
    ['with a bad value', { port: -1 }, /^"port" in .*nisba\.config\.json is -1; allowed/],
    ['with a value of another type', { store: 5 }, /^"store" in .* is 5; allowed/],
  ])('refuse a file %s', (_, content, message) => {
    configFile(content);
    expect(() => read()).toThrow(
      expect.objectContaining({ code: 'INVALID_CONFIG', message: expect.stringMatching(message) }),
    );
  });

  test('never show a password', () => {
    configFile({ neo4jPassword: { secret: 'hunter2' } });
    expect(() => read()).toThrow(/"neo4jPassword" in .* is a value that is not shown/);
  });

  test('leave alone what Kubernetes puts into the environment', () => {
    expect(
      read({ environment: { NISBA_SERVICE_HOST: '10.0.0.1', NISBA_PORT_4000_TCP: 'tcp://10.0.0.1' } }).port,
    ).toBe(4000);
  });
});

describe('The address to listen on', () => {
  const inside = (): boolean => true;
  const outside = (): boolean => false;

  test.each(['127.0.0.1', '127.8.0.1', '::1', 'localhost', 'LOCALHOST'])('may be %s', (host) => {
    expect(() => requireLoopback({ host }, outside)).not.toThrow();
  });

  test.each([
    '0.0.0.0',
    '::',
    '192.168.1.5',
    'example.org',
    '127.0.0.1.example.org',
    'localhost.example.org',
  ])('may not be %s, in a container neither unless that is said', (host) => {
    const refused = expect.objectContaining({ code: 'ADDRESS_REFUSED' });
    expect(() => requireLoopback({ host }, outside)).toThrow(refused);
    expect(() => requireLoopback({ host }, inside)).toThrow(refused);
    expect(() => requireLoopback({ host, behind: 'container' }, outside)).toThrow(refused);
    expect(() => requireLoopback({ host, behind: 'container' }, inside)).not.toThrow();
  });
});

describe('docker-compose.yml', () => {
  const lines = readFileSync('docker-compose.yml', 'utf8').split('\n');

  test('publishes ports on the loopback address of the host alone', () => {
    const published = lines.filter((line) => /^\s*- '?[\d.:]+'?$/.test(line)).map((line) => line.trim());
    expect(published).toEqual(["- '127.0.0.1:4000:4000'"]);
  });

  test('sets what there is to set, to what is allowed', () => {
    const environment = Object.fromEntries(
      lines.flatMap((line) => {
        const [, name, value] = /^\s*(NISBA_\w+): (.+)$/.exec(line) ?? [];
        return name && value ? [[name, value]] : [];
      }),
    );
    expect(read({ environment })).toMatchObject({
      store: 'neo4j://neo4j:7687',
      host: '0.0.0.0',
      behind: 'container',
    });
  });
});

test('docs/configuration.md names every setting, option and variable with its default', () => {
  const page = readFileSync('docs/configuration.md', 'utf8');
  for (const [name, { flag, variable, standard }] of Object.entries(SETTINGS)) {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\``));
    for (const part of [flag, variable, standard])
      if (part !== undefined) expect(row).toContain(`\`${part}\``);
  }
});
