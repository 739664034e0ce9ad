import { describe, expect, it } from '@jest/globals';
import { foldName } from '../../src/search/fold.js';
import { judge, MATCH_THRESHOLD } from '../../src/search/judge.js';
import { scoreName } from '../../src/search/score.js';
import { NO_FREQUENCIES } from '../../src/search/word-weights.js';
import { openTestStore } from '../engines.js';
import { searchIn } from './named-graph.js';

const score = (one: string, other: string): number =>
  scoreName(foldName(one), foldName(other), NO_FREQUENCIES).score;

describe('different people and groups', () => {
  // prettier-ignore
  it.each([
    ['Ali Musa Daqduq', 'Hussein al-Mosawi'], ['Ali Musa Daqduq', 'Ali al-Musawi'], ['علي موسى دقدوق', 'علي الموسوي'],
    ['Hussein al-Mosawi', 'Abbas al-Musawi'], ['حسين الموسوي', 'Abbas al-Musawi'],
    ['Hadi al-Amiri', 'Abd al-Hadi al-Amiri'], ['Hadi al-Amiri', 'Abd al-Hadi al-Hakim'], ['هادي العامري', 'Abdul Hadi al-Amiri'], ['Hadi', 'Abdulhadi'],
    ['Kataib Hezbollah', 'Kataib Sayyid al-Shuhada'], ['Kataib Hezbollah', 'Kataib al-Imam Ali'], ['Kataib Sayyid al-Shuhada', 'Kataib al-Imam Ali'],
    ['كتائب حزب الله', 'Kataib Sayyid al-Shuhada'], ['كتائب الإمام علي', 'Kataib Hezbollah'], ['كتائب سيد الشهداء', 'Kataib al-Imam Ali'],
    ['Hezbollah', 'Kataib Hezbollah'], ['حزب الله', 'Kataib Hezbollah'], ['Hezbollah', 'كتائب حزب الله'],
    ['Harakat al-Nujaba', 'Harakat Ansar Allah al-Awfiya'], ['Harakat al-Nujaba', 'Harakat al-Jihad al-Islami'], ['حركة النجباء', 'Harakat al-Shabaab'],
  ])('%s and %s are not called a match', (one, other) => {
    expect(score(one, other)).toBeLessThan(MATCH_THRESHOLD);
  });

  it('of one name are both found, and neither is taken for the other', async () => {
    const search = await searchIn(await openTestStore(), [
      { id: 'person:officer', form: 'MUSAVI, Hossein' },
      { id: 'person:spokesman', form: 'Hussein al-Mosawi' },
      { id: 'person:other', form: 'Abbas al-Musawi' },
    ]);
    for (const text of ['Hussein al-Mosawi', 'Hossein Musavi', 'حسين الموسوي', 'Husayn Moussaoui']) {
      const judgement = judge(await search(text));
      expect(judgement).toMatchObject({
        verdict: 'AMBIGUOUS',
        candidates: expect.arrayContaining([
          expect.objectContaining({ id: 'person:officer' }),
          expect.objectContaining({ id: 'person:spokesman' }),
        ]),
      });
    }
  });

  it('that share a word are told apart where one is meant', async () => {
    const search = await searchIn(
      await openTestStore(),
      ['Hezbollah', 'Kataib Hezbollah', 'Kataib Sayyid al-Shuhada', 'Kataib al-Imam Ali'].map((form) => ({
        id: form,
        form,
      })),
    );
    for (const [text, id] of [
      ['Hizballah', 'Hezbollah'],
      ["Kata'ib Hizballah", 'Kataib Hezbollah'],
      ['كتائب الامام علي', 'Kataib al-Imam Ali'],
    ]) {
      expect(judge(await search(text ?? ''))).toMatchObject({ verdict: 'RESOLVED', winner: { id } });
    }
  });
});
