/**
 * What stands in a STIX bundle, learnt in a first reading: relationships, reports and opinions name objects
 * that may come later, in any order. Kept is a line for each object and no object itself.
 */
import type { EntityKind } from '../../vocabulary/vocabulary.js';
import type { GroupType } from '../../claim/claim.js';
import { typeOf, type StixObject } from './object.js';
import { thingOf } from './things.js';

/** An object that becomes an entity. */
export interface StixThing {
  /** The entity's id. */
  readonly id: string;
  readonly kind: EntityKind;
  readonly groupType?: GroupType;
}

interface Entry {
  /** Which of the objects it is. */
  readonly ordinal: number;
  readonly modified: string;
  readonly revoked: boolean;
  readonly thing?: StixThing;
}

export class StixIndex {
  readonly #entries = new Map<string, Entry>();
  /** Of each object, the reports that refer to it. */
  readonly #reportsOn = new Map<string, string[]>();
  readonly #reports = new Map<string, StixObject>();
  readonly #commented = new Set<string>();
  readonly #licences = new Set<string>();

  /** Of several versions of an object, the one that was modified last is meant; of two alike the first. */
  add(ordinal: number, object: StixObject): void {
    const modified = object.modified ?? object.created ?? '';
    const known = this.#entries.get(object.id);
    if (known && known.modified >= modified) return;
    const thing = thingOf(object);
    this.#entries.set(object.id, {
      ordinal,
      modified,
      revoked: object.revoked === true,
      ...(thing && { thing }),
    });
    if (object.revoked) return;
    const refs = object.object_refs ?? [];
    if (object.type === 'report') {
      for (const ref of refs) this.#reportsOn.set(ref, [...(this.#reportsOn.get(ref) ?? []), object.id]);
      this.#reports.set(object.id, { ...object, object_refs: [], description: undefined });
    }
    if (isComment(object)) for (const ref of refs) this.#commented.add(ref);
    const statement = object.type === 'marking-definition' ? object.definition?.statement : undefined;
    if (statement !== undefined) this.#licences.add(statement);
  }

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  /** Whether this is the version of the object that counts. */
  isMeant(id: string, ordinal: number): boolean {
    return this.#entries.get(id)?.ordinal === ordinal;
  }

  /** The entity that an object becomes; undefined for other objects, revoked and missing ones. */
  thing(id: string): StixThing | undefined {
    const entry = this.#entries.get(id);
    return entry?.revoked ? undefined : entry?.thing;
  }

  /** Why an id means no entity here. */
  whyNoThing(id: string): string {
    const entry = this.#entries.get(id);
    if (!entry) return 'names an object that is not in the bundle';
    return entry.revoked
      ? 'names an object that was revoked'
      : `names an object of type ${typeOf(id)}, which is no entity`;
  }

  /** The reports that refer to an object, without their texts. */
  reportsOn(id: string): StixObject[] {
    const reports = new Set(this.#reportsOn.get(id));
    return [...reports].flatMap((report) => {
      const isTaken = this.#entries.get(report)?.revoked === false;
      return isTaken ? [this.#reports.get(report)!] : [];
    });
  }

  /** Whether a note or an opinion speaks of the object. */
  isCommented(id: string): boolean {
    return this.#commented.has(id);
  }

  get hasComments(): boolean {
    return this.#commented.size > 0;
  }

  /** The statements of its markings: copyright and terms of use. */
  get licence(): string | undefined {
    const all = [...this.#licences].join(' ').trim();
    return all === '' ? undefined : all.slice(0, 1_000);
  }
}

export function isComment({ type }: StixObject): boolean {
  return type === 'note' || type === 'opinion';
}
