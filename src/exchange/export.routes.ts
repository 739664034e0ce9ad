/** Exports over HTTP: GET /export.jsonl, as it is read, packed where the client takes gzip. */
import { Readable, pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { FastifyPluginAsync } from 'fastify';
import { NisbaError, type ErrorCode } from '../errors.js';
import { abortedWithClient } from '../graphql/client-gone.js';
import type { Store } from '../store/store.js';
import { exportAll } from './export.js';

/** What isn't a bug, nor the caller's: it passes. */
const PASSING: readonly ErrorCode[] = ['UNAVAILABLE', 'OVERLOADED', 'TIMEOUT', 'RESTORE_UNFINISHED'];

/** What tells a client of the file. */
const FILE_HEADERS = ['content-type', 'content-disposition', 'content-encoding'] as const;

/**
 * An error before the first line is told as such; one amid the lines closes the connection, and the file
 * lacks its last line, by which everyone sees that it is not whole.
 */
export function exporting(store: Store): FastifyPluginAsync {
  return async (app) => {
    app.setErrorHandler((error, _request, reply) => {
      // An error before the first packed byte left still finds the headers of the file that was to come.
      for (const header of FILE_HEADERS) reply.removeHeader(header);
      // All others are told as everywhere.
      if (!(error instanceof NisbaError) || !PASSING.includes(error.code)) throw error;
      return reply
        .status(503)
        .send({ errors: [{ message: error.message, extensions: { code: error.code } }] });
    });
    // HEAD would run a whole export to throw it away.
    app.get('/export.jsonl', { exposeHeadRoute: false }, async (request, reply) => {
      const signal = abortedWithClient(reply);
      const { manifest, lines } = await exportAll(store, { signal });
      reply
        .header('content-type', 'application/jsonl; charset=utf-8')
        .header('content-disposition', `attachment; filename="nisba-${manifest.revision}.jsonl"`)
        .header('cache-control', 'no-store')
        .header('vary', 'accept-encoding');
      const text = Readable.from(lines(), { objectMode: false });
      if (!takesGzip(request.headers['accept-encoding'])) return reply.send(text);
      reply.header('content-encoding', 'gzip');
      // Whoever reads what is packed learns of a failure: the callback has nothing to add.
      return reply.send(pipeline(text, createGzip(), () => undefined));
    });
  };
}

/** RFC 9110, 12.5.3: named, or meant by "*", and not at weight 0. */
function takesGzip(header: string | string[] | undefined): boolean {
  const weights = new Map(
    String(header ?? '')
      .toLowerCase()
      .split(',')
      .map((part) => {
        const [coding, ...parameters] = part.split(';').map((piece) => piece.trim());
        const weight = parameters.find((parameter) => parameter.startsWith('q='));
        return [coding, weight === undefined ? 1 : Number(weight.slice(2))] as const;
      }),
  );
  return (weights.get('gzip') ?? weights.get('*') ?? 0) > 0;
}
