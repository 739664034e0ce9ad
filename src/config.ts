/**
 * The settings: flags before environment before file before defaults, checked once at the start.
 * docs/configuration.md holds the same table for people.
 */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { NisbaError } from './errors.js';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Settings {
  /** Where the store is: `embedded:PATH`, or the address of a Neo4j. */
  readonly store: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: LogLevel;
  readonly neo4jUser?: string;
  readonly neo4jPassword?: string;
  readonly neo4jDatabase?: string;
  /** What stands between the server and the network besides the address that it listens on. */
  readonly behind?: 'container';
}

interface Setting {
  readonly flag?: string;
  readonly variable: string;
  readonly allowed: string;
  readonly schema: z.ZodType;
  readonly standard?: string | number;
}

const text = z.string().min(1);
const STORE = /^(embedded:.+|(neo4j|bolt)(\+s|\+ssc)?:\/\/.+)$/;

/** One line a setting: its names, what it may be, what it is when nobody says. */
export const SETTINGS: Readonly<Record<keyof Settings, Setting>> = {
  store: {
    flag: '--store',
    variable: 'NISBA_STORE',
    allowed: 'embedded:PATH, or the address of a Neo4j such as neo4j://localhost:7687',
    schema: z.string().regex(STORE),
    standard: 'embedded:.nisba/store',
  },
  host: {
    flag: '--host',
    variable: 'NISBA_HOST',
    allowed: 'an address of this machine for itself: 127.0.0.1, ::1 or localhost',
    schema: text,
    standard: '127.0.0.1',
  },
  port: {
    flag: '--port',
    variable: 'NISBA_PORT',
    allowed: 'a whole number from 0 (any free port) to 65535',
    schema: z
      .union([z.int(), z.string().regex(/^[0-9]{1,5}$/)])
      .transform(Number)
      .refine((port) => port >= 0 && port <= 65_535),
    standard: 4000,
  },
  logLevel: {
    flag: '--log-level',
    variable: 'NISBA_LOG_LEVEL',
    allowed: LOG_LEVELS.join(', '),
    schema: z.enum(LOG_LEVELS),
    standard: 'warn',
  },
  neo4jUser: { variable: 'NISBA_NEO4J_USER', allowed: 'the name of a Neo4j user', schema: text },
  neo4jPassword: { variable: 'NISBA_NEO4J_PASSWORD', allowed: 'the password of that user', schema: text },
  neo4jDatabase: {
    variable: 'NISBA_NEO4J_DATABASE',
    allowed: 'the name of a database; "neo4j" when left out',
    schema: text,
  },
  behind: { variable: 'NISBA_BEHIND', allowed: 'container', schema: z.enum(['container']) },
};

const CONFIG_FILE = 'nisba.config.json';

/** The settings of all places together, each known to be right. */
const Whole: z.ZodType<Settings> = z.object({
  store: z.string(),
  host: z.string(),
  port: z.number(),
  logLevel: z.enum(LOG_LEVELS),
  neo4jUser: z.string().optional(),
  neo4jPassword: z.string().optional(),
  neo4jDatabase: z.string().optional(),
  behind: z.enum(['container']).optional(),
});

export interface SettingsInput {
  /** As the command line gave them; undefined where it did not. */
  readonly flags?: Partial<Record<keyof Settings, string | undefined>>;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Where nisba.config.json is looked for. */
  readonly folder?: string;
  /** Another file; it must exist. */
  readonly file?: string;
}

/** @throws INVALID_CONFIG with the setting, where it came from and what is allowed */
export function readSettings(input: SettingsInput = {}): Settings {
  const { flags = {}, environment = process.env, folder = process.cwd() } = input;
  refuseUnknownVariables(environment);
  const file = readConfigFile(folder, input.file);
  const found: Record<string, unknown> = {};
  for (const name of NAMES) {
    const setting = SETTINGS[name];
    const places = [
      { value: flags[name], from: `the option ${setting.flag}` },
      // An empty variable is how shells and compose files say "not set".
      { value: environment[setting.variable] || undefined, from: `the variable ${setting.variable}` },
      { value: file.values[name], from: `"${name}" in ${file.path}` },
      { value: setting.standard, from: 'the default' },
    ];
    const place = places.find(({ value }) => value !== undefined);
    if (place) found[name] = check(name, place.value, place.from);
  }
  return Whole.parse(found);
}

const NAMES = Object.keys(SETTINGS) as (keyof Settings)[];
/** A Kubernetes service called "nisba" puts these into every pod. */
const NOT_OURS = /^NISBA_(SERVICE|PORT)_/;

function check(name: keyof Settings, value: unknown, from: string): unknown {
  const parsed = SETTINGS[name].schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const shown = name === 'neo4jPassword' ? 'a value that is not shown' : JSON.stringify(value);
  throw new NisbaError('INVALID_CONFIG', `${from} is ${shown}; allowed is ${SETTINGS[name].allowed}.`, {
    setting: name,
    from,
    allowed: SETTINGS[name].allowed,
  });
}

function refuseUnknownVariables(environment: Readonly<Record<string, string | undefined>>): void {
  const known: readonly string[] = NAMES.map((name) => SETTINGS[name].variable);
  const stray = Object.keys(environment).find(
    (variable) => variable.startsWith('NISBA_') && !known.includes(variable) && !NOT_OURS.test(variable),
  );
  if (stray !== undefined) {
    throw new NisbaError(
      'INVALID_CONFIG',
      `the variable ${stray} is no setting; there are ${known.join(', ')}.`,
      { setting: stray, from: 'the environment', allowed: known },
    );
  }
}

function readConfigFile(folder: string, named: string | undefined) {
  const path = named ?? resolve(folder, CONFIG_FILE);
  if (named === undefined && !existsSync(path)) return { path, values: {} as Record<string, unknown> };
  const wrong = (what: string, cause?: unknown): NisbaError =>
    new NisbaError('INVALID_CONFIG', `the file ${path} ${what}.`, { from: path }, { cause });
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw wrong(error instanceof SyntaxError ? `is not JSON: ${reason}` : `cannot be read: ${reason}`, error);
  }
  const parsed = z.record(z.string(), z.unknown()).safeParse(json);
  if (!parsed.success) throw wrong('must hold one object in braces');
  const stray = Object.keys(parsed.data).find((key) => !NAMES.some((name) => name === key));
  if (stray !== undefined) throw wrong(`has the unknown setting "${stray}"; there are ${NAMES.join(', ')}`);
  return { path, values: parsed.data };
}
