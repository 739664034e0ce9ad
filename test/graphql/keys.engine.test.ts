/** A key makes a mutation happen once, and mutations do not harm each other. */
import { describe, expect, test } from '@jest/globals';
import { at, type Data } from './endpoint.js';
import {
  BEARING,
  ENTITY,
  RECORD_CLAIMS,
  RETRACT,
  RETRACT_BEARING,
  SOURCE,
  figures,
  fresh,
  graph,
  next,
  office,
  record,
  refused,
} from './writing.js';

describe('a key', () => {
  const key = (): string => `key-${next()}`;

  test('gives the first answer again, whatever happened since', async () => {
    const taken = key();
    const input = [office(fresh())];
    const first = await graph.data(RECORD_CLAIMS, { input, key: taken });
    const before = await figures();
    expect(await graph.data(RECORD_CLAIMS, { input, key: taken })).toEqual(first);
    expect(at(first, 'recordClaims.recorded')).toBe(1);
    expect(await figures()).toEqual(before);
    // Retracted meanwhile: a repeat records nothing anew.
    await graph.data(RETRACT, { id: at(first, 'recordClaims.claims.0.id'), reason: 'a slip' });
    const again = await graph.data(RECORD_CLAIMS, { input, key: taken });
    expect(at(again, 'recordClaims.claims.0.id')).toBe(at(first, 'recordClaims.claims.0.id'));
    expect(at(again, 'recordClaims.claims.0.retractedAt')).not.toBeNull();
  });

  test('works for all six mutations', async () => {
    const [one, other] = await record(office(fresh()), office(fresh()));
    const bearing = { bearingType: 'SUPPORTS', claim: one!.id, on: other!.id };
    const steps: [string, Data][] = [
      [SOURCE, { input: { id: 'source:keyed', sourceType: 'LIST', title: 'Keyed' } }],
      [ENTITY, { input: { id: 'person:keyed-once', kind: 'PERSON' } }],
      [RECORD_CLAIMS, { input: [office(fresh())] }],
      [BEARING, { input: bearing }],
      [RETRACT, { id: one!.id, reason: 'a slip' }],
    ];
    for (const [query, variables] of steps) {
      const taken = key();
      const first = await graph.data(query, { ...variables, key: taken });
      const before = await figures();
      expect(await graph.data(query, { ...variables, key: taken })).toEqual(first);
      expect(await figures()).toEqual(before);
    }
    const found = await graph.data('query ($id: ID!) { claim(id: $id) { bearings { id } } }', {
      id: other!.id,
    });
    const id = at(found, 'claim.bearings.0.id');
    const taken = key();
    const first = await graph.data(RETRACT_BEARING, { id, key: taken });
    expect(await graph.data(RETRACT_BEARING, { id, key: taken })).toEqual(first);
  });

  test('with another input is refused, and with another mutation', async () => {
    const taken = key();
    const role = fresh();
    await graph.data(RECORD_CLAIMS, { input: [office(role)], key: taken });
    for (const [query, variables] of [
      [RECORD_CLAIMS, { input: [office(fresh())] }],
      [RECORD_CLAIMS, { input: [office(role), office(fresh())] }],
      [RECORD_CLAIMS, { input: [office(role)], by: 'somebody else' }],
      [ENTITY, { input: { id: 'person:other', kind: 'PERSON' } }],
    ] as const) {
      expect(await refused(query, { ...variables, key: taken })).toMatchObject({
        code: 'KEY_REUSED',
        key: taken,
      });
    }
  });

  test('takes an input that is written otherwise as the same', async () => {
    const taken = key();
    const role = fresh();
    const first = await graph.data(RECORD_CLAIMS, { input: [office(role)], key: taken });
    const spelledOut = {
      role,
      object: 'group:g',
      stance: 'ASSERTS',
      modality: 'ACTUAL',
      credibility: 6,
      validFrom: null,
      subject: 'person:a',
      predicate: 'HOLDS_OFFICE_IN',
      source: 'source:one',
      inferredFrom: [],
    };
    expect(await graph.data(RECORD_CLAIMS, { input: [spelledOut], key: taken })).toEqual(first);
  });

  test('is free again after a failure', async () => {
    const taken = key();
    await refused(RECORD_CLAIMS, { input: [office(fresh(), { object: 'group:unknown' })], key: taken });
    expect(
      at(await graph.data(RECORD_CLAIMS, { input: [office(fresh())], key: taken }), 'recordClaims.recorded'),
    ).toBe(1);
  });

  test('that was lost on the way is found after the write that it belongs to', async () => {
    // The client "crashes" after sending: nobody reads the answer, and it asks again.
    const taken = key();
    const input = [office(fresh())];
    const unread = graph.run(RECORD_CLAIMS, { input, key: taken });
    const data = await graph.data(RECORD_CLAIMS, { input, key: taken });
    await unread;
    expect(at(data, 'recordClaims.recorded')).toBe(1);
    const id = at(data, 'recordClaims.claims.0.id');
    const found = await graph.data(
      'query ($id: ID!) { claim(id: $id) { link { summary { asserts } claims { total { value } } } } }',
      { id },
    );
    expect(at(found, 'claim.link')).toEqual({ summary: { asserts: 1 }, claims: { total: { value: 1 } } });
  });

  test('sent ten times at once makes one write', async () => {
    const taken = key();
    const input = [office(fresh()), office(fresh())];
    const before = (await figures()) as { claims: number; revision: number };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => graph.data(RECORD_CLAIMS, { input, key: taken })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await figures()).toMatchObject({ claims: before.claims + 2, revision: before.revision + 1 });
  });
});

describe('several mutations', () => {
  test('in one operation run one after the other, and one that fails leaves the others', async () => {
    const { data, errors } = await graph.answer(`mutation {
      a: recordEntity(input: { id: "person:first", kind: PERSON }) { recorded }
      b: recordEntity(input: { id: "person:first", kind: GROUP }) { recorded }
      c: recordClaims(input: [{ source: "source:one", subject: "person:first", predicate: "LEADS", object: "group:h" }]) {
        recorded claims { link { summary { status } } }
      }
    }`);
    expect(errors!.map(({ path, extensions }) => [path![0], extensions!['code']])).toEqual([
      ['b', 'ALREADY_RECORDED'],
    ]);
    expect(data).toEqual({
      a: { recorded: true },
      b: null,
      c: { recorded: 1, claims: [{ link: { summary: { status: 'UNCONTESTED' } } }] },
    });
  });

  test('at once on one link lose no claim', async () => {
    const role = fresh();
    await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        record(office(role, { statement: `says ${n}`, validFrom: `20${10 + n}` })),
      ),
    );
    const data = await graph.data(
      'query ($id: ID!) { link(id: $id) { summary { asserts } claims { total { value } } } }',
      {
        id: `HOLDS_OFFICE_IN~person:a~group:g~${role.replace(' ', '-')}`,
      },
    );
    expect(data).toEqual({ link: { summary: { asserts: 12 }, claims: { total: { value: 12 } } } });
  });
});
