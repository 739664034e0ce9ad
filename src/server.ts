/** The HTTP server: GraphQL at /graphql, GraphiQL at /, OpenRefine at /reconcile, exports at /export.*, health at /health. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { Analysis } from './analysis/analysis.js';
import { NisbaError } from './errors.js';
import { exporting } from './export/export.routes.js';
import { abortedWithClient } from './graphql/client-gone.js';
import { Context } from './graphql/context.js';
import { makeService } from './graphql/execute.js';
import { reconciliation } from './reconcile/reconcile.routes.js';
import type { Store } from './store/store.js';

export interface ServerOptions {
  readonly store: Store;
  /** Works out metrics and positions; it ends with the server. */
  readonly analysis?: Analysis;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** A pino logger; without one nothing is logged. */
  readonly logger?: FastifyBaseLogger;
  /** How long running requests may take to end when the server closes. */
  readonly drainMs?: number;
}

export interface RunningServer {
  /** http://host:port, without a slash at the end. */
  readonly url: string;
  /** Takes no new requests, finishes the running ones; the store stays open. */
  close(): Promise<void>;
}

const WEB_FOLDER = fileURLToPath(new URL('../dist/web', import.meta.url));
const BODY_LIMIT = 4 * 1024 * 1024;
const DRAIN_MS = 10_000;

/** What the page may load: itself alone; GraphiQL's editor writes its own style elements. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Starts the server.
 *
 * @throws INVALID_CONFIG when the address cannot be listened on
 */
export async function startServer({
  store,
  analysis = new Analysis(),
  host,
  port,
  logger,
  drainMs = DRAIN_MS,
}: ServerOptions): Promise<RunningServer> {
  const app: FastifyInstance = fastify({
    ...(logger ? { loggerInstance: logger } : { logger: false }),
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    forceCloseConnections: 'idle',
  });
  const service = makeService({ logFault: (error) => app.log.error({ err: error }, 'a fault') });
  service.addPlugin(fastifyApolloDrainPlugin(app));
  await service.start();

  app.addHook('onRequest', async (request, reply) => {
    reply
      .header('x-request-id', request.id)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer');
    refuseForeignHost(request.headers.host, host);
  });
  app.setErrorHandler((error, request, reply) => {
    const { status, code, message } = refusalOf(error);
    if (status >= 500) request.log.error({ err: error }, 'a request failed');
    return reply.status(status).send({ errors: [{ message, extensions: { code } }] });
  });
  app.setNotFoundHandler((request, reply) => {
    const message = `There is nothing at ${request.method} ${request.url.slice(0, 200)}: GraphQL is at /graphql.`;
    return reply.status(404).send({ errors: [{ message, extensions: { code: 'NOT_FOUND' } }] });
  });

  app.route({
    url: '/graphql',
    method: ['GET', 'POST', 'OPTIONS'],
    handler: fastifyApolloHandler(service, {
      context: async (_request, reply) => new Context(store, analysis, abortedWithClient(reply)),
    }),
  });
  await app.register(reconciliation(store), { prefix: '/reconcile' });
  await app.register(exporting(store));
  app.get('/health/live', { logLevel: 'silent' }, () => ({ status: 'live' }));
  app.get('/health/ready', { logLevel: 'silent' }, async (_request, reply) => {
    try {
      await store.ping();
      return { status: 'ready' };
    } catch (error) {
      const code = error instanceof NisbaError ? error.code : 'INTERNAL';
      return reply.status(503).send({ status: 'unready', code });
    }
  });
  if (existsSync(WEB_FOLDER)) await servePage(app);

  try {
    await app.listen({ host, port });
  } catch (error) {
    await service.stop();
    throw new NisbaError(
      'INVALID_CONFIG',
      `The server cannot listen on ${host}:${port}: ${(error as Error).message}. Choose another --port.`,
      { host, port },
      { cause: error },
    );
  }
  return { url: addressOf(app, host), close: () => closeWithin(app, service, analysis, drainMs) };
}

async function servePage(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, {
    root: WEB_FOLDER,
    cacheControl: false,
    setHeaders: (response, path) => {
      // Assets carry a hash of their content in the name; the page that names them does not.
      response.setHeader(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
      if (path.endsWith('.html')) response.setHeader('content-security-policy', PAGE_POLICY);
    },
  });
}

/** A page of another site whose name resolves to this machine (DNS rebinding) is told by its Host header. */
function refuseForeignHost(header: string | undefined, host: string): void {
  const name = (header ?? '').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  if (name === '' || name === 'localhost' || name === host || isIP(name) !== 0) return;
  throw new NisbaError(
    'ADDRESS_REFUSED',
    `This server does not answer for the host "${name.slice(0, 100)}": use localhost or its address.`,
  );
}

/** What a client is told of a request that never became an operation. */
function refusalOf(error: unknown): { status: number; code: string; message: string } {
  if (error instanceof NisbaError) return { status: 400, code: error.code, message: error.message };
  const status = statusOf(error) ?? 500;
  if (status >= 500) return { status, code: 'INTERNAL', message: 'Something went wrong inside Nisba.' };
  if (status === 413) {
    const message = `This request is larger than ${BODY_LIMIT / 1024 / 1024} MB: send less at a time, or use nisba import.`;
    return { status, code: 'QUERY_TOO_LARGE', message };
  }
  return { status, code: 'BAD_REQUEST', message: (error as Error).message };
}

function statusOf(error: unknown): number | undefined {
  const status: unknown = (error as { statusCode?: unknown }).statusCode;
  return typeof status === 'number' ? status : undefined;
}

function addressOf(app: FastifyInstance, host: string): string {
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return `http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
}

async function closeWithin(
  app: FastifyInstance,
  service: { stop(): Promise<void> },
  analysis: Analysis,
  drainMs: number,
): Promise<void> {
  const late = setTimeout(() => app.server.closeAllConnections(), drainMs);
  try {
    await service.stop();
    await app.close();
  } finally {
    clearTimeout(late);
    await analysis.close();
  }
}
