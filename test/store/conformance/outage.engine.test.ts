import { afterEach, beforeEach, describe, expect } from '@jest/globals';
import { openStore } from '../../../src/store/open.js';
import type { Store } from '../../../src/store/store.js';
import { caseOn, neo4jAddress, openTestStore, reopenTestStore } from '../../engines.js';
import { Proxy } from '../proxy.js';

const onNetwork = caseOn(['neo4j'], { reason: 'nothing lies between the process and its engine' });
const onNetworkOnly = caseOn(['neo4j'], { reason: 'nothing to be opened that may be down' });

let proxy: Proxy | undefined;

async function throughProxy(): Promise<{ proxy: Proxy; store: Store }> {
  const between = await startProxy();
  const store = await reopenTestStore({ location: `bolt://127.0.0.1:${between.port}` });
  return { proxy: between, store };
}

async function startProxy(): Promise<Proxy> {
  await (await openTestStore()).close();
  const { hostname, port } = new URL(neo4jAddress());
  proxy = new Proxy(hostname, Number(port || 7687));
  await proxy.mend();
  return proxy;
}

beforeEach(() => {
  proxy = undefined;
});

afterEach(async () => {
  await proxy?.cut();
});

describe('a Neo4j that is down', () => {
  onNetworkOnly('at the start is UNAVAILABLE', async () => {
    const between = await startProxy();
    await between.cut();
    const opening = openStore(`bolt://127.0.0.1:${between.port}`);
    await expect(opening).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  onNetworkOnly('at the start is UNAVAILABLE by the routing scheme too', async () => {
    const between = await startProxy();
    await between.cut();
    const opening = openStore(`neo4j://127.0.0.1:${between.port}`);
    await expect(opening).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  onNetworkOnly('at the start may be waited for: the store works as soon as it is there', async () => {
    const between = await startProxy();
    await between.cut();
    const store = await reopenTestStore({ location: `bolt://127.0.0.1:${between.port}`, mayBeDown: true });
    await expect(store.ping()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await between.mend();
    await store.ping();
    expect(await store.write(async (writer) => writer.revision)).toBe(1);
  });

  onNetwork('fails reads and writes as UNAVAILABLE, and both work when it is back', async () => {
    const { proxy: between, store } = await throughProxy();
    await store.ping();
    await between.cut();
    await expect(store.ping()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    const write = store.write((writer) => writer.run('trial/merge-nodes', { ids: ['person:a'] }));
    await expect(write).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await between.mend();
    await store.ping();
    await store.write((writer) => writer.run('trial/merge-nodes', { ids: ['person:b'] }));
    expect(await store.run('trial/list-nodes')).toEqual([{ id: 'person:b' }]);
  });

  onNetwork('for a moment between two requests is not noticed', async () => {
    const { proxy: between, store } = await throughProxy();
    await Promise.all(Array.from({ length: 10 }, () => store.ping()));
    await between.cut();
    await between.mend();
    await Promise.all(Array.from({ length: 10 }, () => store.ping()));
    expect(await store.write(async (writer) => writer.revision)).toBe(1);
  });

  onNetwork('in the middle of a write leaves nothing of it', async () => {
    const { proxy: between, store } = await throughProxy();
    let tries = 0;
    const write = store.write(async (writer) => {
      tries += 1;
      await writer.run('trial/merge-nodes', { ids: [`person:${tries}`] });
      await between.cut();
      await writer.run('trial/merge-nodes', { ids: ['person:after'] });
    });
    await expect(write).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await between.mend();
    expect(await store.run('trial/list-nodes')).toEqual([]);
  });

  onNetwork('for a moment in the middle of a write lets the write be done again', async () => {
    const { proxy: between, store } = await throughProxy();
    let tries = 0;
    const revision = await store.write(async (writer) => {
      tries += 1;
      await writer.run('trial/merge-nodes', { ids: ['person:a'] });
      if (tries === 1) {
        await between.cut();
        await between.mend();
      }
      await writer.run('trial/merge-nodes', { ids: ['person:b'] });
      return writer.revision;
    });
    expect([tries, revision]).toEqual([2, 1]);
    expect(await store.run('trial/count-nodes')).toEqual([{ count: 2 }]);
  });

  onNetwork('and silent is answered by the deadline', async () => {
    const { store } = await throughProxy();
    const run = store.run('trial/run-away', { n: 5_000 }, {}, { deadlineMs: 200 });
    await expect(run).rejects.toMatchObject({ code: 'TIMEOUT' });
  });
});
