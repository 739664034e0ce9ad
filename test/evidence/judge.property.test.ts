import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { HIDDEN_REASONS, type Filter } from '../../src/evidence/evidence.js';
import { claimPasses, hiddenBy, isShown, judge, live } from '../../src/evidence/judge.js';
import { LAST_TEST_REVISION, SOURCES, filter, story } from './arbitraries.js';
import { claimsListedSlowly, evidenceOf, hiddenSlowly, isShownSlowly, judgeSlowly } from './model.js';

const runs = { numRuns: 1_000 };
const everything: Filter = { evidence: {}, time: {} };

describe('the judge and the slow model agree', () => {
  test('on the summary of a link', () => {
    fc.assert(
      fc.property(story, filter, (told, asked) => {
        expect(judge(evidenceOf(told), asked)).toEqual(judgeSlowly(told, asked));
      }),
      runs,
    );
  });

  test('on whether it is shown, and by which default it is hidden', () => {
    fc.assert(
      fc.property(story, filter, (told, asked) => {
        const evidence = evidenceOf(told);
        expect(isShown(judge(evidence, asked), asked)).toBe(isShownSlowly(told, asked));
        expect(hiddenBy(evidence, asked)).toBe(hiddenSlowly(told, asked));
      }),
      runs,
    );
  });

  test('on the claims that a field lists, with the defaults and without', () => {
    fc.assert(
      fc.property(story, filter, fc.boolean(), (told, asked, defaults) => {
        const { entries } = evidenceOf(told);
        const listed = told.claims
          .map(({ number }) => number)
          .filter((number) =>
            claimPasses(
              entries.filter(({ claim }) => claim === number),
              asked,
              { defaults },
            ),
          );
        expect(listed).toEqual(claimsListedSlowly(told, asked, defaults));
      }),
      runs,
    );
  });
});

test('the random stories and filters reach every status and every reason for hiding', () => {
  const seen = new Set<string | null>();
  fc.assert(
    fc.property(story, filter, (told, asked) => {
      seen.add(judge(evidenceOf(told), asked).status);
      seen.add(hiddenBy(evidenceOf(told), asked));
    }),
    { numRuns: 1_000, seed: 1 },
  );
  expect([...seen].map(String).sort()).toEqual(
    ['CONTESTED', 'DENIED', 'DOUBTED', 'NONE', 'UNANSWERED', 'UNCONTESTED', 'null', ...HIDDEN_REASONS].sort(),
  );
});

describe('whatever the link and the filter', () => {
  test('the order of entries never matters', () => {
    const shuffled = story.chain((told) => {
      const { entries, contradictions } = evidenceOf(told);
      return fc.record({
        told: fc.constant({ entries, contradictions }),
        mixed: fc.record({
          entries: fc.shuffledSubarray([...entries], { minLength: entries.length }),
          contradictions: fc.shuffledSubarray([...contradictions], { minLength: contradictions.length }),
        }),
      });
    });
    fc.assert(
      fc.property(shuffled, filter, ({ told, mixed }, asked) => {
        expect(judge(mixed, asked)).toEqual(judge(told, asked));
        expect(hiddenBy(mixed, asked)).toBe(hiddenBy(told, asked));
      }),
    );
  });

  test('excluding every source leaves no claim, and nothing that a default hides', () => {
    fc.assert(
      fc.property(story, filter, (told, asked) => {
        const none = { ...asked, evidence: { ...asked.evidence, excludeSources: SOURCES } };
        expect(live(evidenceOf(told), none)).toEqual({ entries: [], contradictions: [] });
        expect(judge(evidenceOf(told), none).status).toBe('NONE');
        expect(hiddenBy(evidenceOf(told), none)).toBeNull();
      }),
    );
  });

  test('a retracted claim changes nothing at present', () => {
    fc.assert(
      fc.property(story, filter, (told, asked) => {
        const now = { ...asked, time: { ...asked.time, knownAt: undefined } };
        const kept = { ...told, claims: told.claims.filter(({ retracted }) => retracted === null) };
        expect(judge(evidenceOf(told), now)).toEqual(judge(evidenceOf(kept), now));
      }),
    );
  });

  test('what was recorded later, and retracted later, does not change the past', () => {
    fc.assert(
      fc.property(story, filter, fc.integer({ min: 1, max: LAST_TEST_REVISION }), (told, asked, knownAt) => {
        const then = { ...asked, time: { ...asked.time, knownAt } };
        const past = <T extends { recorded: number; retracted: number | null }>(records: readonly T[]): T[] =>
          records
            .filter(({ recorded }) => recorded <= knownAt)
            .map((record) => ({
              ...record,
              retracted: record.retracted && record.retracted > knownAt ? null : record.retracted,
            }));
        const early = { claims: past(told.claims), disputes: past(told.disputes) };
        expect(judge(evidenceOf(told), then)).toEqual(judge(evidenceOf(early), then));
      }),
    );
  });

  test('what is certain under strict also counts without it', () => {
    fc.assert(
      fc.property(story, filter, (told, asked) => {
        const evidence = evidenceOf(told);
        const loose = live(evidence, { ...asked, time: { ...asked.time, strict: false } }).entries;
        const strict = live(evidence, { ...asked, time: { ...asked.time, strict: true } }).entries;
        expect(strict.every((entry) => loose.includes(entry))).toBe(true);
      }),
    );
  });

  test('includeUnjudged without a minimum changes nothing', () => {
    fc.assert(
      fc.property(story, filter, fc.boolean(), (told, asked, includeUnjudged) => {
        const { minReliability: _r, minCredibility: _c, ...evidence } = asked.evidence;
        const plain = { ...asked, evidence: { ...evidence, includeUnjudged: false } };
        const wide = { ...asked, evidence: { ...evidence, includeUnjudged } };
        expect(judge(evidenceOf(told), wide)).toEqual(judge(evidenceOf(told), plain));
      }),
    );
  });

  test('naming the defaults is the same as leaving them out, but hides nothing', () => {
    fc.assert(
      fc.property(story, (told) => {
        const named: Filter = {
          evidence: {
            modalities: ['ACTUAL'],
            bases: ['REPORTED', 'OBSERVED'],
            statuses: ['UNCONTESTED', 'CONTESTED'],
          },
          time: {},
        };
        const evidence = evidenceOf(told);
        expect(judge(evidence, named)).toEqual(judge(evidence, everything));
        expect(hiddenBy(evidence, named)).toBeNull();
      }),
    );
  });
});
