import { describe, expect, test } from '@jest/globals';
import type { Stance } from '../../src/claim/claim.js';
import type {
  ContradictionEntry,
  EvidenceEntry,
  EvidenceFilter,
  LinkEvidence,
  TimeFilter,
} from '../../src/evidence/evidence.js';
import { claimPasses, hiddenBy, isShown, judge, live, passes, statusOf } from '../../src/evidence/judge.js';
import { OPEN_REVISION } from '../../src/store/store.js';
import { BEGINNING, END, dayNumber, type DayNumber } from '../../src/time/day.js';

const day = (n: number): DayNumber => dayNumber(2021, 7, n);

/** A claim that everything lets pass, but for what is said of it. */
function entry(differs: Partial<EvidenceEntry> = {}): EvidenceEntry {
  return {
    claim: 1,
    source: 'source:ap',
    origin: 'group:ministry',
    speaker: 'person:minister',
    stance: 'ASSERTS',
    modality: 'ACTUAL',
    basis: 'REPORTED',
    reliability: 'B',
    credibility: 2,
    startEarliest: day(1),
    startLatest: day(1),
    endEarliest: day(10),
    endLatest: day(10),
    publishedEarliest: day(5),
    publishedLatest: day(5),
    withdrawnEarliest: END,
    withdrawnLatest: END,
    since: 1,
    until: OPEN_REVISION,
    ...differs,
  };
}

function contradiction(touches: number, differs: Partial<EvidenceEntry> = {}): ContradictionEntry {
  return { ...entry({ claim: 99, source: 'source:other', ...differs }), touches };
}

const asked = (evidence: EvidenceFilter = {}, time: TimeFilter = {}) => ({ evidence, time });

const ofStances = (...stances: Stance[]): EvidenceEntry[] =>
  stances.map((stance, i) => entry({ claim: i + 1, stance }));

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
      startEarliest: day(20),
      startLatest: day(20),
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
    expect([summary.firstPublished, summary.lastPublished]).toEqual([day(5), day(8)]);
  });

  test('disputes the dates when two assertions cannot both be right', () => {
    const later = entry({ claim: 2, startEarliest: day(3), startLatest: day(4) });
    expect(judge({ entries: [entry(), later], contradictions: [] }, asked()).datesDisputed).toBe(true);
  });

  test('has no first or last publication where one is unknown', () => {
    const undated = entry({ claim: 2, publishedEarliest: BEGINNING, publishedLatest: END });
    const summary = judge({ entries: [entry(), undated], contradictions: [] }, asked());
    expect([summary.firstPublished, summary.lastPublished]).toEqual([null, null]);
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
