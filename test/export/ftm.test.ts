import { createHash } from 'node:crypto';
import { expect, describe, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { FTM_CSV, FTM_JSON } from '../../src/export/ftm/ftm.js';
import { ftmCountry, ftmDataset, ftmDate, ftmId, ftmLanguage } from '../../src/export/ftm/ids.js';
import type { ExportGraph } from '../../src/export/graph.js';
import { exportEntity, exportLink, exportSource, plainGraph, storedClaim, written } from './plain-graph.js';

interface Thing {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

const things = async (graph: ExportGraph): Promise<Thing[]> =>
  (await written(FTM_JSON.write(graph)))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Thing);
const links = async (graph: ExportGraph): Promise<Thing[]> =>
  (await things(graph)).filter(({ id }) => id.startsWith('link.'));
const manifestOf = async (graph: ExportGraph) => {
  const { properties } = (await things(graph)).at(-1)!;
  return JSON.parse(properties['description']![0]!) as { leftOut: { what: string; count?: number }[] };
};

const leads = (rest: Parameters<typeof storedClaim>[3] = {}) =>
  storedClaim('person:a', 'LEADS', 'group:g', { statement: 'A leads G.', ...rest });

function graphOf(claims: Parameters<typeof exportLink>[0], groupType = 'ARMED_GROUP' as const): ExportGraph {
  return plainGraph({
    entities: [exportEntity('group:g', 'G', [], { groupType }), exportEntity('person:a', 'A')],
    links: [exportLink(claims)],
    sources: [exportSource(claims[0].source, { title: 'A report', url: 'https://example.org/a' })],
  });
}

describe('a link', () => {
  test('is an edge with its role, its dates, and the source as its proof', async () => {
    const claim = leads({ validFrom: '2021-06', validTo: '2023~', role: 'secretary general' });
    const [edge] = await links(graphOf([claim]));
    expect(edge!.schema).toBe('Directorship');
    expect(edge!.properties).toEqual({
      director: ['person.a'],
      organization: ['group.g'],
      role: ['leads', 'secretary general'],
      startDate: ['2021-06'],
      description: ['A leads G.'],
      recordId: [claim.id],
      proof: [ftmId(claim.source)],
    });
    expect((await manifestOf(graphOf([claim]))).leftOut).toContainEqual(
      expect.objectContaining({ what: expect.stringContaining('dates'), count: 1 }),
    );
  });

  test('that is denied by all is no entity, and is counted', async () => {
    const graph = graphOf([leads({ stance: 'DENIES' })]);
    expect(await links(graph)).toEqual([]);
    expect((await manifestOf(graph)).leftOut).toContainEqual(
      expect.objectContaining({ what: 'links that nobody asserts as actual', count: 1 }),
    );
  });

  test('that is only foreseen is no entity either', async () => {
    expect(await links(graphOf([leads({ modality: 'INTENDED' })]))).toEqual([]);
  });

  test('that is contested says so, and by whose words', async () => {
    const denial = leads({ stance: 'DENIES', statement: 'A says that he leads nothing.' });
    const [edge] = await links(graphOf([leads(), denial]));
    expect(edge!.properties['status']).toEqual(['contested']);
    expect(edge!.properties['summary']).toEqual([
      'Contested. Claims that assert it: 1, deny it: 1, doubt it: 0.',
      'Denied: A says that he leads nothing.',
    ]);
    expect(edge!.properties['recordId']).not.toContain(denial.id);
  });

  test('that only a bearing contests says that another claim contradicts it', async () => {
    const link = exportLink([leads()]);
    const contested = { ...link, summary: { ...link.summary, status: 'CONTESTED' as const } };
    const [edge] = await links(
      plainGraph({
        entities: [exportEntity('group:g', 'G'), exportEntity('person:a', 'A')],
        links: [contested],
      }),
    );
    expect(edge!.properties['summary']).toEqual([
      'Contested. Claims that assert it: 1, deny it: 0, doubt it: 0. Another claim contradicts one of them.',
    ]);
  });

  test('to a label is an unknown link: nobody heads a description', async () => {
    const [edge] = await links(graphOf([leads()], 'LABEL' as never));
    expect(edge!.schema).toBe('UnknownLink');
    expect(edge!.properties).toMatchObject({ subject: ['person.a'], object: ['group.g'], role: ['leads'] });
  });
});

test('a designation is a sanction of its own, under the name of whoever made it', async () => {
  const claim = storedClaim('group:treasury', 'SANCTIONED', 'person:a');
  const [edge] = await links(
    plainGraph({
      entities: [
        exportEntity('group:treasury', 'The Treasury', [], { groupType: 'MINISTRY' }),
        exportEntity('person:a', 'A'),
      ],
      links: [exportLink([claim])],
    }),
  );
  expect(edge).toMatchObject({
    schema: 'Sanction',
    properties: { entity: ['person.a'], authority: ['The Treasury'] },
  });
});

test('what a claim tells has a property of its own, or is a note; what is denied is neither', async () => {
  const name = { type: 'NAME', name: 'أ. ب.', nameKind: 'ALIAS', language: 'ar' } as const;
  const person = exportEntity('person:a', 'A', [
    storedClaim('person:a', 'NAME', name),
    storedClaim('person:a', 'BIRTH_DATE', { type: 'DATE', date: '1970' }),
    storedClaim('person:a', 'BIRTH_DATE', { type: 'DATE', date: '1971' }, { stance: 'DENIES' }),
    storedClaim('person:a', 'NATIONALITY', { type: 'TEXT', text: 'Iraq' }),
    storedClaim('person:a', 'NATIONALITY', { type: 'TEXT', text: 'stateless' }),
    storedClaim('person:a', 'IDENTIFIER', { type: 'TEXT', text: 'X 1', scheme: 'Passport (Iraq)' }),
  ]);
  const [thing] = await things(plainGraph({ entities: [person] }));
  expect(thing).toEqual({
    id: 'person.a',
    schema: 'Person',
    properties: {
      name: ['A'],
      alias: ['أ. ب.'],
      birthDate: ['1970'],
      notes: ['birth date: 1970', 'nationality: stateless', 'identifier: X 1 (Passport (Iraq))'],
      nationality: ['iq'],
      passportNumber: ['X 1'],
    },
  });
});

test('statements name the source of each value as their data set, and carry ids of FollowTheMoney', async () => {
  const rows = parse<Record<string, string>>(
    (await written(FTM_CSV.write(graphOf([leads()])))).toString('utf8'),
    {
      columns: true,
    },
  );
  const [role, description] = ['recordId', 'description'].map((prop) =>
    rows.find((row) => row['prop'] === prop)!,
  );
  expect(role).toMatchObject({ schema: 'Directorship', external: 'f', origin: role!['value'] });
  const { dataset, entity_id: entity } = description!;
  const key = `${dataset}.${entity}.description.A leads G.`;
  expect(description!['id']).toBe(createHash('sha1').update(key).digest('hex'));
  expect(rows.find((row) => row['prop'] === 'director')).toMatchObject({ dataset: 'nisba', origin: '' });
});

describe('spellings of FollowTheMoney', () => {
  const id = fc.stringMatching(/^[a-z]{1,5}:[a-z0-9._-]{1,12}$/);

  test('ids are such as references allow, and two never become one', () => {
    fc.assert(
      fc.property(fc.uniqueArray(id, { minLength: 2, maxLength: 20 }), (ids) => {
        const spelt = ids.map(ftmId);
        expect(new Set(spelt).size).toBe(ids.length);
        for (const each of spelt) expect(each).toMatch(/^[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?$/);
      }),
    );
  });

  test('data sets are small letters, digits and single underscores, and two never become one', () => {
    expect(['source:a-b', 'source:a_b', 'source:a.b', 'source:--'].map(ftmDataset)).toEqual([
      'a_b',
      expect.stringMatching(/^a_b_[a-z2-7]{26}$/),
      expect.stringMatching(/^a_b_[a-z2-7]{26}$/),
      expect.stringMatching(/^[a-z2-7]{26}$/),
    ]);
    expect(ftmDataset('source:a_b')).not.toBe(ftmDataset('source:a.b'));
  });

  test('dates are years, months and days', () => {
    expect(['2021', '2021-06', '2021-06-27'].map(ftmDate)).toEqual(['2021', '2021-06', '2021-06-27']);
    for (const date of ['2021~', '2021?', '2021-21', '202X', '2020/2021', '..', '-0500'])
      expect(ftmDate(date)).toBeUndefined();
  });

  test('languages have three letters and countries two', () => {
    expect(['ar', 'ar-IQ', 'fas', 'ckb'].map(ftmLanguage)).toEqual(['ara', 'ara', 'fas', undefined]);
    expect(['Iraq', 'ir', 'Myanmar (Burma)', 'Iraqi'].map(ftmCountry)).toEqual(['iq', 'ir', 'mm', undefined]);
  });
});
