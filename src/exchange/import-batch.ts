/** The lines of one batch, read: what to record, and what is wrong with the lines that cannot be. */
import { bearingIdentity } from '../bearing/record-bearings.js';
import { identityOf } from '../claim/claim-identity.js';
import type { ClaimInput, Entity, Source } from '../claim/claim.js';
import { NisbaError, type ErrorCode } from '../errors.js';
import type { ClaimId } from '../ids.js';
import type { Line } from './lines.js';
import {
  bearingInput,
  claimInput,
  entitiesOf,
  entityInput,
  referencesOf,
  requireOwnId,
  sourceInput,
  type Resolve,
} from './record-input.js';
import {
  parseRecord,
  type BearingRecord,
  type ClaimRecord,
  type MergeRecord,
  type LocalReference,
  type SourceRecord,
} from './record.js';
import { isLocal, type References } from './references.js';

/** Where a line stands, and what the references of its file mean. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly references: References;
}

export interface ImportProblem {
  /** Absent for what is wrong with the store. */
  readonly file?: string;
  /** From 1; absent for what is wrong with a file as a whole. */
  readonly line?: number;
  readonly code: ErrorCode;
  readonly message: string;
}

/** What is wrong with a line, and whose place that is. */
export interface PlacedProblem extends ImportProblem {
  readonly place: Place;
}

export interface Placed<T> {
  readonly place: Place;
  readonly input: T;
}

export interface PlacedClaim extends Placed<ClaimInput> {
  /** The id by its content. */
  readonly identity: ClaimId;
  /** How later lines may name it: by its ref, and by its id where the line has one. */
  readonly names: readonly (LocalReference | ClaimId)[];
}

/** Lines that become one transaction. */
export class ImportBatch {
  readonly entities: Placed<Entity>[] = [];
  readonly sources: Placed<Source>[] = [];
  readonly claims: PlacedClaim[] = [];
  /** As they are written: what their references mean is known when the claims before them are recorded. */
  readonly bearings: Placed<BearingRecord>[] = [];
  readonly merges: Placed<MergeRecord>[] = [];
  readonly problems: PlacedProblem[] = [];
  /** Lines that are not blank. */
  lines = 0;
  bytes = 0;
  /** Lines left out: retracted themselves, or resting on one that is. */
  retracted = 0;
  dependent = 0;
  /** Entities and sources whose own line has an error: what names them cannot be judged yet. */
  readonly #broken = new Set<string>();

  add(file: string, line: Line, references: References): void {
    const place: Place = { file, line: line.number, references };
    this.bytes += line.bytes;
    if (typeof line.content === 'string' && line.content.trim() === '') return;
    this.lines += 1;
    let json: unknown;
    try {
      if (typeof line.content !== 'string') throw line.content;
      json = parseJson(line.content);
    } catch (error) {
      this.#tell(place, error, undefined);
      return;
    }
    this.addRecord(place, json);
  }

  /** A record that stands at a place, not parsed yet. */
  addRecord(place: Place, json: unknown): void {
    try {
      this.#addRecord(place, json);
    } catch (error) {
      this.#tell(place, error, json);
    }
  }

  #tell(place: Place, error: unknown, json: unknown): void {
    if (!(error instanceof NisbaError) || error.code === 'INTERNAL') throw error;
    this.problems.push(problemOf(place, error));
    this.#markBroken(place, json);
  }

  #addRecord(place: Place, json: unknown): void {
    const record = parseRecord(json);
    if (record.record === 'manifest' || record.record === 'revision' || record.record === 'end') return;
    if (record.record === 'entity') this.entities.push({ place, input: entityInput(record) });
    else if (record.record === 'source') this.#addSource(place, record);
    else if (record.record === 'claim') this.#addClaim(place, record);
    else if (record.record === 'bearing') this.#addBearing(place, record);
    else this.#addMerge(place, record);
  }

  #addSource(place: Place, record: SourceRecord): void {
    if (this.#namesBroken([record.publisher, ...record.derivedFrom])) this.#broken.add(record.id);
    else this.sources.push({ place, input: sourceInput(record) });
  }

  #addClaim(place: Place, record: ClaimRecord): void {
    const { references } = place;
    if (record.ref !== undefined && references.has(record.ref)) {
      throw new NisbaError(
        'INVALID_RECORD',
        `"ref" is "${record.ref}", as on an earlier line of this file: choose another.`,
      );
    }
    const names: (LocalReference | ClaimId)[] = [
      ...(record.ref === undefined ? [] : [`#${record.ref}` as const]),
      ...(record.id === undefined ? [] : [record.id]),
    ];
    const targets = referencesOf(record).map((reference) => references.resolve(reference));
    if (targets.includes('BROKEN') || this.#namesBroken([record.source, ...entitiesOf(record)])) {
      for (const name of names) references.point(name, 'BROKEN');
    } else if (targets.includes('RETRACTED') || record.retractedAt !== undefined) {
      if (record.retractedAt === undefined) this.dependent += 1;
      else this.retracted += 1;
      for (const name of names) references.point(name, 'RETRACTED');
    } else {
      const input = claimInput(record, (reference) => references.claimOf(reference));
      if (record.id !== undefined) {
        requireOwnId(record.id, identityOf(claimInput(record, asWritten(references))));
      }
      const identity = identityOf(input);
      for (const name of names) references.point(name, identity);
      this.claims.push({ place, input, identity, names });
    }
  }

  #addBearing(place: Place, record: BearingRecord): void {
    const { references } = place;
    const targets = [record.claim, record.on].map((end) => references.resolve(end));
    if (targets.includes('BROKEN')) return;
    if (record.retractedAt !== undefined) this.retracted += 1;
    else if (targets.includes('RETRACTED')) this.dependent += 1;
    else {
      if (record.id !== undefined && !isLocal(record.claim) && !isLocal(record.on)) {
        requireOwnId(record.id, bearingIdentity(bearingInput(record, asWritten(references))));
      }
      this.bearings.push({ place, input: record });
    }
  }

  #addMerge(place: Place, record: MergeRecord): void {
    if (record.endedAt !== undefined) this.retracted += 1;
    else if (!this.#namesBroken([record.merged, record.into])) this.merges.push({ place, input: record });
  }

  #namesBroken(ids: readonly (string | undefined)[]): boolean {
    return this.#broken.size > 0 && ids.some((id) => id !== undefined && this.#broken.has(id));
  }

  /** So that one broken line is told once, and not again on each line that names what it declares. */
  #markBroken(place: Place, json: unknown): void {
    if (typeof json !== 'object' || json === null) return;
    if ('id' in json && typeof json.id === 'string') this.#broken.add(json.id);
    if ('ref' in json && typeof json.ref === 'string' && !place.references.has(json.ref)) {
      place.references.point(`#${json.ref}`, 'BROKEN');
    }
  }
}

export function problemOf(place: Place, { code, message }: NisbaError): PlacedProblem {
  return { place, file: place.file, line: place.line, code, message };
}

/** What ids meant where the file was written: by them the ids of its lines are checked. */
function asWritten(references: References): Resolve {
  return (reference) => (isLocal(reference) ? references.claimOf(reference) : reference);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const whole = /^\s*\{[^]*\}\s*$/.test(text);
    throw new NisbaError(
      'INVALID_RECORD',
      whole || !text.trimStart().startsWith('{')
        ? `The line is not a JSON object: ${reason}.`
        : 'The line breaks off in the middle of its JSON: the file is cut off, or a record stands on several lines.',
    );
  }
}
