import { describe, expect, test } from '@jest/globals';
import type { Stance } from '../../src/claim/claim.js';
import type { EvidenceEntry, EvidenceFilter, LinkEvidence, TimeFilter } from '../../src/evidence/evidence.js';
import { judge, live, statusOf } from '../../src/evidence/judge.js';
import { BEGINNING, END } from '../../src/time/day.js';
import { asked, contradiction, day, entry, ofStances } from './entry.js';

describe('the status of a link', () => {
  test.each([
    ['ASSERTS DENIES DOUBTS NO_ANSWER contradicted', 'CONTESTED'],
    ['ASSERTS DENIES DOUBTS NO_ANSWER ·', 'CONTESTED'],
    ['ASSERTS DENIES DOUBTS · contradicted', 'CONTESTED'],
    ['ASSERTS DENIES DOUBTS · ·', 'CONTESTED'],
    ['ASSERTS DENIES · NO_ANSWER contradicted', 'CONTESTED'],
    ['ASSERTS DENIES · NO_ANSWER ·', 'CONTESTED'],
    ['ASSERTS DENIES · · contradicted', 'CONTESTED'],
    ['ASSERTS DENIES · · ·', 'CONTESTED'],
    ['ASSERTS · DOUBTS NO_ANSWER contradicted', 'CONTESTED'],
    ['ASSERTS · DOUBTS NO_ANSWER ·', 'CONTESTED'],
    ['ASSERTS · DOUBTS · contradicted', 'CONTESTED'],
    ['ASSERTS · DOUBTS · ·', 'CONTESTED'],
    ['ASSERTS · · NO_ANSWER contradicted', 'CONTESTED'],
    ['ASSERTS · · NO_ANSWER ·', 'UNCONTESTED'],
    ['ASSERTS · · · contradicted', 'CONTESTED'],
    ['ASSERTS · · · ·', 'UNCONTESTED'],
    ['· DENIES DOUBTS NO_ANSWER contradicted', 'DENIED'],
    ['· DENIES DOUBTS NO_ANSWER ·', 'DENIED'],
    ['· DENIES DOUBTS · contradicted', 'DENIED'],
    ['· DENIES DOUBTS · ·', 'DENIED'],
    ['· DENIES · NO_ANSWER contradicted', 'DENIED'],
    ['· DENIES · NO_ANSWER ·', 'DENIED'],
    ['· DENIES · · contradicted', 'DENIED'],
    ['· DENIES · · ·', 'DENIED'],
    ['· · DOUBTS NO_ANSWER contradicted', 'DOUBTED'],
    ['· · DOUBTS NO_ANSWER ·', 'DOUBTED'],
    ['· · DOUBTS · contradicted', 'DOUBTED'],
    ['· · DOUBTS · ·', 'DOUBTED'],
    ['· · · NO_ANSWER contradicted', 'UNANSWERED'],
    ['· · · NO_ANSWER ·', 'UNANSWERED'],
    ['· · · · contradicted', 'NONE'],
    ['· · · · ·', 'NONE'],
  ])('%s → %s', (claims, status) => {
    const words = claims.split(' ');
    const stances = words.filter((word): word is Stance => /^[A-Z_]+$/.test(word));
    const entries = ofStances(...stances);
    // The contradiction touches whatever claim comes first, an assertion or not.
    const contradictions = words.includes('contradicted') ? [contradiction(1)] : [];
    const summary = judge({ entries, contradictions }, asked());
    expect(summary.status).toBe(status);
    expect([summary.asserts, summary.denies, summary.doubts, summary.noAnswers]).toEqual(
      ['ASSERTS', 'DENIES', 'DOUBTS', 'NO_ANSWER'].map((stance) => (words.includes(stance) ? 1 : 0)),
    );
  });

  test('does not depend on how many claims there are of a kind', () => {
    expect(statusOf({ asserts: 9, denies: 0, doubts: 0, noAnswers: 9, contradictions: 0 })).toBe(
      'UNCONTESTED',
    );
    expect(statusOf({ asserts: 9, denies: 1, doubts: 0, noAnswers: 0, contradictions: 0 })).toBe('CONTESTED');
    expect(statusOf({ asserts: 0, denies: 1, doubts: 9, noAnswers: 9, contradictions: 0 })).toBe('DENIED');
  });
});

describe('a summary', () => {
  test('of nothing is NONE, with empty lists and no dates', () => {
    expect(judge({ entries: [], contradictions: [] }, asked())).toEqual({
      status: 'NONE',
      asserts: 0,
      denies: 0,
      doubts: 0,
      noAnswers: 0,
      origins: [],
      sources: [],
      validity: null,
      datesDisputed: false,
      firstPublished: null,
      lastPublished: null,
    });
  });

  test('counts a claim with two origins once, and names both by code point', () => {
    const entries = [
      entry({ origin: 'publisher:b' }),
      entry({ origin: 'publisher:a' }),
      entry({ claim: 2, origin: 'publisher:b' }),
    ];
    const summary = judge({ entries, contradictions: [] }, asked());
    expect(summary.asserts).toBe(2);
    expect(summary.origins).toEqual(['publisher:a', 'publisher:b']);
  });

  test('names the origins of assertions only, and the sources of all claims that count', () => {
    const entries = [
      entry({ source: 'source:b' }),
      entry({ claim: 2, stance: 'DENIES', origin: 'group:militia', source: 'source:a' }),
      entry({ claim: 3, modality: 'POSSIBLE', origin: 'group:x', source: 'source:c' }),
    ];
    const summary = judge({ entries, contradictions: [] }, asked());
    expect(summary.origins).toEqual(['group:ministry']);
    expect(summary.sources).toEqual(['source:a', 'source:b']);
  });

  test('leaves out an excluded origin of a claim that another origin keeps', () => {
    const entries = [entry({ origin: 'publisher:a' }), entry({ origin: 'publisher:b' })];
    expect(
      judge({ entries, contradictions: [] }, asked({ excludeOrigins: ['publisher:a'] })).origins,
    ).toEqual(['publisher:b']);
  });

  test('takes validity and publication from assertions alone', () => {
    const denial = entry({
      claim: 2,
      stance: 'DENIES',
      startEarliest: day(-3),
      startLatest: day(-3),
      publishedEarliest: day(1),
      publishedLatest: day(30),
    });
    const later = entry({ claim: 3, publishedEarliest: day(7), publishedLatest: day(8) });
    const summary = judge({ entries: [entry(), denial, later], contradictions: [] }, asked());
    expect(summary.validity).toEqual({
      startEarliest: day(1),
      startLatest: day(1),
      endEarliest: day(10),
      endLatest: day(10),
    });
    expect(summary.datesDisputed).toBe(false);
    expect([summary.firstPublished, summary.lastPublished]).toEqual([
      { earliest: day(5), latest: day(5) },
      { earliest: day(7), latest: day(8) },
    ]);
  });

  test('disputes the dates when two assertions cannot both be right', () => {
    const later = entry({ claim: 2, startEarliest: day(3), startLatest: day(4) });
    expect(judge({ entries: [entry(), later], contradictions: [] }, asked()).datesDisputed).toBe(true);
  });

  test('leaves an unknown publication out of the first and the last', () => {
    const undated = entry({ claim: 2, publishedEarliest: BEGINNING, publishedLatest: END });
    const summary = judge({ entries: [entry(), undated], contradictions: [] }, asked());
    const known = { earliest: day(5), latest: day(5) };
    expect([summary.firstPublished, summary.lastPublished]).toEqual([known, known]);
  });
});

describe('a contradiction', () => {
  const statusUnder = (evidence: LinkEvidence, filter = asked()) => judge(evidence, filter).status;

  test('contests the assertion that it touches', () => {
    expect(statusUnder({ entries: [entry()], contradictions: [contradiction(1)] })).toBe('CONTESTED');
  });

  test('of a denial changes nothing', () => {
    const entries = ofStances('ASSERTS', 'NO_ANSWER').concat(
      entry({ claim: 3, stance: 'DENIES', modality: 'POSSIBLE' }),
    );
    expect(statusUnder({ entries, contradictions: [contradiction(2), contradiction(3)] })).toBe(
      'UNCONTESTED',
    );
    expect(statusUnder({ entries: ofStances('DENIES'), contradictions: [contradiction(1)] })).toBe('DENIED');
  });

  test.each<[string, Partial<EvidenceEntry>, EvidenceFilter, TimeFilter]>([
    ['source is excluded', {}, { excludeSources: ['source:other'] }, {}],
    ['source is not among those asked for', {}, { sources: ['source:ap'] }, {}],
    ['origin is excluded', { origin: 'group:militia' }, { excludeOrigins: ['group:militia'] }, {}],
    ['modality is not ACTUAL', { modality: 'PREDICTED' }, {}, {}],
    ['basis is INFERRED', { basis: 'INFERRED' }, {}, {}],
    ['reliability is too low', { reliability: 'E' }, { minReliability: 'C' }, {}],
    ['retraction has come', { until: 5 }, {}, {}],
    ['recording was later', { since: 5 }, {}, { knownAt: 4 }],
    [
      'publication was later',
      { publishedEarliest: day(20), publishedLatest: day(20) },
      {},
      { publishedBy: day(19) },
    ],
  ])('does not count where its %s', (_name, differs, given, time) => {
    const evidence = { entries: [entry()], contradictions: [contradiction(1, differs)] };
    expect(statusUnder(evidence, asked(given, time))).toBe('UNCONTESTED');
  });

  test('does not count where the assertion that it touches does not', () => {
    const entries = [entry(), entry({ claim: 2, source: 'source:b' })];
    const evidence = { entries, contradictions: [contradiction(2)] };
    expect(statusUnder(evidence)).toBe('CONTESTED');
    expect(statusUnder(evidence, asked({ excludeSources: ['source:b'] }))).toBe('UNCONTESTED');
    expect(live(evidence, asked({ excludeSources: ['source:b'] })).contradictions).toEqual([]);
  });
});
