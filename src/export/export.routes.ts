/**
 * Exports over HTTP: GET /export.<extension>?…, as it is read, packed where the client takes gzip.
 */
import { Readable, pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';
import { NisbaError, type ErrorCode } from '../errors.js';
import { abortedWithClient } from '../graphql/client-gone.js';
import type { Store } from '../store/store.js';
import { openExport, type OpenExport } from './export.js';
import type { ExportFormat } from './format.js';
import { EXPORT_FORMATS, formatBy } from './formats.js';
import { parseExportRequest } from './request.js';

/** Of errors that aren't the caller's slip: nothing is there, or it passes. */
const STATUSES: Partial<Record<ErrorCode, number>> = {
  NOT_FOUND: 404,
  UNAVAILABLE: 503,
  OVERLOADED: 503,
  TIMEOUT: 503,
  RESTORE_UNFINISHED: 503,
  INDEX_STALE: 503,
  CONFLICT: 503,
};

/** What tells a client of the file. */
const FILE_HEADERS = ['content-type', 'content-disposition', 'content-encoding'] as const;

/**
 * An error before the first piece is told as such; one amid the pieces closes the connection, so that no
 * client takes what it has for the whole.
 */
export function exporting(store: Store): FastifyPluginAsync {
  return async (app) => {
    app.setErrorHandler((error, _request, reply) => {
      // An error before the first packed byte left still finds the headers of the file that was to come.
      for (const header of FILE_HEADERS) reply.removeHeader(header);
      const status = error instanceof NisbaError ? STATUSES[error.code] : undefined;
      // All others are told as everywhere.
      if (!(error instanceof NisbaError) || status === undefined) throw error;
      return reply
        .status(status)
        .send({ errors: [{ message: error.message, extensions: { code: error.code } }] });
    });
    // HEAD would run a whole export to throw it away.
    const options = { exposeHeadRoute: false };
    app.get<{ Params: { '*': string }; Querystring: Record<string, unknown> }>(
      '/export.*',
      options,
      async (request, reply) => {
        const format = requireFormat(request.params['*']);
        const opened = await open(format, request.query, reply);
        const pieces = await begun(opened.pieces());
        reply
          .header('content-type', format.mediaType)
          .header(
            'content-disposition',
            `attachment; filename="nisba-${opened.revision}.${format.extension}"`,
          )
          .header('cache-control', 'no-store')
          .header('vary', 'accept-encoding');
        const file = Readable.from(pieces, { objectMode: false });
        if (isPacked(format) || !takesGzip(request.headers['accept-encoding'])) return reply.send(file);
        reply.header('content-encoding', 'gzip');
        // Whoever reads what is packed learns of a failure: the callback has nothing to add.
        return reply.send(pipeline(file, createGzip(), () => undefined));
      },
    );

    function open(
      format: ExportFormat,
      parameters: Readonly<Record<string, unknown>>,
      reply: FastifyReply,
    ): Promise<OpenExport> {
      // A parameter that comes twice is one list.
      const given = Object.entries(parameters).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(',') : value,
      ]);
      const request = parseExportRequest(Object.fromEntries(given) as Record<string, unknown>);
      return openExport(store, format, request, { signal: abortedWithClient(reply) });
    }
  };
}

function requireFormat(extension: string): ExportFormat {
  const format = formatBy('extension', extension);
  if (format) return format;
  const known = EXPORT_FORMATS.map((each) => each.extension).join(', ');
  throw new NisbaError(
    'NOT_FOUND',
    `There is no export in the format "${extension.slice(0, 60)}": take ${known}.`,
    {
      formats: EXPORT_FORMATS.map((each) => each.extension),
    },
  );
}

/** What goes wrong before the first piece is thrown here, while the client can still be told. */
async function begun<T>(pieces: AsyncGenerator<T>): Promise<AsyncGenerator<T>> {
  const first = await pieces.next();
  return (async function* () {
    try {
      if (!first.done) yield first.value;
      yield* pieces;
    } finally {
      await pieces.return(undefined);
    }
  })();
}

const isPacked = ({ extension }: ExportFormat): boolean => extension.endsWith('.zip');

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
