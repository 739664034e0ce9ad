import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { explain } from '../../src/search/explain.js';
import { foldName } from '../../src/search/fold.js';
import { judge } from '../../src/search/judge.js';
import { scoreName } from '../../src/search/score.js';
import { countWords, NO_FREQUENCIES } from '../../src/search/word-weights.js';
import { scoreWritten } from '../../src/search/written-score.js';
import { ACTORS } from './actors.js';
import { ARABIC_QUERIES } from './arabic-queries.js';
import { SAME_NAME } from './latin-spellings.js';

const forms = [...Object.values(ACTORS), ...ARABIC_QUERIES.map(([text]) => text), ...SAME_NAME.flat()];
const form = fc.oneof(fc.constantFrom(...forms), fc.string({ unit: 'grapheme', maxLength: 40 }));
const word = fc.constantFrom(...new Set(forms.flatMap((text) => text.split(' '))));
const score = (one: string, other: string): number =>
  scoreName(foldName(one), foldName(other), NO_FREQUENCIES).score;

describe('the score of a query and a name', () => {
  it('is the same both ways round', () => {
    fc.assert(fc.property(form, form, (one, other) => expect(score(one, other)).toBe(score(other, one))));
  });

  it('is never below 0 nor above 1', () => {
    fc.assert(
      fc.property(form, form, (one, other) => {
        expect(score(one, other)).toBeGreaterThanOrEqual(0);
        expect(score(one, other)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is 1 for a name and itself', () => {
    fc.assert(fc.property(fc.constantFrom(...forms), (text) => expect(score(text, text)).toBe(1)));
  });

  it('is never raised above the exact name’s by a word more', () => {
    fc.assert(
      fc.property(fc.constantFrom(...forms), word, (text, more) => {
        expect(score(`${text} ${more}`, text)).toBeLessThanOrEqual(score(text, text));
        expect(score(`${more} ${text}`, text)).toBeLessThanOrEqual(score(text, text));
      }),
    );
  });

  it('counts a rare word for more than a common one', () => {
    const common = Array.from({ length: 1200 }, (_, i) => `Zubair Familyname${i}`);
    const frequencies = countWords([...common, 'Zubair Qandahari']);
    const against = (other: string): number =>
      scoreName(foldName('Zubair Qandahari'), foldName(other), frequencies).score;
    expect(against('Munir Qandahari')).toBeGreaterThan(against('Zubair Tikriti'));
  });

  it('takes initials for a name of three words or more, and for a suggestion of two', () => {
    expect(score('KSS', 'Kataib Sayyid al-Shuhada')).toBeGreaterThan(score('KH', 'Kataib Hezbollah'));
    expect(score('KSS', 'Kataib Hezbollah')).toBe(0);
  });

  it('is a little lower where the words stand in another order', () => {
    expect(score('Nasrallah Hassan', 'Hassan Nasrallah')).toBeLessThan(1);
    expect(score('Nasrallah, Hassan', 'Hassan Nasrallah')).toBe(1);
  });
});

describe('an explanation', () => {
  const told = (query: string, name: string): string => {
    const [one, other] = [foldName(query), foldName(name)];
    return explain(one, other, scoreName(one, other, NO_FREQUENCIES)).text;
  };

  it('names the steps from one spelling to the other', () => {
    expect(told('Suleymany', 'Soleimani')).toBe('Suleymany → Soleimani: vowel u/o, y=i');
  });

  it('names what either side has more', () => {
    expect(told('General Soleimani', 'Qassem Soleimani')).toBe(
      'Soleimani → Soleimani; not in the name: General; not in the query: Qassem',
    );
  });

  it('says that a word was read from Arabic script, and which letters are not obvious', () => {
    expect(told('علیرضا', 'Ali Reza')).toBe(
      'علیرضا → Ali Reza: written as one, read from Arabic script, ض=z',
    );
  });

  it('says that a name was found by its initials', () => {
    expect(told('KSS', 'Kataib Sayyid al-Shuhada')).toBe('initials: KSS → Kataib Sayyid Shuhada');
  });
});

describe('a judgement', () => {
  it('resolves one clear winner', () => {
    expect(judge([hit('b', 0.5), hit('a', 0.95)])).toEqual({ verdict: 'RESOLVED', winner: hit('a', 0.95) });
  });

  it('leaves close rivals to the asker', () => {
    expect(judge([hit('a', 0.95), hit('b', 0.93), hit('c', 0.7)])).toEqual({
      verdict: 'AMBIGUOUS',
      candidates: [hit('a', 0.95), hit('b', 0.93)],
    });
  });

  it('only suggests where the best is weak', () => {
    expect(judge([hit('a', 0.6), hit('b', 0.1)])).toEqual({ verdict: 'NONE', suggestions: [hit('a', 0.6)] });
    expect(judge([])).toEqual({ verdict: 'NONE', suggestions: [] });
  });
});

describe('the score as written', () => {
  it('forgives case and width, and no spelling', () => {
    expect(scoreWritten('hassan NASRALLAH', 'Hassan Nasrallah')).toBe(1);
    expect(scoreWritten('Nasrallah', 'Hassan Nasrallah')).toBeCloseTo(2 / 3);
    expect(scoreWritten('Nasralla', 'Hassan Nasrallah')).toBe(0);
  });
});

function hit(id: string, score: number): { id: string; score: number } {
  return { id, score };
}
