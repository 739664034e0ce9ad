/** nisba export */
import { PassThrough, Readable } from 'node:stream';
import type { Settings } from '../config.js';
import { NisbaError } from '../errors.js';
import { openExport } from '../export/export.js';
import { EXPORT_FORMATS, formatBy } from '../export/formats.js';
import type { ExportFormat } from '../export/format.js';
import { parseExportRequest, type ExportParameters } from '../export/request.js';
import { verifyExport } from '../exchange/verify-export.js';
import { nobodyAnswers } from './ask.js';
import { countProgress } from './count-progress.js';
import { openFor } from './open.js';
import { writeOut } from './output.js';
import { onFirstSignal } from './signals.js';

export interface ExportFlags extends ExportParameters {
  readonly url?: string;
  readonly out?: string;
  /** An extension; by default that of `out`. */
  readonly format?: string;
}

const JSONL = formatBy('name', 'JSONL')!;

/** What is asked for, and where it goes. */
interface Task {
  readonly format: ExportFormat;
  readonly parameters: ExportParameters;
  readonly out: string | undefined;
  readonly signal: AbortSignal;
}

/** Writes a selection to `out` or standard output, from a running server or the store of the settings. */
export async function exportCommand(
  settings: Settings,
  { url, out, format, ...parameters }: ExportFlags,
): Promise<void> {
  const stop = new AbortController();
  const forget = onFirstSignal(() =>
    stop.abort(new NisbaError('FILE_UNWRITABLE', 'The export was interrupted: begin it again.')),
  );
  const task: Task = { format: formatOf(format, out), parameters, out, signal: stop.signal };
  try {
    if (url === undefined) await fromStore(settings, task);
    else await fromServer(url.replace(/\/graphql$/, ''), task);
  } finally {
    forget();
  }
}

/** The one that was named, else that of the file's name, else Nisba's own. */
function formatOf(extension: string | undefined, out: string | undefined): ExportFormat {
  if (extension !== undefined) return formatBy('extension', extension)!;
  const name = out?.replace(/\.gz$/, '') ?? '';
  return EXPORT_FORMATS.find((each) => name.endsWith(`.${each.extension}`)) ?? JSONL;
}

async function fromStore(settings: Settings, { format, parameters, out, signal }: Task): Promise<void> {
  const request = parseExportRequest(parameters);
  const store = await openFor('ask', settings);
  const progress = countProgress(format === JSONL ? 'records exported' : 'entities and links exported');
  try {
    const { pieces } = await openExport(store, format, request, {
      signal,
      onProgress: ({ done, total }) => progress.show(done, total),
    });
    await writeOut(pieces(), out);
  } finally {
    progress.end();
    await store.close();
  }
}

async function fromServer(url: string, { format, parameters, out, signal }: Task): Promise<void> {
  const query = new URLSearchParams(Object.entries(parameters)).toString();
  const address = `${url}/export.${format.extension}${query && `?${query}`}`;
  const body = unbroken(address, await fetchFrom(address, signal), signal);
  if (format === JSONL && query === '') return writeOut(verified(body), out);
  await writeOut(body, out);
}

/** What comes is checked as it goes by: a connection that breaks must not leave a file that looks whole. */
async function* verified(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const copy = new PassThrough();
  const result = verifyExport(copy);
  // Where writing fails first, nobody asks any more whether the rest was whole.
  result.catch(() => undefined);
  try {
    for await (const chunk of body) {
      yield chunk;
      if (!copy.write(chunk)) await Promise.race([drained(copy), result]);
    }
  } finally {
    copy.end();
  }
  await result;
}

async function* unbroken(
  address: string,
  body: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw signal.aborted ? signal.reason : brokenOff(address, error);
  }
}

const drained = (stream: PassThrough): Promise<void> =>
  new Promise((resolve) => stream.once('drain', () => resolve()));

async function fetchFrom(address: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
  let response: Response;
  try {
    response = await fetch(address, { signal });
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw nobodyAnswers(address, error);
  }
  if (response.ok && response.body) return Readable.fromWeb(response.body as never);
  throw new NisbaError(
    'UNAVAILABLE',
    `${address} answers with HTTP status ${response.status}: ${(await response.text()).slice(0, 300)}`,
    { address, status: response.status },
  );
}

function brokenOff(address: string, error: unknown): unknown {
  if (error instanceof NisbaError) return error;
  return new NisbaError(
    'UNAVAILABLE',
    `The connection to ${address} broke off amid the export: begin it again.`,
    { address },
    { cause: error },
  );
}
