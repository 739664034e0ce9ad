import { lastCode, omissionCost, readingCost, soundWeight } from './sound-costs.js';

/** One sound of each word beside the other; -1 where the other has none. */
export interface AlignedSounds {
  readonly left: number;
  readonly right: number;
  readonly cost: number;
}

/** A word as the distance reads it. */
interface Measured {
  readonly codes: Uint16Array;
  /** What leaving out each sound costs, and what beside a script that writes no short vowels. */
  readonly omissions: Float64Array;
  readonly unwrittenOmissions: Float64Array;
  readonly weight: number;
}

const SWAP_COST = 0.7;
const LONGEST = 89;
const ROW = LONGEST + 1;
const cells = new Float64Array(ROW * ROW);

/** Words come again and again; the most that are kept measured. */
const MOST_MEASURED = 50_000;
const measured = new Map<string, Measured>();

/**
 * How alike two words sound, in [0, 1]: one less the weighted edit distance by their mean weight; 0 where
 * it is below `least`. Symmetric. `unwritten`: just one of them is in a script without short vowels.
 */
export function soundLikeness(left: string, right: string, unwritten: boolean, least: number): number {
  if (left === right) return 1;
  const [one, other] = [measure(left), measure(right)];
  const weight = (one.weight + other.weight) / 2;
  if (weight === 0) return 0;
  const likeness = 1 - fill(one, other, unwritten, (1 - least) * weight) / weight;
  return likeness < least ? 0 : likeness;
}

/** The cheapest way from one word to the other, sound by sound. */
export function alignSounds(left: string, right: string, unwritten: boolean): readonly AlignedSounds[] {
  const [one, other] = [measure(left), measure(right)];
  fill(one, other, unwritten, Infinity);
  const [omitOne, omitOther] = unwritten
    ? [one.unwrittenOmissions, other.unwrittenOmissions]
    : [one.omissions, other.omissions];
  const steps: AlignedSounds[] = [];
  let i = one.codes.length;
  let j = other.codes.length;
  while (i > 0 || j > 0) {
    const here = at(i, j);
    const read = i > 0 && j > 0 ? readingCost(one.codes[i - 1] ?? 0, other.codes[j - 1] ?? 0) : Infinity;
    const [omitted, added] = [omitOne[i - 1] ?? Infinity, omitOther[j - 1] ?? Infinity];
    if (i > 0 && j > 0 && same(here, at(i - 1, j - 1) + read))
      steps.push({ left: --i, right: --j, cost: read });
    else if (i > 0 && same(here, at(i - 1, j) + omitted)) steps.push({ left: --i, right: -1, cost: omitted });
    else if (j > 0 && same(here, at(i, j - 1) + added)) steps.push({ left: -1, right: --j, cost: added });
    else {
      // Two neighbours changed places.
      steps.push(
        { left: i - 1, right: j - 2, cost: SWAP_COST / 2 },
        { left: i - 2, right: j - 1, cost: SWAP_COST / 2 },
      );
      i -= 2;
      j -= 2;
    }
  }
  return steps.reverse();
}

/** Fills the table of distances between all beginnings; the whole distance, or Infinity above `most`. */
function fill(one: Measured, other: Measured, unwritten: boolean, most: number): number {
  const [n, m] = [one.codes.length, other.codes.length];
  const omitOne = unwritten ? one.unwrittenOmissions : one.omissions;
  const omitOther = unwritten ? other.unwrittenOmissions : other.omissions;
  cells[0] = 0;
  for (let j = 1; j <= m; j++) cells[j] = at(0, j - 1) + (omitOther[j - 1] ?? 1);
  for (let i = 1; i <= n; i++) {
    const omit = omitOne[i - 1] ?? 1;
    const code = one.codes[i - 1] ?? 0;
    let nearest = (cells[i * ROW] = at(i - 1, 0) + omit);
    for (let j = 1; j <= m; j++) {
      const otherCode = other.codes[j - 1] ?? 0;
      let best = at(i - 1, j - 1) + readingCost(code, otherCode);
      const omitted = at(i - 1, j) + omit;
      const added = at(i, j - 1) + (omitOther[j - 1] ?? 1);
      if (omitted < best) best = omitted;
      if (added < best) best = added;
      if (
        i > 1 &&
        j > 1 &&
        code !== otherCode &&
        code === other.codes[j - 2] &&
        one.codes[i - 2] === otherCode
      ) {
        best = Math.min(best, at(i - 2, j - 2) + SWAP_COST);
      }
      cells[i * ROW + j] = best;
      if (best < nearest) nearest = best;
    }
    // A swap may jump a row, and gains at most its own cost.
    if (nearest > most + SWAP_COST) return Infinity;
  }
  return at(n, m);
}

function at(i: number, j: number): number {
  return cells[i * ROW + j] ?? Infinity;
}

function same(one: number, other: number): boolean {
  return Math.abs(one - other) < 1e-9;
}

function measure(symbols: string): Measured {
  const known = measured.get(symbols);
  if (known) return known;
  const text = symbols.slice(0, LONGEST);
  const codes = Uint16Array.from({ length: text.length }, (_, i) =>
    i === text.length - 1 ? lastCode(text.charCodeAt(i)) : text.charCodeAt(i),
  );
  const omissions = new Float64Array(codes.length);
  const unwrittenOmissions = new Float64Array(codes.length);
  for (let i = 0; i < codes.length; i++) {
    const costs = omissionCosts(text, i);
    omissions[i] = costs.written;
    unwrittenOmissions[i] = costs.unwritten;
  }
  let weight = 0;
  for (const symbol of text) weight += soundWeight(symbol);
  const found = { codes, omissions, unwrittenOmissions, weight };
  if (measured.size >= MOST_MEASURED) measured.clear();
  measured.set(symbols, found);
  return found;
}

interface OmissionCosts {
  readonly written: number;
  readonly unwritten: number;
}

/** What leaving out a sound costs depends on its neighbours alone, and few sounds follow each other. */
const MOST_NEIGHBOURS = 20_000;
const omissionsByNeighbours = new Map<string, OmissionCosts>();

function omissionCosts(text: string, i: number): OmissionCosts {
  const neighbours = `${i === 0 ? '^' : text.charAt(i - 1)}${text.charAt(i)}${i + 1 < text.length ? text.charAt(i + 1) : '$'}`;
  const known = omissionsByNeighbours.get(neighbours);
  if (known) return known;
  const costs = { written: omissionCost(text, i, false), unwritten: omissionCost(text, i, true) };
  if (omissionsByNeighbours.size >= MOST_NEIGHBOURS) omissionsByNeighbours.clear();
  omissionsByNeighbours.set(neighbours, costs);
  return costs;
}
