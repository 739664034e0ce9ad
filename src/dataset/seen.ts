/** Which ids have been met, in 9 to 18 bytes each whatever their length: an import may meet millions. */
import { createHash } from 'node:crypto';

const LEAST_PLACES = 1_024;
/** Beyond this share of places taken, looking for one takes long. */
const FULLEST = 0.7;

/**
 * A number of 1 to 255 for each id that was met. Ids are known by 64 bits of their hash: among ten million,
 * the chance that any two are taken for one is 3 in a million.
 */
export class Seen {
  #high = new Uint32Array(LEAST_PLACES);
  #low = new Uint32Array(LEAST_PLACES);
  #marks = new Uint8Array(LEAST_PLACES);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  /** The number that the id was met with. */
  get(id: string): number | undefined {
    const mark = this.#marks[this.#placeOf(...hashOf(id))]!;
    return mark === 0 ? undefined : mark;
  }

  /** @param mark 1 to 255 */
  add(id: string, mark = 1): void {
    this.#put(...hashOf(id), mark);
    if (this.#size > this.#marks.length * FULLEST) this.#grow();
  }

  #put(high: number, low: number, mark: number): void {
    const place = this.#placeOf(high, low);
    if (this.#marks[place] === 0) this.#size += 1;
    this.#high[place] = high;
    this.#low[place] = low;
    this.#marks[place] = mark;
  }

  /** Where it stands, or would. */
  #placeOf(high: number, low: number): number {
    const last = this.#marks.length - 1;
    let place = low & last;
    while (this.#marks[place] !== 0 && (this.#low[place] !== low || this.#high[place] !== high)) {
      place = (place + 1) & last;
    }
    return place;
  }

  #grow(): void {
    const [high, low, marks] = [this.#high, this.#low, this.#marks];
    this.#high = new Uint32Array(marks.length * 2);
    this.#low = new Uint32Array(marks.length * 2);
    this.#marks = new Uint8Array(marks.length * 2);
    this.#size = 0;
    for (let place = 0; place < marks.length; place += 1) {
      if (marks[place] !== 0) this.#put(high[place]!, low[place]!, marks[place]!);
    }
  }
}

function hashOf(id: string): [high: number, low: number] {
  const digest = createHash('sha256').update(id).digest();
  return [digest.readUInt32LE(0), digest.readUInt32LE(4)];
}
