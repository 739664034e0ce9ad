/** The commands and their options. What a command does stands in its own file, loaded when it is called. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import { SETTINGS, readSettings, type Settings } from '../config.js';
import { FORMAT_NAMES } from '../dataset/guess-format.js';
import { ENCODINGS } from '../dataset/read-files.js';
import { EXPORT_FORMATS } from '../export/formats.js';
import { PARAMETER_HELP } from '../export/request.js';
import type { ExportFlags } from './export.js';
import type { ImportFlags } from './import.js';
import { EXIT_USAGE, exitCodeOf, oneLine, report } from './failure.js';

const Package = z.object({ version: z.string(), description: z.string() });
const { version, description } = Package.parse(
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')),
);

/** Options that are settings, as commander hands them over. */
interface SettingFlags {
  readonly config?: string;
  readonly store?: string;
  readonly host?: string;
  readonly port?: string;
  readonly logLevel?: string;
}

/**
 * Runs one command.
 * @param argv as in process.argv
 * @returns the exit code: 0, 1 after an error, 2 when the command or a setting is wrong
 */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = makeProgram((code) => (exitCode = code));
  try {
    await program.parseAsync([...argv]);
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_USAGE;
    report(error);
    return exitCodeOf(error);
  }
}

function makeProgram(exitWith: (code: number) => void): Command {
  const program = new Command('nisba')
    .description(description)
    .version(version)
    .exitOverride()
    .configureOutput({
      outputError: (text, write) =>
        write(`nisba: BAD_USER_INPUT ${oneLine(text.replace(/^error: /, '').trim())} (see --help).\n`),
    });

  withSettings(program.command('serve'), 'host', 'port', 'logLevel')
    .description('serve the graph: GraphiQL and GraphQL over HTTP')
    .option('--no-seed', 'leave an empty store empty, instead of importing the seed graph first')
    .action(async (flags: SettingFlags & { seed: boolean }) => {
      const { serve } = await import('./serve.js');
      await serve(settingsOf(flags), flags);
    });

  withSettings(program.command('import'))
    .description(
      'import Nisba files (docs/format.md) and data sets by others (docs/import.md), .gz too; "-" is standard input',
    )
    .argument('<file...>', 'the files, in the order in which they build on each other')
    .option('--by <name>', 'who is put down as the recorder', 'import')
    .addOption(
      new Option(
        '--format <name>',
        'of what format they are (default: guessed, where it is certain)',
      ).choices(FORMAT_NAMES),
    )
    .option('--mapping <file>', 'for csv: the YAML file that says what the columns are')
    .option('--suggest', 'print a draft of such a mapping for the first file, and import nothing')
    .option('--dry-run', 'tell what would change, and write nothing')
    .option('--report <file>', 'write the whole report there, as JSON')
    .option('--edition <day>', 'when this edition of a list was published, such as 2021-06-27')
    .addOption(new Option('--encoding <name>', 'for csv (default: utf-8)').choices(ENCODINGS))
    .option('--delimiter <character>', 'for csv: between columns; "tab" for a tab', delimiter)
    .action(async (files: string[], flags: SettingFlags & ImportFlags) => {
      const { importCommand } = await import('./import.js');
      exitWith(await importCommand(settingsOf(flags), files, flags));
    });

  const exporting = withUrl(withSettings(program.command('export')))
    .description(
      'write everything, a network, a search result or paths, in one of many formats (docs/exchange.md)',
    )
    .addOption(
      new Option('--format <name>', 'the format')
        .choices(EXPORT_FORMATS.map(({ extension }) => extension))
        .default(undefined, 'by the ending of --out, else jsonl'),
    )
    .option('--out <file>', 'the file, packed where it ends in .gz (default: standard output)');
  for (const [name, help] of Object.entries(PARAMETER_HELP))
    exporting.option(`${dashed(name)} <value>`, help);
  exporting.action(async ({ config, store, host, port, logLevel, ...flags }: SettingFlags & ExportFlags) => {
    const { exportCommand } = await import('./export.js');
    await exportCommand(settingsOf({ config, store, host, port, logLevel }), flags);
  });

  withSettings(program.command('restore'))
    .description(
      'restore an export into an empty store, as everything was; again, to go on with a broken one',
    )
    .argument('<file>', 'what "nisba export" wrote, .gz too')
    .action(async (file: string, flags: SettingFlags) => {
      const { restoreCommand } = await import('./restore.js');
      await restoreCommand(settingsOf(flags), file);
    });

  withUrl(withSettings(program.command('query')))
    .description('run a GraphQL operation and print its answer as JSON')
    .argument('<graphql>', 'the operation; "-" reads it from standard input')
    .option('--variables <json>', 'its variables, as a JSON object', jsonObject)
    .action(async (text: string, flags: SettingFlags & { url?: string; variables?: JsonObject }) => {
      const { query } = await import('./query.js');
      exitWith(await query(settingsOf(flags), text, flags));
    });

  withSettings(program.command('check'))
    .description('derive everything anew from the claims and report what differs')
    .action(async (flags: SettingFlags) => {
      const { check } = await import('./check.js');
      exitWith(await check(settingsOf(flags)));
    });

  withSettings(program.command('reindex'))
    .description('make the keys by which names are found anew')
    .action(async (flags: SettingFlags) => {
      const { reindex } = await import('./reindex.js');
      await reindex(settingsOf(flags));
    });

  withUrl(withSettings(program.command('stats')))
    .description('tell how much the store holds')
    .action(async (flags: SettingFlags & { url?: string }) => {
      const { stats } = await import('./stats.js');
      await stats(settingsOf(flags), flags);
    });

  program
    .command('statements')
    .description('list the statements that reach the engines, or print the texts of one')
    .argument('[name]', 'such as link/page-links')
    .option('--keep <names>', 'blocks to keep, separated by commas', commaList, [])
    .option('--types <types>', 'relation types to fill in, separated by commas', commaList, ['LEADS'])
    .action(async (name: string | undefined, flags: { keep: string[]; types: string[] }) => {
      const { printStatements } = await import('./statements.js');
      printStatements(name, flags);
    });

  for (const command of program.commands) command.copyInheritedSettings(program);
  return program;
}

type JsonObject = Readonly<Record<string, unknown>>;
type Flagged = 'store' | 'host' | 'port' | 'logLevel';

function withSettings(command: Command, ...more: Flagged[]): Command {
  const names: Flagged[] = ['store', ...more];
  for (const name of names) {
    const { flag, allowed, standard } = SETTINGS[name];
    command.option(`${flag} <${FLAG_VALUES[name]}>`, `${allowed} (default: ${standard})`);
  }
  return command.option(
    '--config <path>',
    'a settings file (default: nisba.config.json here, if there is one)',
  );
}

const FLAG_VALUES: Readonly<Record<Flagged, string>> = {
  store: 'place',
  host: 'address',
  port: 'number',
  logLevel: 'level',
};

function withUrl(command: Command): Command {
  return command.addOption(
    new Option('--url <address>', 'ask a running server, such as http://127.0.0.1:4000, instead of a store')
      .argParser(httpAddress)
      .conflicts('store'),
  );
}

function settingsOf({ config, store, host, port, logLevel }: SettingFlags): Settings {
  return readSettings({ flags: { store, host, port, logLevel }, ...(config && { file: config }) });
}

function jsonObject(text: string): JsonObject {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    throw new InvalidArgumentError('It must be a JSON object, such as \'{"id": "place:irbil"}\'.');
  }
}

function httpAddress(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new InvalidArgumentError('It must be an address such as http://127.0.0.1:4000.');
  }
  return text.replace(/\/+$/, '');
}

/** maxNodes as an option: --max-nodes. */
function dashed(name: string): string {
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function delimiter(text: string): string {
  const character = text === 'tab' || text === '\\t' ? '\t' : text;
  if (character.length !== 1) throw new InvalidArgumentError('It must be one character, or "tab".');
  return character;
}

function commaList(text: string): string[] {
  return text.split(',').map((part) => part.trim());
}
