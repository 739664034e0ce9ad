/** What a request still reads when its client has gone away: nothing. */
import { setMaxListeners } from 'node:events';
import type { FastifyReply } from 'fastify';
import { NisbaError } from '../errors.js';

/** A signal that fires when the client closes the connection before its answer is complete. */
export function abortedWithClient(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  // Every statement of the request listens, however many run at once.
  setMaxListeners(0, gone.signal);
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort(new NisbaError('UNAVAILABLE', 'The client has gone away.'));
  });
  return gone.signal;
}
