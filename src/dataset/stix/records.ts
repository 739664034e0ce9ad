/** What an object of a STIX bundle says, as records; and why others say nothing that the model holds. */
import type { RecordInput } from '../../exchange/record.js';
import type { Skipped } from '../dataset.js';
import { idOfClaim, type ClaimLine } from '../record-lines.js';
import { commentRecords, type Commented } from './comments.js';
import type { StixIndex } from './index-objects.js';
import { unreadOf, typeOf, type StixObject } from './object.js';
import { stixRelation } from './relations.js';
import { filled, saidOf, type Said } from './things.js';
import { entitiesOf, groundsOf, reportSource, spoken, voicesOf } from './voices.js';

export interface StixRecords {
  /** Entities and sources that other objects name, too. */
  readonly shared: readonly (RecordInput & { readonly id: string })[];
  readonly own: readonly RecordInput[];
  readonly skipped: readonly Skipped[];
}

/** Why an object of this type becomes nothing. */
const NO_PLACE: Readonly<Record<string, string>> = {
  'attack-pattern': 'techniques have no place in the model',
  'course-of-action': 'countermeasures have no place in the model',
  indicator: 'patterns to detect have no place in the model',
  vulnerability: 'weaknesses of software have no place in the model',
  'observed-data': 'raw observations have no place in the model',
  'malware-analysis': 'laboratory findings have no place in the model',
  sighting: 'sightings of indicators and malware have no place in the model',
  grouping: 'that objects are shown together says nothing of them',
  'marking-definition': 'a statement becomes the licence of the source; other markings are left out',
  'language-content': 'translations of properties are left out',
  'extension-definition': 'describes other objects',
};

/** Reads the objects of one bundle, in two goes: notes and opinions only when what they speak of is recorded. */
export class StixReader {
  /** What notes and opinions will speak of. */
  readonly #commented = new Map<string, Commented>();

  constructor(
    private readonly bundle: string,
    private readonly index: StixIndex,
  ) {}

  /** An object of the first go: any but notes and opinions. */
  records(object: StixObject): StixRecords {
    if (object.revoked) return nothing(object.type, 'was revoked by its creator');
    if (object.type === 'relationship') return this.#relationship(object);
    if (object.type === 'report') return this.#report(object);
    const thing = this.index.thing(object.id);
    if (!thing)
      return nothing(object.type, NO_PLACE[object.type] ?? 'objects of this type have no place in the model');
    const { said, skipped } = saidOf(object, thing);
    const lines = this.#spoken(object, said);
    const isDescription = ({ predicate, value }: ClaimLine): boolean =>
      predicate === 'DESCRIBED_AS' &&
      value?.type === 'TEXT' &&
      value.text === object.description?.slice(0, 10_000);
    this.#remember(object, lines.filter(isDescription));
    return {
      shared: [...groundsOf(object, this.index), ...entitiesOf([object.id], this.index)],
      own: lines,
      skipped: [...skipped, ...this.#unread(object)],
    };
  }

  /** A note or an opinion. */
  comment(object: StixObject): StixRecords {
    if (object.revoked) return nothing(object.type, 'was revoked by its creator');
    const { records, skipped } = commentRecords(object, this.bundle, this.index, this.#commented);
    return {
      shared: [...groundsOf(object, this.index), ...entitiesOf(object.object_refs ?? [], this.index)],
      own: records,
      skipped: [...skipped, ...this.#unread(object)],
    };
  }

  #relationship(object: StixObject): StixRecords {
    const { relationship_type: name = '', source_ref: from = '', target_ref: to = '' } = object;
    const [subject, target] = [this.index.thing(from), this.index.thing(to)];
    if (!subject) return nothing(`relationship ${name}`, `its source ${this.index.whyNoThing(from)}`);
    if (!target) return nothing(`relationship ${name}`, `its target ${this.index.whyNoThing(to)}`);
    const relation = stixRelation(name, subject, target);
    if (!relation) {
      const reason = `no relation type says it from ${typeOf(from)} to ${typeOf(to)}`;
      return nothing(`relationship ${name}`, reason);
    }
    if (subject.id === target.id) return nothing(`relationship ${name}`, 'both its ends are one object');
    const [one, other] = relation.reversed ? [target.id, subject.id] : [subject.id, target.id];
    const { start_time: start, stop_time: stop, description } = object;
    const said: Said = {
      subject: one,
      predicate: relation.type,
      object: other,
      ...(relation.role !== undefined && { role: relation.role }),
      ...(start !== undefined && { validFrom: start }),
      ...(stop !== undefined && (start === undefined || start <= stop) && { validTo: stop }),
      ...(filled(description) && { statement: `In the words of the object: ${description.slice(0, 9_000)}` }),
    };
    const lines = this.#spoken(object, [said]);
    this.#remember(object, lines, said);
    return {
      shared: [...groundsOf(object, this.index), ...entitiesOf([from, to], this.index)],
      own: lines,
      skipped: this.#unread(object),
    };
  }

  #report(object: StixObject): StixRecords {
    const missing = (object.object_refs ?? []).filter((ref) => !this.index.has(ref));
    return {
      shared: [...entitiesOf([object.created_by_ref], this.index), reportSource(object, this.index)],
      own: [],
      skipped: [
        ...missing.map(() => ({
          kind: 'report object_refs',
          reason: 'names an object that is not in the bundle',
        })),
        ...this.#unread(object),
      ],
    };
  }

  #spoken(object: StixObject, said: readonly Said[]): ClaimLine[] {
    const voices = voicesOf(object, this.bundle, this.index);
    return said.flatMap((one) => spoken(voices, one));
  }

  /** Keeps for notes and opinions what they speak of, and for no other object. */
  #remember(object: StixObject, lines: readonly ClaimLine[], tie?: Said): void {
    if (!this.index.isCommented(object.id)) return;
    this.#commented.set(object.id, { claims: lines.map(idOfClaim), ...(tie && { tie }) });
  }

  #unread(object: StixObject): Skipped[] {
    const unread = unreadOf(object).map((property): Skipped => ({
      kind: `${object.type} ${property}`,
      reason: 'a property without a place in the model',
    }));
    const creator = object.created_by_ref;
    if (creator !== undefined && !this.index.thing(creator)) {
      unread.push({ kind: 'created_by_ref', reason: this.index.whyNoThing(creator) });
    }
    return unread;
  }
}

function nothing(kind: string, reason: string): StixRecords {
  return { shared: [], own: [], skipped: [{ kind, reason }] };
}
