import { describe, expect, test } from '@jest/globals';
import type { EvidenceEntry, EvidenceFilter } from '../../src/evidence/evidence.js';
import { hiddenBy, isShown, judge } from '../../src/evidence/judge.js';
import { asked, entry } from './entry.js';

describe('a link is shown', () => {
  test('when its status is asked for, by default UNCONTESTED and CONTESTED', () => {
    const shown = (status: Parameters<typeof isShown>[0]['status'], given: EvidenceFilter = {}) =>
      isShown({ status, origins: [] }, asked(given));
    expect(
      (['UNCONTESTED', 'CONTESTED', 'DENIED', 'DOUBTED', 'UNANSWERED', 'NONE'] as const).filter((status) =>
        shown(status),
      ),
    ).toEqual(['UNCONTESTED', 'CONTESTED']);
    expect(shown('DENIED', { statuses: ['DENIED'] })).toBe(true);
    expect(shown('UNCONTESTED', { statuses: ['DENIED'] })).toBe(false);
    expect(shown('UNCONTESTED', { statuses: [] })).toBe(false);
  });

  test('when enough distinct origins assert it', () => {
    const entries = [entry({ origin: 'publisher:a' }), entry({ claim: 2, origin: 'publisher:a' })];
    const summary = judge({ entries, contradictions: [] }, asked());
    expect(isShown(summary, asked({ minOrigins: 1 }))).toBe(true);
    expect(isShown(summary, asked({ minOrigins: 2 }))).toBe(false);
  });
});

describe('a link is hidden by', () => {
  const possible = entry({ modality: 'POSSIBLE' });
  const inferred = entry({ basis: 'INFERRED' });
  const both = entry({ modality: 'POSSIBLE', basis: 'INFERRED' });
  const denied = entry({ stance: 'DENIES' });

  test.each<[string, string | null, EvidenceEntry[], EvidenceFilter]>([
    ['nothing, when it is shown', null, [entry(), possible], {}],
    ['its modality', 'MODALITY', [possible], {}],
    ['its basis', 'BASIS', [inferred], {}],
    ['its basis, when one claim has both', 'BASIS', [both], {}],
    [
      'its modality, when one claim has one and another both',
      'MODALITY',
      [possible, { ...both, claim: 2 }],
      {},
    ],
    ['its modality first, when either would do', 'MODALITY', [possible, { ...inferred, claim: 2 }], {}],
    ['its status', 'STATUS', [denied], {}],
    [
      'its status, when only a POSSIBLE denial is there',
      'STATUS',
      [entry({ stance: 'DENIES', modality: 'POSSIBLE' })],
      {},
    ],
    ['its status, when it was not answered', 'STATUS', [entry({ stance: 'NO_ANSWER' })], {}],
    [
      'its modality, when that turns a denial into a contest',
      'MODALITY',
      [denied, { ...possible, claim: 2 }],
      {},
    ],
    ['its basis, when that turns a denial into a contest', 'BASIS', [denied, { ...inferred, claim: 2 }], {}],
    ['nothing, when all its claims are retracted', null, [entry({ until: 4 })], {}],
    ['nothing, when its source was excluded', null, [possible], { excludeSources: ['source:ap'] }],
    // what was given is never lifted
    ['nothing, when its modality was left out on purpose', null, [possible], { modalities: ['ACTUAL'] }],
    ['its basis, under modalities that were given', 'BASIS', [both], { modalities: ['POSSIBLE'] }],
    ['nothing, when its basis was left out on purpose', null, [inferred], { bases: ['REPORTED'] }],
    ['nothing, when its status was left out on purpose', null, [denied], { statuses: ['UNCONTESTED'] }],
    [
      'its modality, when the status that was asked for lies behind it',
      'MODALITY',
      [entry({ stance: 'DENIES', modality: 'POSSIBLE' })],
      { statuses: ['DENIED'] },
    ],
    ['nothing, when too few origins assert it', null, [entry()], { minOrigins: 2 }],
    ['nothing, when a minimum of origins was given and nobody asserts it', null, [denied], { minOrigins: 1 }],
    [
      'its modality, when that brings the second origin',
      'MODALITY',
      [entry(), { ...possible, claim: 2, origin: 'publisher:a' }],
      { minOrigins: 2 },
    ],
  ])('%s', (_name, reason, entries, given) => {
    expect(hiddenBy({ entries, contradictions: [] }, asked(given))).toBe(reason);
  });
});
