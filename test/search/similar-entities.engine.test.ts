import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ClaimInput } from '../../src/claim/claim.js';
import { recordClaims } from '../../src/claim/record-claims.js';
import { mergeEntities } from '../../src/identity/merge-entities.js';
import { findEntities } from '../../src/entity/record-entities.js';
import { entityId } from '../../src/ids.js';
import { similarEntities } from '../../src/search/similar-entities.js';
import type { Store } from '../../src/store/store.js';
import { openTestStore } from '../engines.js';
import { claim, recordGraph } from '../graph.js';

const OFFICER = 'person:hossein-musavi';
const SPOKESMAN = 'person:hussein-al-mosawi';

let store: Store;

function name(id: string, text: string): ClaimInput {
  return claim(id, 'NAME', { type: 'NAME', name: text, nameKind: 'PRIMARY' });
}

function passport(id: string, text: string): ClaimInput {
  return claim(id, 'IDENTIFIER', { type: 'TEXT', text, scheme: 'passport' });
}

async function similar(id: string) {
  const entity = (await findEntities(store, [entityId(id)])).get(entityId(id))!;
  return similarEntities(store, entity);
}

beforeAll(async () => {
  store = await openTestStore();
  const persons = [
    'person:daqduq',
    'person:ali-musawi',
    'person:ali-al-mousavi',
    'person:other',
    'person:abbas',
  ];
  await recordGraph(store, {
    entities: [OFFICER, SPOKESMAN, ...persons, 'group:musawi'],
    sources: ['source:one'],
  });
  await store.write((writer) =>
    recordClaims(
      writer,
      [
        name(OFFICER, 'MUSAVI, Hossein'),
        name(SPOKESMAN, 'Hussein al-Mosawi'),
        claim(OFFICER, 'POSSIBLY_SAME_AS', SPOKESMAN, { stance: 'DENIES' }),
        name('person:daqduq', 'Ali Musa Daqduq'),
        claim('person:daqduq', 'NAME', { type: 'NAME', name: 'Hamid al-Musawi', nameKind: 'WEAK_ALIAS' }),
        name('person:ali-musawi', 'Ali al-Musawi'),
        passport('person:ali-musawi', 'A1'),
        claim('person:ali-musawi', 'BIRTH_DATE', { type: 'DATE', date: '1970' }),
        name('person:ali-al-mousavi', 'علي الموسوي'),
        passport('person:ali-al-mousavi', 'A1'),
        claim('person:ali-al-mousavi', 'BIRTH_DATE', { type: 'DATE', date: '1980' }),
        name('person:abbas', 'Abbas al-Musawi'),
        name('person:other', 'Zayd Tarkhan'),
        claim('person:other', 'POSSIBLY_SAME_AS', 'person:abbas'),
        name('group:musawi', 'Ali al-Musawi'),
      ],
      'tester',
    ),
  );
});

describe('similar entities', () => {
  it('are of its kind, and say by which names, identifiers and dates', async () => {
    const { candidates } = await similar('person:ali-musawi');
    expect(candidates.map(({ entity: { id } }) => id)).toEqual(['person:ali-al-mousavi']);
    expect(candidates[0]).toMatchObject({
      reasons: [
        { reasonType: 'NAME', speaksFor: true },
        { reasonType: 'IDENTIFIER', speaksFor: true, explanation: 'both have passport A1' },
        { reasonType: 'DATE', speaksFor: false, explanation: 'born 1970 and 1980' },
      ],
    });
  });

  it('leave out whom a claim denies to be the same, and name them apart', async () => {
    for (const [id, other] of [
      [OFFICER, SPOKESMAN],
      [SPOKESMAN, OFFICER],
    ] as const) {
      const { candidates, judgedDifferent } = await similar(id);
      expect(candidates.map(({ entity }) => entity.id)).not.toContain(other);
      expect(judgedDifferent.map((entity) => entity.id)).toEqual([other]);
    }
  });

  it('are also whom claims hold for possibly the same, whatever their names', async () => {
    const { candidates } = await similar('person:other');
    expect(candidates).toMatchObject([
      {
        entity: { id: 'person:abbas' },
        score: 0,
        reasons: [
          { reasonType: 'CLAIM', speaksFor: true, explanation: '1 claim says that the two may be the same' },
        ],
      },
    ]);
  });

  it('do not take a man of another name for a Musawi', async () => {
    const { candidates } = await similar('person:daqduq');
    expect(candidates).toEqual([]);
  });

  it('are no question any more once the two are merged', async () => {
    const pair = {
      id: entityId('person:ali-al-mousavi'),
      into: entityId('person:ali-musawi'),
      reason: 'one passport',
    };
    await store.write((writer) => mergeEntities(writer, pair, 'tester'));
    expect((await similar('person:ali-musawi')).candidates).toEqual([]);
    expect((await similar('person:ali-al-mousavi')).candidates).toEqual([]);
  });
});
