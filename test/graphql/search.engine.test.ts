/** Searching by GraphQL, and what hostile texts do to it. */
import { describe, expect, test } from '@jest/globals';
import { at, endpoint, listAt } from './endpoint.js';

const seeded = endpoint();

const SEARCH = `query ($text: String!, $kinds: [EntityKind!], $exactScript: Boolean, $first: Int) {
  search(text: $text, kinds: $kinds, exactScript: $exactScript, first: $first) {
    verdict total { value exact } truncation { complete reason }
    nodes { id } hits { entity { id kind } score match matchedName completed explanation }
  }
}`;

async function ids(text: string, rest = {}): Promise<unknown[]> {
  const data = await seeded.data(SEARCH, { text, ...rest });
  return listAt(data, 'search.nodes').map((node) => at(node, 'id'));
}

describe('a search', () => {
  test.each([
    ['Walae', 'person:abu-alaa-al-walae'],
    ["Abu Ala al-Wala'i", 'person:abu-alaa-al-walae'],
    ['ابو آلاء الولائي', 'person:abu-alaa-al-walae'],
    ['Husayn Moussaoui', 'person:hussein-al-mosawi'],
    ['قاسم سلیمانی', 'person:qassem-soleimani'],
    ['Kasım Süleymani', 'person:qassem-soleimani'],
    ["Kata'ib Hizballah", 'group:kataib-hezbollah'],
    ['كتائب حزب الله', 'group:kataib-hezbollah'],
    ['كتائب سيد الشهداء', 'group:kataib-sayyid-al-shuhada'],
    ['KSS', 'group:kataib-sayyid-al-shuhada'],
    ['حركة النجباء', 'group:harakat-al-nujaba'],
    ['Nujaba', 'group:harakat-al-nujaba'],
  ])('for %s finds %s first', async (text, id) => {
    expect((await ids(text))[0]).toBe(id);
  });

  test('answers to the beginning of a word, as a suggestion', async () => {
    const { hits } = at(await seeded.data(SEARCH, { text: 'Hussein al-Mos' }), 'search') as {
      hits: unknown[];
    };
    expect(hits[0]).toMatchObject({
      entity: { id: 'person:hussein-al-mosawi' },
      match: false,
      completed: true,
    });
  });

  test('by a common word alone shows all that bear it, and calls none a match', async () => {
    const hits = listAt(await seeded.data(SEARCH, { text: 'Kataib' }), 'search.hits');
    expect(hits.map((hit) => at(hit, 'entity.id'))).toEqual(
      expect.arrayContaining(['group:kataib-hezbollah', 'group:kataib-sayyid-al-shuhada']),
    );
    expect(hits.filter((hit) => at(hit, 'match') === true)).toEqual([]);
  });

  test('keeps to the kinds that were asked for', async () => {
    const data = await seeded.data(SEARCH, { text: 'Hezbollah', kinds: ['PERSON', 'PLACE'] });
    for (const hit of listAt(data, 'search.hits'))
      expect(['PERSON', 'PLACE']).toContain(at(hit, 'entity.kind'));
    expect(await ids('Kataib Hezbollah', { kinds: ['GROUP'] })).toContain('group:kataib-hezbollah');
  });

  test('as written finds no other spelling and no other script', async () => {
    expect(await ids('Kataib Hezbollah', { exactScript: true })).toContain('group:kataib-hezbollah');
    expect(await ids("Kata'ib Hizballah", { exactScript: true })).toEqual([]);
    expect(await ids('كتائب حزب الله', { exactScript: true })).toEqual([]);
  });

  test('says how many there are when it gives fewer', async () => {
    const data = await seeded.data(SEARCH, { text: 'Kataib Hezbollah', first: 1 });
    expect(at(data, 'search')).toMatchObject({
      verdict: 'RESOLVED',
      truncation: { complete: false, reason: 'FIRST' },
      nodes: [{ id: 'group:kataib-hezbollah' }],
    });
    expect(at(data, 'search.total.value')).toBeGreaterThan(1);
  });

  test('never calls Hezbollah a match for Kataib Hezbollah, nor one Kataib another', async () => {
    for (const [text, id] of [
      ['Hezbollah', 'group:kataib-hezbollah'],
      ['Kataib Hezbollah', 'group:hezbollah'],
      ['Kataib Hezbollah', 'group:kataib-sayyid-al-shuhada'],
      ['Kataib Sayyid al-Shuhada', 'group:kataib-hezbollah'],
    ] as const) {
      const hits = listAt(await seeded.data(SEARCH, { text, first: 100 }), 'search.hits');
      const other = hits.find((hit) => at(hit, 'entity.id') === id);
      expect(other === undefined || at(other, 'match') === false).toBe(true);
    }
  });
});

describe('a hostile text', () => {
  test.each([
    ['one letter', 'a'],
    ['a regular expression', '(a+)+$ [^x]*.*?(?<!y)\\'],
    ['Lucene syntax', 'name:"x~2" AND (foo* OR -bar)^4 && !{a TO z}'],
    ['right-to-left marks', '\u202e\u200fHussein\u202c'],
    ['mixed scripts', 'Hassanحسن Наср 金'],
    ['lone surrogates in a name', 'Hussein \ud83d al-Mosawi \udc00'],
    ['control characters', 'Hus\u0000sein\u0007'],
    ['Cypher', "x'}) DETACH DELETE n //"],
    ['four hundred letters', 'ab '.repeat(133)],
    ['a word of four hundred letters', 'b'.repeat(400)],
    ['another script', 'Владимир 金正恩 김'],
    ['numbers', '12345 6'],
  ])('%s is answered', async (_what, text) => {
    expect(at(await seeded.data(SEARCH, { text }), 'search.verdict')).toMatch(/^(RESOLVED|AMBIGUOUS|NONE)$/);
  });

  test.each([
    ['nothing', '', /no letters or digits/],
    ['mere space', ' \t\n', /no letters or digits/],
    ['punctuation', '!?.,;:-–—()[]{}"\'/|', /no letters or digits/],
    ['emoji', '🙂🇮🇶👨‍👩‍👧', /no letters or digits/],
    ['right-to-left marks alone', '\u200f\u202e', /no letters or digits/],
    ['10,000 characters', 'a'.repeat(10_000), /10000 characters: give at most 400/],
  ])('%s is refused with advice', async (_what, text, message) => {
    const error = await seeded.error(SEARCH, { text });
    expect(error.extensions?.['code']).toBe('BAD_USER_INPUT');
    expect(error.message).toMatch(message);
  });

  test.each([0, -1, 101])('%d hits are refused', async (first) => {
    expect(await seeded.code(SEARCH, { text: 'Iran', first })).toBe('INVALID_PAGE_SIZE');
  });
});
