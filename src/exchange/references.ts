/** What the references of one file point at: "#ref" of its own lines, and ids that were given anew. */
import { NisbaError, invariant } from '../errors.js';
import type { ClaimId } from '../ids.js';
import type { LocalReference } from './record.js';

/** A claim; or RETRACTED, for a line that was left out as such; or BROKEN, for a line that has an error. */
export type Target = ClaimId | 'RETRACTED' | 'BROKEN';

/** Keeps the memory of an import bounded: about 25 MB. */
const MAX_REFERENCES = 200_000;

export class References {
  readonly #targets = new Map<LocalReference | ClaimId, Target>();

  /** @param before what was known before: asked where these do not know */
  constructor(private readonly before?: References) {}

  /** Where a reference leads. An id that the file does not give a meaning of its own means itself. */
  resolve(reference: LocalReference | ClaimId): Target {
    const target = this.#find(reference);
    if (target !== undefined) return target;
    if (isLocal(reference)) {
      throw new NisbaError(
        'NOT_FOUND',
        `"${reference}" is the ref of no earlier line of this file: move that line up, or mend the ref.`,
        { ref: reference },
      );
    }
    return reference;
  }

  /** Where a reference leads, when it has been seen to lead to a claim. */
  claimOf(reference: LocalReference | ClaimId): ClaimId {
    const target = this.resolve(reference);
    invariant(target !== 'BROKEN' && target !== 'RETRACTED', `${reference} was to be left out.`);
    return target;
  }

  has(ref: string): boolean {
    return this.#find(`#${ref}`) !== undefined;
  }

  /** Remembers what a line's ref, or its id in another store, means here. */
  point(name: LocalReference | ClaimId, target: Target): void {
    if (name === target) {
      this.#targets.delete(name);
      return;
    }
    if (this.#targets.size >= MAX_REFERENCES && !this.#targets.has(name)) {
      throw new NisbaError(
        'INVALID_RECORD',
        `The file has more than ${MAX_REFERENCES.toLocaleString('en-US')} refs: leave "ref" out of lines to which no other points, or divide the file.`,
        { limit: MAX_REFERENCES },
      );
    }
    this.#targets.set(name, target);
  }

  /** Takes over what others, built on these, have learnt. */
  absorb(later: References): void {
    for (const [name, target] of later.#targets) this.point(name, target);
  }

  #find(reference: LocalReference | ClaimId): Target | undefined {
    const target = this.#targets.get(reference);
    return target ?? (this.before && this.before.#find(reference));
  }
}

export function isLocal(reference: string): reference is LocalReference {
  return reference.startsWith('#');
}
