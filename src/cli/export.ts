/** nisba export */
import { PassThrough, Readable } from 'node:stream';
import type { Settings } from '../config.js';
import { NisbaError } from '../errors.js';
import { exportAll } from '../exchange/export.js';
import { verifyExport } from '../exchange/verify-export.js';
import { nobodyAnswers } from './ask.js';
import { countProgress } from './count-progress.js';
import { openFor } from './open.js';
import { writeOut } from './output.js';
import { onFirstSignal } from './signals.js';

interface ExportFlags {
  readonly url?: string;
  readonly out?: string;
}

/** Writes everything to `out` or standard output, from a running server or the store of the settings. */
export async function exportCommand(settings: Settings, { url, out }: ExportFlags): Promise<void> {
  const stop = new AbortController();
  const forget = onFirstSignal(() =>
    stop.abort(new NisbaError('FILE_UNWRITABLE', 'The export was interrupted: begin it again.')),
  );
  try {
    if (url === undefined) await fromStore(settings, out, stop.signal);
    else await fromServer(`${url.replace(/\/graphql$/, '')}/export.jsonl`, out, stop.signal);
  } finally {
    forget();
  }
}

async function fromStore(settings: Settings, out: string | undefined, signal: AbortSignal): Promise<void> {
  const store = await openFor('ask', settings);
  const progress = countProgress('records exported');
  try {
    const { lines } = await exportAll(store, {
      signal,
      onProgress: ({ records, totalRecords }) => progress.show(records, totalRecords),
    });
    await writeOut(lines(), out);
  } finally {
    progress.end();
    await store.close();
  }
}

/** What comes is checked as it goes by: a connection that breaks must not leave a file that looks whole. */
async function fromServer(address: string, out: string | undefined, signal: AbortSignal): Promise<void> {
  const body = await fetchExport(address, signal);
  const copy = new PassThrough();
  const verified = verifyExport(copy);
  // Where writing fails first, nobody asks any more whether the rest was whole.
  verified.catch(() => undefined);
  const checked = async function* (): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of body) {
        yield chunk;
        if (!copy.write(chunk)) await Promise.race([drained(copy), verified]);
      }
    } catch (error) {
      throw signal.aborted ? signal.reason : brokenOff(address, error);
    } finally {
      copy.end();
    }
    await verified;
  };
  await writeOut(checked(), out);
}

const drained = (stream: PassThrough): Promise<void> =>
  new Promise((resolve) => stream.once('drain', () => resolve()));

async function fetchExport(address: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
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
