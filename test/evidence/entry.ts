/** One claim's entry, and what a test asks of it. */
import type { Stance } from '../../src/claim/claim.js';
import type {
  ContradictionEntry,
  EvidenceEntry,
  EvidenceFilter,
  TimeFilter,
} from '../../src/evidence/evidence.js';
import { OPEN_REVISION } from '../../src/store/store.js';
import { END, dayNumber, type DayNumber } from '../../src/time/day.js';

export const day = (n: number): DayNumber => dayNumber(2021, 7, n);

/** A claim that everything lets pass, but for what is said of it. */
export function entry(differs: Partial<EvidenceEntry> = {}): EvidenceEntry {
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

export function contradiction(touches: number, differs: Partial<EvidenceEntry> = {}): ContradictionEntry {
  return { ...entry({ claim: 99, source: 'source:other', ...differs }), touches };
}

export const asked = (evidence: EvidenceFilter = {}, time: TimeFilter = {}) => ({ evidence, time });

export const ofStances = (...stances: Stance[]): EvidenceEntry[] =>
  stances.map((stance, i) => entry({ claim: i + 1, stance }));
