/**
 * The W3C Reconciliation Service API 0.2 over HTTP, at /reconcile: manifest, queries, suggestions and
 * previews, open to pages of other sites, as the specification demands, and reading only.
 *
 * https://reconciliation-api.github.io/specs/0.2/
 */
import type { FastifyError, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { ERROR_TABLE, NisbaError, type ErrorCode } from '../errors.js';
import { abortedWithClient } from '../graphql/client-gone.js';
import type { Reader, Store } from '../store/store.js';
import { reconcileBatch } from './batch.js';
import { manifestAt } from './manifest.js';
import { PREVIEW_POLICY, previewPage, refusalPage } from './preview-page.js';
import { parseBatch } from './query.js';
import { readPreview } from './read-preview.js';
import { parseCursor, suggestEntities, suggestKinds, suggestProperties, type Suggestion } from './suggest.js';

const MEGABYTE = 1024 * 1024;
const FORM = 'application/x-www-form-urlencoded';

/** What isn't the caller's, nor a bug: it passes. */
const STATUSES: Partial<Record<ErrorCode, number>> = {
  BAD_USER_INPUT: 400,
  INVALID_ID: 400,
  NOT_FOUND: 404,
  QUERY_TOO_LARGE: 413,
  INDEX_STALE: 503,
  UNAVAILABLE: 503,
  OVERLOADED: 503,
  TIMEOUT: 503,
};

/** The service as a plugin of the server; everything in it is of its own, down to the error handler. */
export function reconciliation(store: Store): FastifyPluginAsync {
  return async (app) => {
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('access-control-allow-origin', '*');
    });
    app.setErrorHandler((error: FastifyError, request, reply) => {
      const { status, code, message } = refusalOf(error);
      if (status >= 500 && code === 'INTERNAL') request.log.error({ err: error }, 'a request failed');
      return reply.status(status).send({ errors: [{ message, extensions: { code } }] });
    });
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(FORM, { parseAs: 'string' }, (_request, body, done) => {
      done(null, new URLSearchParams(String(body)));
    });

    app.options('*', (_request, reply) => preflight(reply));
    app.options('/', (_request, reply) => preflight(reply));

    app.get('/', async (request, reply) => {
      const queries = parametersOf(request).get('queries');
      return queries === null
        ? manifestAt(rootOf(request))
        : reconcileBatch(readerFor(store, reply), parseBatch(queries));
    });
    app.post('/', { bodyLimit: MEGABYTE }, async (request, reply) => {
      const queries = request.body instanceof URLSearchParams ? request.body.get('queries') : null;
      if (queries === null) {
        throw new NisbaError(
          'BAD_USER_INPUT',
          `Nothing is asked: send a form (${FORM}) with a field named queries.`,
        );
      }
      return reconcileBatch(readerFor(store, reply), parseBatch(queries));
    });

    suggestion('entity', (prefix, cursor, reply) => suggestEntities(readerFor(store, reply), prefix, cursor));
    suggestion('type', suggestKinds);
    suggestion('property', suggestProperties);

    app.get('/entity', async (request, reply) => {
      reply.type('text/html; charset=utf-8').header('content-security-policy', PREVIEW_POLICY);
      try {
        return previewPage(await readPreview(readerFor(store, reply), parametersOf(request).get('id') ?? ''));
      } catch (error) {
        if (!(error instanceof NisbaError) || !['INVALID_ID', 'NOT_FOUND'].includes(error.code)) throw error;
        return reply.status(STATUSES[error.code] ?? 400).send(refusalPage(error.message));
      }
    });

    function suggestion(
      what: string,
      suggest: (
        prefix: string,
        cursor: number,
        reply: FastifyReply,
      ) => readonly Suggestion[] | Promise<readonly Suggestion[]>,
    ): void {
      app.get(`/suggest/${what}`, async (request, reply) => {
        const given = parametersOf(request);
        return {
          result: await suggest(given.get('prefix') ?? '', parseCursor(given.get('cursor')), reply),
        };
      });
    }
  };
}

function preflight(reply: FastifyReply): FastifyReply {
  return reply
    .status(204)
    .header('access-control-allow-methods', 'GET, POST')
    .header('access-control-allow-headers', 'content-type')
    .header('access-control-max-age', '86400')
    .send();
}

/** Reads for as long as the client waits. */
function readerFor(store: Store, reply: FastifyReply): Reader {
  const signal = abortedWithClient(reply);
  return {
    run: (statement, parameters, fill, options) =>
      store.run(statement, parameters, fill, { signal, ...options }),
  };
}

/** The first of each name counts. */
function parametersOf({ url }: FastifyRequest): URLSearchParams {
  const mark = url.indexOf('?');
  return new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1));
}

/** The address under which the client reached us; the server has checked the name in it. */
function rootOf({ protocol, host, socket }: FastifyRequest): string {
  return `${protocol}://${host || `127.0.0.1:${socket.localPort}`}`;
}

/** What a client is told of a request that failed as a whole. */
function refusalOf(error: unknown): { status: number; code: ErrorCode | 'BAD_REQUEST'; message: string } {
  if (error instanceof NisbaError) {
    const status = STATUSES[error.code];
    if (status !== undefined) return { status, code: error.code, message: error.message };
  } else {
    const { statusCode: status = 500, message } = error as FastifyError;
    if (status === 413)
      return {
        status,
        code: 'QUERY_TOO_LARGE',
        message: 'This batch is larger than 1 MB: send fewer queries.',
      };
    if (status === 415)
      return { status, code: 'BAD_USER_INPUT', message: `Send the queries as a form: ${FORM}.` };
    if (status < 500) return { status, code: 'BAD_REQUEST', message };
  }
  return { status: 500, code: 'INTERNAL', message: `${ERROR_TABLE.INTERNAL} It has been logged.` };
}
