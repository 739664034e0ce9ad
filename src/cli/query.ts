/** nisba query */
import { text } from 'node:stream/consumers';
import type { Settings } from '../config.js';
import { ask } from './ask.js';
import { EXIT_ERROR } from './failure.js';

/** @returns the exit code: 1 when the answer has errors */
export async function query(
  settings: Settings,
  operation: string,
  { url, variables }: { readonly url?: string; readonly variables?: Readonly<Record<string, unknown>> },
): Promise<number> {
  const source = operation === '-' ? await text(process.stdin) : operation;
  const answer = await ask(settings, url, { query: source, ...(variables && { variables }) });
  console.log(JSON.stringify(answer, null, 2));
  return answer.errors && answer.errors.length > 0 ? EXIT_ERROR : 0;
}
