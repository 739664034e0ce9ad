/** Sources and entities are recorded once, read back, or refused whole. */
import { describe, expect, test } from '@jest/globals';
import { at, listAt } from './endpoint.js';
import { ENTITY, SOURCE, graph, record, refused } from './writing.js';

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
