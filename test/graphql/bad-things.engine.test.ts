/** What nobody has, or what is asked wrongly, is told with a code; its neighbours are answered. */
import { describe, expect, test } from '@jest/globals';
import { ERROR_TABLE } from '../../src/errors.js';
import { PERSON, long, refusal, seeded } from './refusal.js';

describe('a thing that is asked for', () => {
  test.each([
    ['an id that nobody has', '{ entity(id: "person:nobody") { id } }', 'NOT_FOUND', /person:nobody/],
    ['a name that nobody has', '{ entity(name: "zzz qqq") { id } }', 'NOT_FOUND', /zzz qqq/],
    ['an empty name', '{ entity(name: "") { id } }', 'BAD_USER_INPUT', /no letters or digits/],
    ['a name of mere space', '{ entity(name: "   ") { id } }', 'BAD_USER_INPUT', /no letters or digits/],
    [
      'a name of 100,000 characters',
      `{ entity(name: "${long(100_000)}") { id } }`,
      'BAD_USER_INPUT',
      /100000 characters: give at most 400/,
    ],
    ['neither id nor name', '{ entity { id } }', 'BAD_USER_INPUT', /exactly one of id and name/],
    [
      'both id and name',
      `{ entity(id: "${PERSON}", name: "Iran") { id } }`,
      'BAD_USER_INPUT',
      /exactly one of id and name/,
    ],
    ['null for both', '{ person(id: null, name: null) { id } }', 'BAD_USER_INPUT', /exactly one/],
    [
      'a place as a person',
      '{ person(id: "place:iraq") { id } }',
      'WRONG_KIND',
      /place:iraq is a PLACE, not a PERSON/,
    ],
    ['a group as an event', '{ event(id: "group:hamas") { id } }', 'WRONG_KIND', /as group or as entity/],
    [
      "a claim's id as an entity",
      '{ entity(id: "claim:aaaaaaaaaaaaaaaaaaaaaaaaaa") { id } }',
      'INVALID_ID',
      /kind:slug/,
    ],
    [
      "a source's id as an entity",
      '{ entity(id: "source:strikes-2024-02") { id } }',
      'INVALID_ID',
      /kind:slug/,
    ],
    ['an id with capitals', '{ person(id: "person:Abu") { id } }', 'INVALID_ID', /person:Abu/],
    ['an empty id', '{ person(id: "") { id } }', 'INVALID_ID', /./],
    ['an id of 100,000 characters', `{ person(id: "person:${long(100_000)}") { id } }`, 'INVALID_ID', /…/],
    ['a number as an id', '{ person(id: 7) { id } }', 'INVALID_ID', /"7"/],
    ['an unknown claim', '{ claim(id: "claim:aaaaaaaaaaaaaaaaaaaaaaaaaa") { id } }', 'NOT_FOUND', /no claim/],
    ['a malformed claim id', '{ claim(id: "claim:1") { id } }', 'INVALID_ID', /26 characters/],
    ['an unknown source', '{ source(id: "source:nobody") { id } }', 'NOT_FOUND', /no source/],
    ['an entity as a source', '{ source(id: "person:x") { id } }', 'INVALID_ID', /source:slug/],
    [
      'an unknown link',
      '{ link(id: "BACKS~person:a~person:b") { id } }',
      'NOT_FOUND',
      /no claim speaks to it/,
    ],
    ['a link of an unknown type', '{ link(id: "LOVES~person:a~person:b") { id } }', 'UNKNOWN_TYPE', /LOVES/],
    ['a link without its end', '{ link(id: "BACKS~person:a") { id } }', 'INVALID_ID', /TYPE~from~to/],
    ['a malformed node', '{ node(id: "!") { id } }', 'INVALID_ID', /"!"/],
    ['a malformed source as a node', '{ node(id: "source:A B") { id } }', 'INVALID_ID', /source:slug/],
    ['a malformed bearing as a node', '{ node(id: "bearing:1") { id } }', 'INVALID_ID', /bearing/],
  ])('by %s is refused', async (_what, query, code, message) => {
    const error = await refusal(query);
    expect(error.extensions?.['code']).toBe(code);
    expect(error.message).toMatch(message);
  });

  test('by a name that only shares words with one is told the nearest', async () => {
    const error = await refusal('{ group(name: "Nujaba Office") { id } }');
    expect(error.extensions).toMatchObject({
      code: 'NOT_FOUND',
      name: 'Nujaba Office',
      suggestions: [{ id: 'group:harakat-al-nujaba', name: 'Harakat al-Nujaba' }],
    });
  });

  test('by a name that fits several of one kind is told all of them', async () => {
    const error = await refusal('{ entity(name: "Iran") { id } }');
    expect(error.extensions).toMatchObject({ code: 'AMBIGUOUS_NAME' });
    expect((error.extensions!['candidates'] as { id: string }[]).map(({ id }) => id).sort()).toEqual([
      'group:iran-government',
      'place:iran',
    ]);
  });
});

describe('a failing root field', () => {
  test('leaves its neighbours', async () => {
    const { data, errors } = await seeded.answer(`{
      a: person(id: "place:iraq") { id }
      b: entities(first: 0) { nodes { id } }
      c: claims(after: "x") { nodes { id } }
      d: source(id: "source:nobody") { id }
      e: link(id: "x") { id }
      f: nodes(ids: ["x", "place:iraq"]) { id }
      g: place(id: "place:iraq") { name }
      h: statistics { sources }
    }`);
    expect(data).toEqual({
      a: null,
      b: null,
      c: null,
      d: null,
      e: null,
      f: [null, { id: 'place:iraq' }],
      g: { name: 'Iraq' },
      h: { sources: 2 },
    });
    expect(errors!.map(({ path }) => path![0]).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(errors!.every(({ extensions }) => String(extensions!['code']) in ERROR_TABLE)).toBe(true);
  });
});
