import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { ATTRIBUTE_TYPES, RELATION_TYPES, type EntityKind } from '../../src/vocabulary/vocabulary.js';
import { readSeed } from './seed.js';

const FILES = readSeed();
/** Given to the front end and to other tests: they don't change. */
const FIXED_IDS = `
  person:abu-alaa-al-walae person:hussein-al-mosawi person:qassem-soleimani person:abu-mahdi-al-muhandis
  person:ebrahim-raisi person:hassan-nasrallah person:joe-biden person:john-kirby person:lloyd-austin
  person:douglas-sims person:bassim-al-awadi person:rami-abdurrahman person:bashar-assad
  group:kataib-sayyid-al-shuhada group:harakat-al-nujaba group:kataib-hezbollah
  group:popular-mobilization-forces group:islamic-resistance-in-iraq group:islamic-revolutionary-guard
  group:iran-government group:us-government group:iraq-government group:iran-backed-militias group:pentagon
  group:us-central-command group:syrian-observatory-for-human-rights
  place:iran place:iraq place:syria place:jordan place:tower-22 place:irbil place:boukamal place:mayadeen
  event:strikes-2024-02 event:strikes-2024-02-iraq event:strikes-2024-02-syria event:tower-22-attack
  event:us-airstrike-2021-06-27`
  .trim()
  .split(/\s+/);

test('The seed is all the files of data, in the order of their numbers', () => {
  expect(FILES.map(({ path }) => path)).toEqual(
    readdirSync('data')
      .sort()
      .map((name) => `data/${name}`),
  );
});

describe('The seed as a whole', () => {
  const entities = FILES.flatMap((file) => file.entities);
  const claims = FILES.flatMap((file) => file.claims);
  const names = claims.flatMap((claim) => {
    const name = claim.value?.type === 'NAME' ? claim.value : undefined;
    return name ? [{ id: claim.subject, ...name }] : [];
  });
  const bearers = (name: string, kind: EntityKind) => [
    ...new Set(
      names
        .filter((form) => form.name === name)
        .map(({ id }) => id)
        .filter((id) => entities.some((entity) => entity.id === id && entity.kind === kind)),
    ),
  ];

  test('holds the ids that others rely on', () => {
    const ids = new Set<string>(entities.map(({ id }) => id));
    expect(FIXED_IDS.filter((id) => !ids.has(id))).toEqual([]);
    expect(FILES.map(({ source }) => source.id)).toEqual([
      'source:interview-al-walae-2021',
      'source:strikes-2024-02',
    ]);
  });

  test('declares an entity of both files alike in both', () => {
    const first = new Map<string, unknown>();
    for (const entity of entities) {
      if (!first.has(entity.id)) first.set(entity.id, entity);
      expect(entity).toEqual(first.get(entity.id));
    }
  });

  test('has ids that begin with their kind, and a type for each group', () => {
    expect(entities.filter(({ id, kind }) => id.split(':')[0] !== kind.toLowerCase())).toEqual([]);
    expect(entities.filter(({ kind, groupType }) => kind === 'GROUP' && !groupType)).toEqual([]);
  });

  test('gives each entity one primary name', () => {
    const primary = new Map<string, Set<string>>();
    for (const { id, name, nameKind } of names) {
      if (nameKind === 'PRIMARY') primary.set(id, (primary.get(id) ?? new Set()).add(name));
    }
    const ids = [...new Set(entities.map(({ id }) => id))];
    expect(ids.filter((id) => primary.get(id)?.size !== 1)).toEqual([]);
  });

  test('finds the government by its metonym and the country by its name', () => {
    expect(bearers('Iran', 'GROUP')).toEqual(['group:iran-government']);
    expect(bearers('Iran', 'PLACE')).toEqual(['place:iran']);
    expect(bearers('Washington', 'GROUP')).toEqual(['group:us-government']);
    const metonyms = names.filter(({ nameKind }) => nameKind === 'METONYM').map(({ id }) => id);
    expect(
      metonyms.filter((id) => entities.find((entity) => entity.id === id)?.groupType !== 'GOVERNMENT'),
    ).toEqual([]);
  });

  test('marks descriptions as labels, and joins them by ONE_OF alone', () => {
    const labels = new Set<string>(
      entities.filter(({ groupType }) => groupType === 'LABEL').map(({ id }) => id),
    );
    const description = /^(group:)?.*(officials|leaders|militias|fighters|lawmakers|foreign-troops)/;
    const groups = [...new Set(entities.filter(({ kind }) => kind === 'GROUP').map(({ id }) => id))];
    expect(groups.filter((id) => description.test(id) !== labels.has(id))).toEqual([]);
    expect(
      claims.filter(
        ({ predicate, object }) =>
          object && labels.has(object) && ['MEMBER_OF', 'PART_OF'].includes(predicate),
      ),
    ).toEqual([]);
    expect(
      claims.filter(({ predicate, object }) => predicate === 'ONE_OF' && !labels.has(object ?? '')),
    ).toEqual([]);
  });

  test('has anonymous speakers of one source each, who do speak', () => {
    const anonymous = [...new Set(entities.filter((entity) => entity.anonymous).map(({ id }) => id))];
    expect(
      anonymous.map((id) => [
        id,
        FILES.filter((file) => file.entities.some((entity) => entity.id === id)).length,
      ]),
    ).toEqual(anonymous.map((id) => [id, 1]));
    const silent = anonymous.filter((id) => !claims.some(({ attributedTo }) => attributedTo === id));
    expect(silent).toEqual([]);
  });

  test.each<[string, Readonly<Record<string, string>>]>([
    [
      "the PMF's denial of weapons stores",
      {
        subject: 'event:us-airstrike-2021-06-27',
        predicate: 'TARGET_CONTENTS',
        stance: 'DENIES',
      },
    ],
    [
      "Iran's denial that it directs the militias",
      {
        predicate: 'DIRECTS',
        object: 'group:iran-backed-militias',
        stance: 'DENIES',
      },
    ],
    [
      "al-Walae's answer that was none",
      {
        subject: 'group:kataib-sayyid-al-shuhada',
        predicate: 'WEAPON',
        stance: 'NO_ANSWER',
      },
    ],
    [
      'the elections that are not expected in October',
      { predicate: 'DATE', stance: 'DENIES', modality: 'PREDICTED' },
    ],
    ['the operation that was vowed', { predicate: 'CARRIED_OUT', modality: 'INTENDED' }],
    ['the demand that troops leave', { predicate: 'DEPLOYED_TO', stance: 'DENIES', modality: 'DEMANDED' }],
    [
      'the presence in Syria since 2012',
      { predicate: 'DEPLOYED_TO', validFrom: '2012', dateBasis: 'STATED' },
    ],
  ])('tells %s', (_, part) => {
    expect(claims).toContainEqual(expect.objectContaining(part));
  });
});

test('The codebook names every type of the vocabulary', () => {
  const page = readFileSync('docs/codebook.md', 'utf8');
  const types = [...RELATION_TYPES, ...ATTRIBUTE_TYPES].map(({ type }) => type);
  expect(types.filter((type) => !page.includes(`\`${type}\``))).toEqual([]);
});
