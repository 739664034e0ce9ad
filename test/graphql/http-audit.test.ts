/** The audit suite of the specification "GraphQL over HTTP", against our endpoint. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { startServer } from '../server.js';
import type { RunningServer } from '../../src/server.js';

/** What the specification only recommends and we do otherwise, each with its reason. */
const AS_400 =
  'an operation that cannot run is 400 whatever is accepted, so that proxies, logs and scripts see that it failed';
const OTHERWISE: Readonly<Record<string, string>> = { '572B': AS_400, FDE2: AS_400, '7B9B': AS_400 };

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const audits = serverAudits({
  url: () => `${server.url}/graphql`,
  // GET needs a header that a page of another site cannot send: see csrfPrevention.
  fetchFn: (url: string, init: RequestInit = {}) =>
    fetch(url, {
      ...init,
      headers: { ...(init.headers as Record<string, string>), 'apollo-require-preflight': 'yes' },
    }),
});

describe('GraphQL over HTTP', () => {
  test.each(audits.map((audit) => [audit.id, audit.name, audit] as const))(
    '%s: %s',
    async (id, _name, audit) => {
      const result = await audit.fn();
      const reason = 'reason' in result ? result.reason : '';
      // A recommendation that is not followed is a warning; a breach of the specification would be an error.
      expect([result.status, reason]).toEqual(
        id in OTHERWISE ? ['warn', 'Response status code is not 200'] : ['ok', ''],
      );
    },
  );
});
