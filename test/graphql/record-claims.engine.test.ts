/** Claims are recorded once, read back with what their links amount to, or refused whole. */
import { describe, expect, test } from '@jest/globals';
import { at, listAt, type Data } from './endpoint.js';
import { RECORD_CLAIMS, figures, fresh, graph, office, record, refused } from './writing.js';

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
