/** Mutations end to end: recorded once, read back with what follows from it, refused whole. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { recordGraph } from '../graph.js';
import { at, endpoint, listAt, type Data } from './endpoint.js';

const graph = endpoint((store) =>
  recordGraph(store, {
    entities: ['person:a', 'person:b', 'group:g', 'group:h', 'event:e', 'place:p', 'asset:s'],
    sources: ['source:one', 'source:two'],
  }),
);

const RECORD_CLAIMS = `mutation ($input: [ClaimInput!]!, $key: String, $by: String) {
  recordClaims(input: $input, key: $key, by: $by) {
    recorded
    claims { id number recordedBy retractedAt locators link { id summary { status asserts denies originCount } } }
  }
}`;
const RETRACT = `mutation ($id: ID!, $reason: String!, $key: String) {
  retractClaim(id: $id, reason: $reason, key: $key) {
    claim { id retractedAt retractedBy retractedReason link { summary { status asserts } } }
  }
}`;
const BEARING = `mutation ($input: BearingInput!, $key: String) {
  recordBearing(input: $input, key: $key) { recorded bearing { id bearingType reason claim { id } on { id link { summary { status } } } } }
}`;
const RETRACT_BEARING = `mutation ($id: ID!, $key: String) {
  retractBearing(id: $id, reason: "a slip", key: $key) { bearing { id retractedAt on { link { summary { status } } } } }
}`;
const SOURCE = `mutation ($input: SourceInput!, $key: String) {
  recordSource(input: $input, key: $key) { recorded source { id title reliability origins { id name } derivedFrom { id } recordedBy } }
}`;
const ENTITY = `mutation ($input: EntityInput!, $key: String, $by: String) {
  recordEntity(input: $input, key: $key, by: $by) { recorded entity { id kind name anonymous unnamed ... on Group { groupType } } }
}`;

let next = 0;
/** A role that no other test has, so that its link is its own. */
const fresh = (): string => `office ${(next += 1)}`;

function office(role: string, rest: Data = {}): Data {
  return {
    source: 'source:one',
    subject: 'person:a',
    predicate: 'HOLDS_OFFICE_IN',
    object: 'group:g',
    role,
    ...rest,
  };
}

async function record(...input: Data[]): Promise<{ id: string; link: { id: string } }[]> {
  const data = await graph.data(RECORD_CLAIMS, { input });
  return listAt(data, 'recordClaims.claims') as { id: string; link: { id: string } }[];
}

/** All that a write could have left behind. */
async function figures(): Promise<unknown> {
  const data = await graph.data(
    '{ statistics { revision sources claims retractedClaims bearings entities { kind count } links { status count } } }',
  );
  return at(data, 'statistics');
}

/** Runs what must fail, and sees that nothing has changed. */
async function refused(query: string, variables: Data): Promise<Data> {
  const before = await figures();
  const { data, errors } = await graph.answer(query, variables);
  expect(errors).toHaveLength(1);
  expect(Object.values(data ?? { none: null })).toEqual([null]);
  expect(await figures()).toEqual(before);
  expect(graph.faults).toEqual([]);
  return { message: errors![0]!.message, ...errors![0]!.extensions };
}

beforeEach(() => {
  graph.faults.length = 0;
});

describe('recordSource', () => {
  test('records a source once, and gives it back', async () => {
    const input = {
      id: 'source:three',
      sourceType: 'REPORT',
      title: 'Third',
      publisher: 'group:h',
      reliability: 'B',
      publishedAt: '2024-02',
    };
    const data = await graph.data(SOURCE, { input });
    expect(data).toEqual({
      recordSource: {
        recorded: true,
        source: {
          id: 'source:three',
          title: 'Third',
          reliability: 'B',
          origins: [{ id: 'group:h', name: 'h' }],
          derivedFrom: [],
          recordedBy: 'anonymous',
        },
      },
    });
    expect(at(await graph.data(SOURCE, { input }), 'recordSource.recorded')).toBe(false);
  });

  test("takes its origin from what it repeats, and a publisher's text as it is written", async () => {
    await graph.data(SOURCE, {
      input: { id: 'source:agency', sourceType: 'ARTICLE', title: 'Agency', publisherText: 'وكالة الأنباء' },
    });
    const data = await graph.data(SOURCE, {
      input: {
        id: 'source:paper',
        sourceType: 'ARTICLE',
        title: 'Paper',
        publisherText: 'The Paper',
        derivedFrom: ['source:agency'],
      },
    });
    const [origin, ...others] = listAt(data, 'recordSource.source.origins') as { id: string; name: string }[];
    expect(others).toEqual([]);
    expect(origin!.id).toMatch(/^publisher:[a-z2-7]+$/);
    expect(origin!.name).toBe('وكالة الأنباء');
  });

  test.each([
    [
      'the id of another with other content',
      { id: 'source:one', title: 'Other' },
      'ALREADY_RECORDED',
      /not edited/,
    ],
    ['an id that is no source', { id: 'person:x' }, 'INVALID_SOURCE', /source:slug/],
    ['itself as what it repeats', { derivedFrom: ['source:new'] }, 'DERIVATION_CYCLE', /derived from itself/],
    [
      'an unknown source as what it repeats',
      { derivedFrom: ['source:unknown'] },
      'NOT_FOUND',
      /record that source first/,
    ],
    ['an unknown publisher', { publisher: 'group:unknown' }, 'NOT_FOUND', /record the entity first/],
    ['two publishers', { publisher: 'group:g', publisherText: 'G' }, 'INVALID_SOURCE', /keep one of the two/],
    ['a date outside the profile', { publishedAt: '2021-13' }, 'INVALID_DATE', /month 13/],
    ['a copy made on no day', { retrievedAt: '2023-02-29' }, 'INVALID_DATE', /2023-02-29/],
    ['an empty title', { title: '' }, 'INVALID_SOURCE', /"title"/],
    ['a title of 3,000 characters', { title: 'a'.repeat(3_000) }, 'INVALID_SOURCE', /longer than/],
    ['a language that is none', { language: 'English!' }, 'INVALID_SOURCE', /BCP 47/],
    ['half a surrogate pair', { author: '\ud800' }, 'INVALID_SOURCE', /surrogate/],
  ])('refuses %s', async (_what, rest, code, message) => {
    const input = { id: 'source:new', sourceType: 'ARTICLE', title: 'New', ...rest };
    const error = await refused(SOURCE, { input });
    expect(error['code']).toBe(code);
    expect(error['message']).toMatch(message);
  });
});

describe('recordEntity', () => {
  test('records an entity once, named after its id until a claim names it', async () => {
    const input = { id: 'group:new-group', kind: 'GROUP', groupType: 'MILITARY' };
    expect(await graph.data(ENTITY, { input })).toEqual({
      recordEntity: {
        recorded: true,
        entity: {
          id: 'group:new-group',
          kind: 'GROUP',
          name: 'new group',
          anonymous: false,
          unnamed: false,
          groupType: 'MILITARY',
        },
      },
    });
    expect(at(await graph.data(ENTITY, { input }), 'recordEntity.recorded')).toBe(false);
    const value = { name: { name: 'الجماعة', nameKind: 'PRIMARY', script: 'Arab' } };
    await record({ source: 'source:one', subject: 'group:new-group', predicate: 'NAME', value });
    expect(await graph.data('{ group(name: "الجماعة") { id name names { text script } } }')).toEqual({
      group: { id: 'group:new-group', name: 'الجماعة', names: [{ text: 'الجماعة', script: 'Arab' }] },
    });
  });

  test.each([
    [
      'the id of one of another kind',
      { id: 'person:a', kind: 'GROUP' },
      'ALREADY_RECORDED',
      /PERSON and not as GROUP/,
    ],
    ['a malformed id', { id: 'Person A', kind: 'PERSON' }, 'INVALID_ENTITY', /kind:slug/],
    ['a reserved id', { id: 'claim:x', kind: 'PERSON' }, 'INVALID_ENTITY', /kind:slug/],
    ['an id of 121 characters', { id: `person:${'a'.repeat(114)}`, kind: 'PERSON' }, 'INVALID_ENTITY', /120/],
    [
      'a group type on a person',
      { id: 'person:new', kind: 'PERSON', groupType: 'LABEL' },
      'INVALID_ENTITY',
      /groups only/,
    ],
  ])('refuses %s', async (_what, input, code, message) => {
    const error = await refused(ENTITY, { input });
    expect(error['code']).toBe(code);
    expect(error['message']).toMatch(message);
  });

  test.each([
    ['empty', '', /1 to 200/],
    ['201 characters', 'a'.repeat(201), /1 to 200/],
  ])('refuses a key and a recorder of %s', async (_what, text, message) => {
    const input = { id: 'person:keyed', kind: 'PERSON' };
    for (const error of [
      await refused(ENTITY, { input, key: text }),
      await refused(ENTITY, { input, by: text }),
    ]) {
      expect(error['code']).toBe('BAD_USER_INPUT');
      expect(error['message']).toMatch(message);
    }
  });
});

describe('recordClaims', () => {
  test('gives claims and what their links amount to now', async () => {
    const role = fresh();
    const data = await graph.data(RECORD_CLAIMS, {
      by: 'editor',
      input: [office(role, { locators: ['p1'] }), office(role, { source: 'source:two', stance: 'DENIES' })],
    });
    expect(at(data, 'recordClaims.recorded')).toBe(2);
    const slug = role.replace(' ', '-');
    expect(at(data, 'recordClaims.claims.0')).toMatchObject({
      recordedBy: 'editor',
      retractedAt: null,
      locators: ['p1'],
      link: {
        id: `HOLDS_OFFICE_IN~person:a~group:g~${slug}`,
        summary: { status: 'CONTESTED', asserts: 1, denies: 1, originCount: 1 },
      },
    });
    expect(at(data, 'recordClaims.claims.1.link')).toEqual(at(data, 'recordClaims.claims.0.link'));
  });

  test('leaves what is recorded as it is, but for new locators', async () => {
    const role = fresh();
    const [first] = await record(office(role, { locators: ['p1'] }));
    const again = await graph.data(RECORD_CLAIMS, { input: [office(role, { locators: ['p1', 'p9'] })] });
    expect(at(again, 'recordClaims.recorded')).toBe(0);
    expect(at(again, 'recordClaims.claims.0')).toMatchObject({ id: first!.id, locators: ['p1', 'p9'] });
  });

  test('takes every sort of value, and gives it back', async () => {
    const values: [string, string, Data][] = [
      ['person:a', 'SAID', { text: { text: 'words', language: 'en' } }],
      ['event:e', 'KILLED', { quantity: { low: 5, wording: 'at least five', unit: 'person' } }],
      ['event:e', 'DATE', { date: '2024-02~' }],
      ['place:p', 'COORDINATES', { point: { latitude: 33.3, longitude: -44.4 } }],
      ['asset:s', 'NAME', { name: { name: 'Thing' } }],
    ];
    const input = values.map(([subject, predicate, value]) => ({
      source: 'source:one',
      subject,
      predicate,
      value,
    }));
    const data = await graph.data(
      `mutation ($input: [ClaimInput!]!) { recordClaims(input: $input) { claims { link { id } value { __typename
        ... on TextValue { text language scheme } ... on QuantityValue { low high approximate unit of wording }
        ... on DateValue { date } ... on PointValue { latitude longitude } ... on NameValue { name nameKind } } } } }`,
      { input },
    );
    expect((listAt(data, 'recordClaims.claims') as { value: unknown }[]).map(({ value }) => value)).toEqual([
      { __typename: 'TextValue', text: 'words', language: 'en', scheme: null },
      {
        __typename: 'QuantityValue',
        low: 5,
        high: null,
        approximate: false,
        unit: 'person',
        of: null,
        wording: 'at least five',
      },
      { __typename: 'DateValue', date: '2024-02~' },
      { __typename: 'PointValue', latitude: 33.3, longitude: -44.4 },
      { __typename: 'NameValue', name: 'Thing', nameKind: 'PRIMARY' },
    ]);
  });

  test('takes no claim at all, and what stands already, as nothing to do', async () => {
    const input = [office(fresh())];
    await record(...input);
    const before = await figures();
    await record(...input);
    expect(await graph.data(RECORD_CLAIMS, { input: [] })).toEqual({
      recordClaims: { recorded: 0, claims: [] },
    });
    expect(await figures()).toEqual(before);
  });

  test('refuses premises of what is not inferred', async () => {
    const [premise] = await record(office(fresh()));
    const error = await refused(RECORD_CLAIMS, { input: [office(fresh(), { inferredFrom: [premise!.id] })] });
    expect(error).toMatchObject({
      code: 'INVALID_CLAIM',
      message: expect.stringContaining('INFERRED') as unknown,
    });
  });

  const base = { source: 'source:one', subject: 'person:a' };
  const text = { text: { text: 'x' } };
  test.each<[string, Data, string, RegExp]>([
    [
      'object and value',
      { ...base, predicate: 'LEADS', object: 'group:g', value: text },
      'INVALID_CLAIM',
      /object/,
    ],
    ['neither object nor value', { ...base, predicate: 'LEADS' }, 'INVALID_CLAIM', /object/],
    ['an unknown type', { ...base, predicate: 'LOVES', object: 'group:g' }, 'UNKNOWN_TYPE', /LOVES/],
    [
      'an attribute with an object',
      { ...base, predicate: 'SAID', object: 'group:g' },
      'INVALID_CLAIM',
      /attribute type/,
    ],
    [
      'a relation with a value',
      { ...base, predicate: 'LEADS', value: text },
      'INVALID_CLAIM',
      /relation type/,
    ],
    [
      'a value of another sort',
      { ...base, predicate: 'SAID', value: { date: '2021' } },
      'INVALID_CLAIM',
      /TEXT value, not a DATE/,
    ],
    [
      'an event that leads',
      { ...base, subject: 'event:e', predicate: 'LEADS', object: 'group:g' },
      'DOMAIN_RANGE',
      /LEADS.*event:e is a EVENT|event:e is an? EVENT/,
    ],
    [
      'a person in an office of a place',
      { ...base, predicate: 'LOCATED_IN', object: 'place:p' },
      'DOMAIN_RANGE',
      /person:a/,
    ],
    [
      'an attribute of another kind',
      { ...base, predicate: 'KILLED', value: { quantity: { low: 1 } } },
      'DOMAIN_RANGE',
      /KILLED/,
    ],
    [
      'an unknown subject',
      { ...base, subject: 'person:unknown', predicate: 'LEADS', object: 'group:g' },
      'NOT_FOUND',
      /person:unknown/,
    ],
    [
      'an unknown object',
      { ...base, predicate: 'LEADS', object: 'group:unknown' },
      'NOT_FOUND',
      /group:unknown/,
    ],
    [
      'an unknown source',
      { ...base, source: 'source:unknown', predicate: 'LEADS', object: 'group:g' },
      'NOT_FOUND',
      /source:unknown/,
    ],
    [
      'an unknown speaker',
      { ...base, predicate: 'LEADS', object: 'group:g', attributedTo: 'person:unknown' },
      'NOT_FOUND',
      /person:unknown/,
    ],
    [
      'an unknown principal',
      { ...base, predicate: 'LEADS', object: 'group:g', onBehalfOf: 'group:unknown' },
      'NOT_FOUND',
      /group:unknown/,
    ],
    [
      'an unknown topic',
      { ...base, predicate: 'PRAISED', object: 'group:g', about: 'event:unknown' },
      'NOT_FOUND',
      /event:unknown/,
    ],
    [
      'an unknown premise',
      {
        ...base,
        predicate: 'LEADS',
        object: 'group:g',
        basis: 'INFERRED',
        inferredFrom: ['claim:aaaaaaaaaaaaaaaaaaaaaaaaaa'],
      },
      'NOT_FOUND',
      /claim:aaaa/,
    ],
    [
      'an inference without premises',
      { ...base, predicate: 'LEADS', object: 'group:g', basis: 'INFERRED' },
      'INVALID_CLAIM',
      /premises/,
    ],
    [
      "a file's reference",
      { ...base, predicate: 'LEADS', object: 'group:g', about: '#vow' },
      'INVALID_ID',
      /#vow/,
    ],
    [
      'a malformed subject',
      { ...base, subject: 'A', predicate: 'LEADS', object: 'group:g' },
      'INVALID_CLAIM',
      /"subject"/,
    ],
    [
      'a month 13',
      { ...base, predicate: 'LEADS', object: 'group:g', validFrom: '2021-13' },
      'INVALID_DATE',
      /month 13/,
    ],
    [
      'an end on no day',
      { ...base, predicate: 'LEADS', object: 'group:g', validTo: '2023-02-29' },
      'INVALID_DATE',
      /2023-02-29/,
    ],
    [
      'an open date',
      { ...base, predicate: 'LEADS', object: 'group:g', asOf: '2012/' },
      'INVALID_DATE',
      /2012\//,
    ],
    [
      'a publication that is no date',
      { ...base, predicate: 'LEADS', object: 'group:g', publishedAt: 'soon' },
      'INVALID_DATE',
      /soon/,
    ],
    [
      'a withdrawal that is no date',
      { ...base, predicate: 'LEADS', object: 'group:g', withdrawnAt: 'never' },
      'INVALID_DATE',
      /never/,
    ],
    [
      'an attribute date outside the profile',
      { ...base, subject: 'event:e', predicate: 'DATE', value: { date: '2021-04/2021-04/2021' } },
      'INVALID_DATE',
      /2021-04/,
    ],
    [
      'a credibility of 7',
      { ...base, predicate: 'LEADS', object: 'group:g', credibility: 7 },
      'INVALID_CLAIM',
      /1 to 6/,
    ],
    [
      'bounds that are swapped',
      { ...base, subject: 'event:e', predicate: 'KILLED', value: { quantity: { low: 5, high: 1 } } },
      'INVALID_CLAIM',
      /swap/,
    ],
    [
      'a quantity that says nothing',
      { ...base, subject: 'event:e', predicate: 'KILLED', value: { quantity: { unit: 'person' } } },
      'INVALID_CLAIM',
      /wording/,
    ],
    [
      'a number past 2^53',
      { ...base, subject: 'event:e', predicate: 'KILLED', value: { quantity: { low: 2 ** 60 } } },
      'INVALID_CLAIM',
      /2\^53/,
    ],
    [
      'a latitude of 91',
      {
        ...base,
        subject: 'place:p',
        predicate: 'COORDINATES',
        value: { point: { latitude: 91, longitude: 0 } },
      },
      'INVALID_CLAIM',
      /90/,
    ],
    [
      'a statement of 10,001 characters',
      { ...base, predicate: 'LEADS', object: 'group:g', statement: 'a'.repeat(10_001) },
      'INVALID_CLAIM',
      /10000/,
    ],
    [
      '1,001 locators',
      {
        ...base,
        predicate: 'LEADS',
        object: 'group:g',
        locators: Array.from({ length: 1_001 }, (_, n) => `p${n}`),
      },
      'INVALID_CLAIM',
      /1000/,
    ],
    [
      'an empty role',
      { ...base, predicate: 'LEADS', object: 'group:g', role: '' },
      'INVALID_CLAIM',
      /"role"/,
    ],
    [
      'a zero character',
      { ...base, predicate: 'LEADS', object: 'group:g', statement: 'a\u0000b' },
      'INVALID_CLAIM',
      /U\+0000/,
    ],
    [
      'a quantity beside the value',
      { ...base, predicate: 'SAID', value: text, quantity: { low: 1 } },
      'INVALID_CLAIM',
      /quantity/,
    ],
  ])('refuses %s, and the good claim beside it', async (_what, claim, code, message) => {
    const good = office(fresh());
    const error = await refused(RECORD_CLAIMS, { input: [good, claim] });
    expect(error['code']).toBe(code);
    expect(error['message']).toMatch(message);
    expect(error['message']).toMatch(/^Claim 2 of 2: /);
    const alone = await refused(RECORD_CLAIMS, { input: [claim] });
    expect(alone['code']).toBe(code);
    expect(alone['message']).not.toMatch(/Claim \d of/);
  });

  test('names domain and range, and what was given', async () => {
    const error = await refused(RECORD_CLAIMS, {
      input: [{ ...base, subject: 'place:p', predicate: 'LEADS', object: 'event:e' }],
    });
    expect(error['message']).toMatch(
      /^LEADS goes from PERSON.* to GROUP.*, but place:p is a PLACE and event:e an? EVENT\.$/,
    );
  });

  test('tells every claim that is wrong, not the first alone', async () => {
    const error = await refused(RECORD_CLAIMS, {
      input: [
        office(fresh(), { subject: 'event:e' }),
        office(fresh()),
        office(fresh(), { validFrom: '2021-13' }),
      ],
    });
    expect(
      (error['faults'] as { index: number; code: string }[]).map(({ index, code }) => [index, code]),
    ).toEqual([
      [0, 'DOMAIN_RANGE'],
      [2, 'INVALID_DATE'],
    ]);
  });

  test('refuses two values, a value of none, and 1,001 claims', async () => {
    const two = { ...base, predicate: 'SAID', value: { ...text, date: '2021' } };
    expect(await graph.code(RECORD_CLAIMS, { input: [two] })).toBe('BAD_USER_INPUT');
    expect(await graph.code(RECORD_CLAIMS, { input: [{ ...two, value: {} }] })).toBe('BAD_USER_INPUT');
    const many = Array.from({ length: 1_001 }, () => office('clerk'));
    const error = await refused(RECORD_CLAIMS, { input: many });
    expect(error['code']).toBe('INVALID_PAGE_SIZE');
  });
});

describe('retractClaim', () => {
  test('takes a claim out, and its link follows', async () => {
    const role = fresh();
    const [one, two] = await record(office(role), office(role, { source: 'source:two' }));
    const data = await graph.data(RETRACT, { id: one!.id, reason: 'a slip' });
    expect(at(data, 'retractClaim.claim')).toMatchObject({
      id: one!.id,
      retractedBy: 'anonymous',
      retractedReason: 'a slip',
      link: { summary: { status: 'UNCONTESTED', asserts: 1 } },
    });
    await graph.data(RETRACT, { id: two!.id, reason: 'a slip' });
    const link = await graph.data(
      'query ($id: ID!) { link(id: $id) { summary { status } claims { total { value } } } }',
      { id: one!.link.id },
    );
    expect(link).toEqual({ link: { summary: { status: 'NONE' }, claims: { total: { value: 0 } } } });
    expect(await refused(RETRACT, { id: one!.id, reason: 'again' })).toMatchObject({
      code: 'ALREADY_RETRACTED',
      message: expect.stringContaining('a slip') as unknown,
    });
  });

  test('lets the same be recorded again, under the next id', async () => {
    const role = fresh();
    const [first] = await record(office(role));
    await graph.data(RETRACT, { id: first!.id, reason: 'a slip' });
    const [second] = await record(office(role));
    expect(second!.id).toBe(`${first!.id}.2`);
    expect(second!.link).toMatchObject({ summary: { status: 'UNCONTESTED', asserts: 1 } });
  });

  test.each([
    ['an unknown claim', 'claim:aaaaaaaaaaaaaaaaaaaaaaaaaa', 'why', 'NOT_FOUND'],
    ['a malformed id', 'claim:1', 'why', 'INVALID_ID'],
    ['no reason', 'claim:aaaaaaaaaaaaaaaaaaaaaaaaaa', ' ', 'BAD_USER_INPUT'],
    ['an endless reason', 'claim:aaaaaaaaaaaaaaaaaaaaaaaaaa', 'a'.repeat(10_001), 'BAD_USER_INPUT'],
  ])('refuses %s', async (_what, id, reason, code) => {
    expect((await refused(RETRACT, { id, reason }))['code']).toBe(code);
  });
});

describe('recordBearing and retractBearing', () => {
  test('make a link contested, and take it back', async () => {
    const role = fresh();
    const [one, other] = await record(office(role), office(fresh(), { subject: 'person:b' }));
    const input = { bearingType: 'CONTRADICTS', claim: other!.id, on: one!.id, reason: 'only one can be' };
    const data = await graph.data(BEARING, { input });
    expect(at(data, 'recordBearing')).toMatchObject({
      recorded: true,
      bearing: {
        bearingType: 'CONTRADICTS',
        reason: 'only one can be',
        on: { id: one!.id, link: { summary: { status: 'CONTESTED' } } },
      },
    });
    expect(at(await graph.data(BEARING, { input }), 'recordBearing.recorded')).toBe(false);
    const id = at(data, 'recordBearing.bearing.id');
    const back = await graph.data(RETRACT_BEARING, { id });
    expect(at(back, 'retractBearing.bearing.on.link.summary.status')).toBe('UNCONTESTED');
    expect(await refused(RETRACT_BEARING, { id })).toMatchObject({ code: 'ALREADY_RETRACTED' });
    expect(at(await graph.data(BEARING, { input }), 'recordBearing.bearing.id')).toBe(`${String(id)}.2`);
  });

  test('a contradiction ends with the claim that contradicts', async () => {
    const [one, other] = await record(office(fresh()), office(fresh()));
    await graph.data(BEARING, { input: { bearingType: 'CONTRADICTS', claim: other!.id, on: one!.id } });
    await graph.data(RETRACT, { id: other!.id, reason: 'a slip' });
    const link = await graph.data('query ($id: ID!) { link(id: $id) { summary { status } } }', {
      id: one!.link.id,
    });
    expect(at(link, 'link.summary.status')).toBe('UNCONTESTED');
  });

  test.each([
    [
      'an unknown claim',
      { claim: 'claim:aaaaaaaaaaaaaaaaaaaaaaaaaa', on: 'claim:bbbbbbbbbbbbbbbbbbbbbbbbbb' },
      'NOT_FOUND',
    ],
    [
      'a claim on itself',
      { claim: 'claim:aaaaaaaaaaaaaaaaaaaaaaaaaa', on: 'claim:aaaaaaaaaaaaaaaaaaaaaaaaaa' },
      'INVALID_BEARING',
    ],
    ['an entity', { claim: 'person:a', on: 'claim:bbbbbbbbbbbbbbbbbbbbbbbbbb' }, 'INVALID_ID'],
  ])('refuse %s', async (_what, ends, code) => {
    expect((await refused(BEARING, { input: { bearingType: 'SUPPORTS', ...ends } }))['code']).toBe(code);
  });

  test('refuse what was never recorded', async () => {
    expect((await refused(RETRACT_BEARING, { id: 'bearing:aaaaaaaaaaaaaaaaaaaaaaaaaa' }))['code']).toBe(
      'NOT_FOUND',
    );
    expect((await refused(RETRACT_BEARING, { id: 'claim:aaaaaaaaaaaaaaaaaaaaaaaaaa' }))['code']).toBe(
      'INVALID_ID',
    );
  });
});

describe('a key', () => {
  const key = (): string => `key-${(next += 1)}`;

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
