import { describe, expect, test } from '@jest/globals';
import type { EvidenceEntry, EvidenceFilter, TimeFilter } from '../../src/evidence/evidence.js';
import { claimPasses, passes } from '../../src/evidence/judge.js';
import { BEGINNING, END } from '../../src/time/day.js';
import { asked, day, entry } from './entry.js';

describe('an entry passes', () => {
  test.each<[string, boolean, Partial<EvidenceEntry>, EvidenceFilter, TimeFilter]>([
    ['no filter', true, {}, {}, {}],
    ['no filter when it is POSSIBLE', false, { modality: 'POSSIBLE' }, {}, {}],
    ['modalities that name it', true, { modality: 'POSSIBLE' }, { modalities: ['POSSIBLE'] }, {}],
    ['modalities that name another', false, {}, { modalities: ['POSSIBLE'] }, {}],
    ['no filter when it is OBSERVED', true, { basis: 'OBSERVED' }, {}, {}],
    ['no filter when it is INFERRED', false, { basis: 'INFERRED' }, {}, {}],
    ['bases that name it', true, { basis: 'INFERRED' }, { bases: ['INFERRED'] }, {}],
    ['an empty list of sources', false, {}, { sources: [] }, {}],
    ['an empty list of excluded sources', true, {}, { excludeSources: [] }, {}],
    ['sources that name it', true, {}, { sources: ['source:ap', 'source:b'] }, {}],
    [
      'sources that name it and are excluded',
      false,
      {},
      { sources: ['source:ap'], excludeSources: ['source:ap'] },
      {},
    ],
    ['its origin', true, {}, { origins: ['group:ministry'] }, {}],
    ['another origin', false, {}, { origins: ['group:militia'] }, {}],
    ['its speaker', true, {}, { attributedTo: ['person:minister'] }, {}],
    [
      'a speaker where the source speaks itself',
      false,
      { speaker: '' },
      { attributedTo: ['person:minister'] },
      {},
    ],
    ['an excluded speaker', false, {}, { excludeAttributedTo: ['person:minister'] }, {}],
    [
      'an excluded speaker where the source speaks itself',
      true,
      { speaker: '' },
      { excludeAttributedTo: ['person:minister'] },
      {},
    ],
    ['a minimum that it meets', true, { reliability: 'C' }, { minReliability: 'C' }, {}],
    ['a minimum that it misses', false, { reliability: 'D' }, { minReliability: 'C' }, {}],
    ['a minimum when it is unjudged', false, { reliability: 'F' }, { minReliability: 'C' }, {}],
    [
      'a minimum with the unjudged when it is unjudged',
      true,
      { reliability: 'F' },
      { minReliability: 'C', includeUnjudged: true },
      {},
    ],
    [
      'a minimum with the unjudged when it is worse',
      false,
      { reliability: 'D' },
      { minReliability: 'C', includeUnjudged: true },
      {},
    ],
    [
      'no minimum when it is unjudged',
      true,
      { reliability: 'F', credibility: 6 },
      { includeUnjudged: false },
      {},
    ],
    ['a minimum of credibility that it meets', true, { credibility: 3 }, { minCredibility: 3 }, {}],
    ['a minimum of credibility that it misses', false, { credibility: 4 }, { minCredibility: 3 }, {}],
    ['a minimum of credibility when it is unjudged', false, { credibility: 6 }, { minCredibility: 5 }, {}],
    [
      'that minimum with the unjudged',
      true,
      { credibility: 6 },
      { minCredibility: 5, includeUnjudged: true },
      {},
    ],
    [
      'two minima, one of them missed',
      false,
      { credibility: 4 },
      { minReliability: 'C', minCredibility: 3 },
      {},
    ],
    // recorded clock: since ≤ k < until
    ['the present after its retraction', false, { until: 7 }, {}, {}],
    ['the revision before its recording', false, { since: 3, until: 7 }, {}, { knownAt: 2 }],
    ['the revision of its recording', true, { since: 3, until: 7 }, {}, { knownAt: 3 }],
    ['the last revision before its retraction', true, { since: 3, until: 7 }, {}, { knownAt: 6 }],
    ['the revision of its retraction', false, { since: 3, until: 7 }, {}, { knownAt: 7 }],
    // published clock
    ['publishedBy its day', true, {}, {}, { publishedBy: day(5) }],
    ['publishedBy the day before', false, {}, {}, { publishedBy: day(4) }],
    [
      'publishedBy a day on which it may have been published',
      true,
      { publishedEarliest: day(1), publishedLatest: day(9) },
      {},
      { publishedBy: day(5) },
    ],
    [
      'the same, strictly',
      false,
      { publishedEarliest: day(1), publishedLatest: day(9) },
      {},
      { publishedBy: day(5), strict: true },
    ],
    [
      'publishedBy when its publication is unknown',
      true,
      { publishedEarliest: BEGINNING, publishedLatest: END },
      {},
      { publishedBy: day(5) },
    ],
    [
      'the same, strictly',
      false,
      { publishedEarliest: BEGINNING, publishedLatest: END },
      {},
      { publishedBy: day(5), strict: true },
    ],
    [
      'publishedBy the day of its withdrawal',
      false,
      { withdrawnEarliest: day(8), withdrawnLatest: day(8) },
      {},
      { publishedBy: day(8) },
    ],
    [
      'publishedBy the day before its withdrawal',
      true,
      { withdrawnEarliest: day(8), withdrawnLatest: day(8) },
      {},
      { publishedBy: day(7) },
    ],
    [
      'publishedBy a day on which it may have been withdrawn',
      true,
      { withdrawnEarliest: day(6), withdrawnLatest: day(9) },
      {},
      { publishedBy: day(8) },
    ],
    [
      'the same, strictly',
      false,
      { withdrawnEarliest: day(6), withdrawnLatest: day(9) },
      {},
      { publishedBy: day(8), strict: true },
    ],
    ['no publishedBy though withdrawn', true, { withdrawnEarliest: day(6), withdrawnLatest: day(6) }, {}, {}],
    // valid clock
    ['a window that it meets', true, {}, {}, { valid: { earliest: day(10), latest: day(12) } }],
    ['a window after it', false, {}, {}, { valid: { earliest: day(11), latest: day(12) } }],
    [
      'a window that it may meet',
      true,
      { endLatest: END },
      {},
      { valid: { earliest: day(11), latest: day(12) } },
    ],
    [
      'the same, strictly',
      false,
      { endLatest: END },
      {},
      { valid: { earliest: day(11), latest: day(12) }, strict: true },
    ],
    [
      'strict alone',
      true,
      { startEarliest: BEGINNING, startLatest: END, endEarliest: BEGINNING, endLatest: END },
      {},
      { strict: true },
    ],
  ])('%s: %s', (_name, result, differs, given, time) => {
    expect(passes(entry(differs), asked(given, time))).toBe(result);
  });
});

describe('a claim', () => {
  test('passes when one of its entries does', () => {
    const entries = [entry({ origin: 'publisher:a' }), entry({ origin: 'publisher:b' })];
    expect(claimPasses(entries, asked({ origins: ['publisher:b'] }), { defaults: true })).toBe(true);
    expect(claimPasses(entries, asked({ origins: ['publisher:c'] }), { defaults: true })).toBe(false);
  });

  test('obeys the defaults only where they are asked for, and what was given always', () => {
    const inferred = [entry({ modality: 'POSSIBLE', basis: 'INFERRED' })];
    expect(claimPasses(inferred, asked(), { defaults: true })).toBe(false);
    expect(claimPasses(inferred, asked(), { defaults: false })).toBe(true);
    expect(claimPasses(inferred, asked({ modalities: ['ACTUAL'] }), { defaults: false })).toBe(false);
  });

  test('that is retracted does not pass, with the defaults or without', () => {
    expect(claimPasses([entry({ until: 3 })], asked(), { defaults: false })).toBe(false);
  });
});
