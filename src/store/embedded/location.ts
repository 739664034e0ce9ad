/**
 * Where an embedded store lives: in memory, or in a data folder that one process holds at a time.
 *
 * The engine's own file lock decides who holds it (the kernel drops it with the process, however that
 * ends); `holder.json` beside it only tells who that is.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
// CommonJS whose names Node cannot see: it gives them through the default export only.
import grafeo, { type GrafeoDB } from '@grafeo-db/js';
import { z } from 'zod';
import { NisbaError } from '../../errors.js';

const Holder = z.object({ pid: z.number().int(), since: z.string(), address: z.string().optional() });
type Holder = z.infer<typeof Holder>;

const DATABASE = 'nisba.grafeo';
const HOLDER = 'holder.json';
const CHECKPOINTS = { intervalMs: 60_000, walBytes: 64 * 1024 * 1024 };

/** An open database, and how to let go of its place. */
export interface Place {
  readonly database: GrafeoDB;
  announce(address: string): void;
  /** Closes the database, then the place is free. */
  leave(): void;
}

export function openInMemory(): Place {
  const database = grafeo.GrafeoDB.create();
  return { database, announce: () => undefined, leave: () => database.close() };
}

/**
 * Opens a data folder, making it if needed.
 * @throws STORE_HELD with the holder's pid and, when it told, its server's address
 * @throws STORE_NOT_WRITABLE when the folder or a file in it cannot be made
 * @throws ENGINE_FAULT when the files are damaged or of another version of the engine
 */
export function openFolder(path: string): Place {
  const folder = resolve(path);
  const holder: Holder = { pid: process.pid, since: new Date().toISOString() };
  const draft = join(folder, `holder.${process.pid}.json`);
  try {
    makeFolder(folder);
    writeFileSync(draft, JSON.stringify(holder));
  } catch (error) {
    throw notWritable(folder, error);
  }
  let database: GrafeoDB;
  try {
    database = grafeo.GrafeoDB.create(join(folder, DATABASE));
  } catch (error) {
    rmSync(draft, { force: true });
    throw openingError(folder, error);
  }
  renameSync(draft, join(folder, HOLDER));
  database.setCheckpointTriggers(CHECKPOINTS);
  return {
    database,
    announce: (address) => {
      writeFileSync(draft, JSON.stringify({ ...holder, address }));
      renameSync(draft, join(folder, HOLDER));
    },
    leave: () => {
      // First the name plate, then the lock: the next holder's plate must not be taken down.
      rmSync(join(folder, HOLDER), { force: true });
      database.close();
    },
  };
}

/** Parents first; Node's own `recursive` never returns where a file system answers ENOENT for good, as /proc does. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function openingError(folder: string, error: unknown): NisbaError {
  const message = error instanceof Error ? error.message : String(error);
  if (/cannot be locked/.test(message)) return held(folder);
  if (/permission denied|read-only file system/i.test(message)) return notWritable(folder, error);
  return new NisbaError(
    'ENGINE_FAULT',
    `The data folder ${folder} cannot be opened: its files are damaged, or another version of the engine wrote them. ` +
      `Restore an export into a new folder. (${message})`,
    { folder },
    { cause: error },
  );
}

function held(folder: string): NisbaError {
  const holder = readHolder(folder);
  const who = holder ? `process ${holder.pid}, since ${holder.since}` : 'another process';
  const advice = holder?.address
    ? `ask its server at ${holder.address}`
    : 'stop it first, or use another folder';
  return new NisbaError('STORE_HELD', `The data folder ${folder} is held by ${who}: ${advice}.`, {
    folder,
    ...(holder && { pid: holder.pid }),
    ...(holder?.address && { address: holder.address }),
  });
}

function readHolder(folder: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(readFileSync(join(folder, HOLDER), 'utf8')));
  } catch {
    // Between taking the lock and putting up the plate there is none: then nobody can be named.
    return undefined;
  }
}

function notWritable(folder: string, error: unknown): NisbaError {
  const reason = error instanceof Error ? error.message : String(error);
  return new NisbaError(
    'STORE_NOT_WRITABLE',
    `The data folder ${folder} cannot be written (${reason}); name a folder that this user may write.`,
    { folder },
    { cause: error },
  );
}
