/** How the command line tells errors. */
import { NisbaError } from '../errors.js';

export const EXIT_ERROR = 1;
/** The command, an option or a setting is wrong. */
export const EXIT_USAGE = 2;

const USAGE_CODES: readonly string[] = ['INVALID_CONFIG', 'INVALID_MAPPING', 'ADDRESS_REFUSED'];

export function exitCodeOf(error: unknown): number {
  return error instanceof NisbaError && USAGE_CODES.includes(error.code) ? EXIT_USAGE : EXIT_ERROR;
}

/** One line to standard error; a bug adds its stack, for the report that it asks for. */
export function report(error: unknown): void {
  if (error instanceof NisbaError && error.code !== 'INTERNAL') {
    console.error(`nisba: ${error.code} ${oneLine(error.message)}`);
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  console.error(
    `nisba: INTERNAL ${oneLine(message)}. This is a bug in Nisba: please report it with the lines below.`,
  );
  if (error instanceof Error) console.error(error.stack);
}

export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}
