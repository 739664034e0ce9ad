/** What changed, as it is asked: on each clock, with the other two held, and what is refused. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { recordBearings } from '../../src/bearing/record-bearings.js';
import { recordClaims } from '../../src/claim/record-claims.js';
import { retractClaim } from '../../src/claim/retract-claim.js';
import { entityId, sourceId } from '../../src/ids.js';
import { mergeEntities } from '../../src/identity/merge-entities.js';
import type { Store } from '../../src/store/store.js';
import { at, endpoint, listAt } from '../graphql/endpoint.js';
import { claim, recordGraph } from '../graph.js';

/** Instants after each write, so that the recorded clock can be asked. */
const instants: string[] = [];

async function written(store: Store, work: Parameters<Store['write']>[0]): Promise<void> {
  await store.write(work);
  // Two writes within a millisecond would have one instant.
  await new Promise((resolve) => setTimeout(resolve, 5));
  instants.push(new Date().toISOString());
  await new Promise((resolve) => setTimeout(resolve, 5));
}

/**
 * A led G from 2012 to 2020, says source one in 2021; C backs G, says one, undated, in 2021; source two of 2023
 * denies that C does, and says that D backs G. Then a claim is retracted, and another contradicted.
 */
async function fill(store: Store): Promise<void> {
  await recordGraph(store, {
    entities: ['person:a', 'group:g', 'group:c', 'group:d', 'group:d-again', 'group:label', 'group:far'],
    sources: ['source:one', 'source:two'],
  });
  const one = { publishedAt: '2021-07' };
  const two = { source: sourceId('source:two'), publishedAt: '2023' };
  const ids: string[] = [];
  const record = (...claims: Parameters<typeof recordClaims>[1][number][]) =>
    written(store, async (writer) => {
      ids.push(...(await recordClaims(writer, claims, 'tester')).ids);
    });
  await record(
    claim('person:a', 'LEADS', 'group:g', { ...one, validFrom: '2012', validTo: '2020' }),
    claim('group:c', 'BACKS', 'group:g', one),
  );
  await record(
    claim('group:c', 'BACKS', 'group:g', { ...two, stance: 'DENIES' }),
    claim('group:d', 'BACKS', 'group:g', two),
    claim('group:d', 'ALLIED_WITH', 'group:far', two),
  );
  await written(store, (writer) => retractClaim(writer, ids[3]! as never, 'a slip', 'tester'));
  await written(store, (writer) =>
    recordBearings(
      writer,
      [{ type: 'CONTRADICTS', claim: ids[4]! as never, on: ids[0]! as never }],
      'tester',
    ),
  );
}

const graph = endpoint(fill);

const FIELDS = `links { link { id } before { status } after { status } changes { kind certain claims { source { id } stance } } } counts { kind count } hidden { total }`;
const changed = async (given: string, seeds = '["group:g"]'): Promise<Record<string, string[]>> => {
  const data = await graph.data(`{ networkChange(seeds: ${seeds}, ${given}) { ${FIELDS} } }`);
  return Object.fromEntries(
    listAt(data, 'networkChange.links').map((link) => [
      at(link, 'link.id'),
      [
        `${String(at(link, 'before.status'))} to ${String(at(link, 'after.status'))}`,
        ...listAt(link, 'changes').map((change) => at(change, 'kind') as string),
      ],
    ]),
  ) as Record<string, string[]>;
};

const LEADS = 'LEADS~person:a~group:g';
const BACKED_BY_C = 'BACKS~group:c~group:g';
const BACKED_BY_D = 'BACKS~group:d~group:g';

describe('on the valid clock', () => {
  test('a dated tie begins and ends, and both between the two ends', async () => {
    expect(await changed('axis: VALID, from: "2011", to: "2015"')).toEqual({
      [LEADS]: ['NONE to CONTESTED', 'BEGAN', 'STATUS'],
    });
    expect((await changed('axis: VALID, from: "2015", to: "2022-01"'))[LEADS]).toEqual([
      'CONTESTED to NONE',
      'ENDED',
      'STATUS',
    ]);
    expect((await changed('axis: VALID, from: "2010", to: "2022-01"'))[LEADS]).toEqual([
      'NONE to NONE',
      'BEGAN',
      'ENDED',
    ]);
  });

  test('an undated tie is first attested, and last attested, and keeps its status', async () => {
    expect((await changed('axis: VALID, from: "2020", to: "2022"'))[BACKED_BY_C]).toEqual([
      'CONTESTED to CONTESTED',
      'FIRST_ATTESTED',
      'LAST_ATTESTED',
    ]);
  });

  test('what was published later does not count where publishedBy holds', async () => {
    const given = 'axis: VALID, from: "2010", to: "2015", at: { publishedBy: "2020" }';
    expect(await changed(given)).toEqual({});
  });
});

describe('on the published clock', () => {
  test('something is said, and something is denied', async () => {
    expect(await changed('axis: PUBLISHED, from: "2022", to: "2023"')).toEqual({
      [BACKED_BY_C]: ['UNCONTESTED to CONTESTED', 'DENIED', 'STATUS'],
      // What contradicts it was said elsewhere.
      [LEADS]: ['UNCONTESTED to CONTESTED', 'STATUS'],
    });
    const known = `axis: PUBLISHED, from: "2022", to: "2023", at: { knownAt: "${instants[1]}" }`;
    expect((await changed(known))[BACKED_BY_D]).toEqual(['NONE to UNCONTESTED', 'SAID', 'STATUS']);
  });

  test('nothing changes between a day and itself', async () => {
    expect(await changed('axis: PUBLISHED, from: "2023", to: "2023"')).toEqual({});
  });
});

describe('on the recorded clock', () => {
  test('claims are learnt and retracted, and a bearing makes a link contested', async () => {
    const between = (one: number, other: number) =>
      changed(`axis: RECORDED, from: "${instants[one]}", to: "${instants[other]}"`);
    expect(await between(0, 1)).toEqual({
      [BACKED_BY_C]: ['UNCONTESTED to CONTESTED', 'RECORDED', 'STATUS'],
      [BACKED_BY_D]: ['NONE to UNCONTESTED', 'RECORDED', 'STATUS'],
    });
    expect(await between(1, 2)).toEqual({ [BACKED_BY_D]: ['UNCONTESTED to NONE', 'RETRACTED', 'STATUS'] });
    expect(await between(2, 3)).toMatchObject({ [LEADS]: ['UNCONTESTED to CONTESTED', 'STATUS'] });
    expect((await between(0, 2))[BACKED_BY_D]).toEqual(['NONE to NONE', 'RECORDED', 'RETRACTED']);
  });

  test('each change names the claims that made it, retracted ones too', async () => {
    const data = await graph.data(
      `{ networkChange(seeds: ["group:d"], axis: RECORDED, from: "${instants[1]}", to: "${instants[2]}") { links { changes { kind claims { stance retractedReason } } } } }`,
    );
    expect(at(data, 'networkChange.links.0.changes.0')).toEqual({
      kind: 'RETRACTED',
      claims: [{ stance: 'ASSERTS', retractedReason: 'a slip' }],
    });
  });
});

describe('at depth 2', () => {
  test('the links of neighbours are looked at, of those at either end', async () => {
    const given = `axis: RECORDED, from: "${instants[0]}", to: "${instants[1]}"`;
    expect(Object.keys(await changed(`${given}, depth: 2`))).toEqual([
      'ALLIED_WITH~group:d~group:far',
      BACKED_BY_C,
      BACKED_BY_D,
    ]);
    expect(Object.keys(await changed(given))).toEqual([BACKED_BY_C, BACKED_BY_D]);
  });
});

describe('what cannot be answered is refused', () => {
  test.each([
    ['axis: VALID, from: "2024", to: "2021"', 'INVALID_FILTER'],
    ['axis: VALID, from: "2021-06", to: "2021"', 'INVALID_FILTER'],
    ['axis: PUBLISHED, from: "2021/2022", to: "2023"', 'INVALID_FILTER'],
    ['axis: PUBLISHED, from: "yesterday", to: "2023"', 'INVALID_DATE'],
    ['axis: RECORDED, from: "2021", to: "2024-01-01T00:00:00Z"', 'BAD_USER_INPUT'],
    ['axis: RECORDED, from: "2024-02-01T00:00:00Z", to: "2024-01-01T00:00:00Z"', 'INVALID_FILTER'],
    ['axis: VALID, from: "2021", to: "2022", at: { validAt: "2021" }', 'INVALID_FILTER'],
    [
      'axis: RECORDED, from: "2024-01-01T00:00:00Z", to: "2024-02-01T00:00:00Z", at: { knownAt: "2024-01-01T00:00:00Z" }',
      'INVALID_FILTER',
    ],
    ['axis: VALID, from: "2021", to: "2022", depth: 3', 'BAD_USER_INPUT'],
    ['axis: VALID, from: "2021", to: "2022", evidence: { minCredibility: 9 }', 'INVALID_FILTER'],
  ])('%s: %s', async (given, code) => {
    expect(await graph.code(`{ networkChange(seeds: ["group:g"], ${given}) { axis } }`)).toBe(code);
  });

  test.each([
    ['[]', 'BAD_USER_INPUT'],
    ['["group:nobody"]', 'NOT_FOUND'],
    ['["nobody"]', 'INVALID_ID'],
  ])('seeds %s: %s', async (seeds, code) => {
    expect(
      await graph.code(`{ networkChange(seeds: ${seeds}, axis: VALID, from: "2021", to: "2022") { axis } }`),
    ).toBe(code);
  });
});

describe('a seed that was merged', () => {
  beforeAll(() =>
    written(graph.store, (writer) =>
      mergeEntities(
        writer,
        { id: entityId('group:d-again'), into: entityId('group:g'), reason: 'one' },
        'tester',
      ),
    ),
  );

  test('is looked at as the one that stands for it, once', async () => {
    const given = 'axis: VALID, from: "2011", to: "2015"';
    expect(await changed(given, '["group:d-again", "group:g"]')).toEqual(await changed(given));
  });

  test('and an answer from before the merge says so', async () => {
    const { extensions } = await graph.answer(
      `{ networkChange(seeds: ["group:d-again"], axis: RECORDED, from: "${instants[0]}", to: "${instants[1]}") { axis } }`,
    );
    expect(extensions).toMatchObject({ notes: [expect.anything(), expect.anything()] });
  });
});
