import { omissionCost, readingCost, soundWeight } from './sound-costs.js';

/** One sound of each word beside the other; -1 where the other has none. */
export interface AlignedSounds {
  readonly left: number;
  readonly right: number;
  readonly cost: number;
}

const SWAP_COST = 0.7;
const ROW = 90;
const cells = new Float64Array(ROW * ROW);
const omissions = new Float64Array(ROW);

/** How alike two words sound, in [0, 1]: one less the weighted edit distance by their mean weight. Symmetric. */
export function soundLikeness(left: string, right: string, unwritten: boolean): number {
  if (left === right) return 1;
  if (left === '' || right === '') return 0;
  const cost = fill(left, right, unwritten);
  return Math.max(0, 1 - cost / ((weightOf(left) + weightOf(right)) / 2));
}

/** The cheapest way from one word to the other, sound by sound. */
export function alignSounds(one: string, other: string, unwritten: boolean): readonly AlignedSounds[] {
  const [left, right] = [one.slice(0, ROW - 1), other.slice(0, ROW - 1)];
  fill(left, right, unwritten);
  const steps: AlignedSounds[] = [];
  let i = left.length;
  let j = right.length;
  while (i > 0 || j > 0) {
    const here = at(i, j);
    const read = i > 0 && j > 0 ? readingCost(left.charCodeAt(i - 1), right.charCodeAt(j - 1)) : Infinity;
    const omit = i > 0 ? omissionCost(left, i - 1, unwritten) : Infinity;
    if (i > 0 && j > 0 && same(here, at(i - 1, j - 1) + read))
      steps.push({ left: --i, right: --j, cost: read });
    else if (i > 0 && same(here, at(i - 1, j) + omit)) steps.push({ left: --i, right: -1, cost: omit });
    else if (j > 0 && same(here, at(i, j - 1) + omissionCost(right, j - 1, unwritten))) {
      j--;
      steps.push({ left: -1, right: j, cost: omissionCost(right, j, unwritten) });
    } else {
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

function fill(left: string, right: string, unwritten: boolean): number {
  const [n, m] = [Math.min(left.length, ROW - 1), Math.min(right.length, ROW - 1)];
  cells[0] = 0;
  for (let j = 1; j <= m; j++) {
    omissions[j] = omissionCost(right, j - 1, unwritten);
    cells[j] = at(0, j - 1) + (omissions[j] ?? 1);
  }
  for (let i = 1; i <= n; i++) {
    const omit = omissionCost(left, i - 1, unwritten);
    const code = left.charCodeAt(i - 1);
    cells[i * ROW] = at(i - 1, 0) + omit;
    for (let j = 1; j <= m; j++) {
      const other = right.charCodeAt(j - 1);
      let best = at(i - 1, j - 1) + readingCost(code, other);
      best = Math.min(best, at(i - 1, j) + omit, at(i, j - 1) + (omissions[j] ?? 1));
      if (
        i > 1 &&
        j > 1 &&
        code !== other &&
        code === right.charCodeAt(j - 2) &&
        left.charCodeAt(i - 2) === other
      ) {
        best = Math.min(best, at(i - 2, j - 2) + SWAP_COST);
      }
      cells[i * ROW + j] = best;
    }
  }
  return at(n, m);
}

function at(i: number, j: number): number {
  return cells[i * ROW + j] ?? Infinity;
}

function same(one: number, other: number): boolean {
  return Math.abs(one - other) < 1e-9;
}

export function weightOf(symbols: string): number {
  let weight = 0;
  for (let i = 0; i < symbols.length; i++) weight += soundWeight(symbols.charAt(i));
  return weight;
}
