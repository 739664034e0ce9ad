/** Measures as their definitions have them: slow and obvious, over a matrix of weights. */
import type { NetworkColumns } from '../../src/analysis/plain-network.js';
import type { Weight } from '../../src/analysis/ties.js';

/** Which nodes are tied and by how much; 0 = not. */
export type Matrix = readonly (readonly number[])[];

export function matrixOf(
  { ids, from, to, originCount, symmetric }: NetworkColumns,
  weightedBy: Weight,
  { directed }: { readonly directed: boolean } = { directed: false },
): Matrix {
  const matrix = ids.map(() => ids.map(() => 0));
  from.forEach((a, link) => {
    const b = to[link]!;
    if (a === b) return;
    const weight = weightedBy === 'ORIGINS' ? Math.max(1, originCount[link]!) : 1;
    const add = (row: number, column: number): void => {
      matrix[row]![column] = weightedBy === 'NONE' ? 1 : matrix[row]![column]! + weight;
    };
    add(a, b);
    if (!directed || symmetric[link] === 1) add(b, a);
  });
  return matrix;
}

/** The nodes of each part, `without` left out. */
export function parts(matrix: Matrix, without = -1): number[][] {
  const seen = new Set([without]);
  const found: number[][] = [];
  for (const root of matrix.keys()) {
    if (seen.has(root)) continue;
    const part = [root];
    seen.add(root);
    for (const node of part) {
      for (const [next, weight] of matrix[node]!.entries()) {
        if (weight === 0 || seen.has(next)) continue;
        seen.add(next);
        part.push(next);
      }
    }
    found.push(part);
  }
  return found;
}

/** Nodes without which more parts are left than the rest had. */
export function articulationPoints(matrix: Matrix): number[] {
  const before = parts(matrix).length;
  return [...matrix.keys()].filter((node) => {
    const isLone = matrix[node]!.every((weight) => weight === 0);
    return parts(matrix, node).length > before - (isLone ? 1 : 0);
  });
}

/** Links without which there are more parts. */
export function bridges(network: NetworkColumns): number[] {
  const before = parts(matrixOf(network, 'NONE')).length;
  return [...network.from.keys()].filter((link) => {
    const rest = {
      ...network,
      from: network.from.filter((_, at) => at !== link),
      to: network.to.filter((_, at) => at !== link),
      symmetric: network.symmetric.filter((_, at) => at !== link),
    };
    return parts(matrixOf(rest, 'NONE')).length > before;
  });
}

/** How many neighbours each node keeps when nodes with fewer than k are taken away again and again. */
export function cores(matrix: Matrix): number[] {
  const cores = matrix.map(() => 0);
  for (let k = 1; k < matrix.length; k += 1) {
    let left = new Set(matrix.keys());
    for (let before = -1; before !== left.size;) {
      before = left.size;
      left = new Set(
        [...left].filter((node) => [...left].filter((other) => matrix[node]![other]! > 0).length >= k),
      );
    }
    for (const node of left) cores[node] = k;
  }
  return cores;
}

/** All shortest paths between two nodes; a tie of weight w is 1/w long. */
function shortestPaths(
  matrix: Matrix,
  lengths: readonly (readonly number[])[],
  from: number,
  to: number,
): number[][] {
  if (from === to) return [[from]];
  if (lengths[from]![to] === Infinity) return [];
  return [...matrix.keys()].flatMap((next) => {
    const weight = matrix[from]![next]!;
    if (weight === 0 || Math.abs(1 / weight + lengths[next]![to]! - lengths[from]![to]!) > 1e-9) return [];
    return shortestPaths(matrix, lengths, next, to).map((path) => [from, ...path]);
  });
}

/** Floyd and Warshall's. */
function distances(matrix: Matrix): number[][] {
  const lengths = matrix.map((row, a) =>
    row.map((weight, b) => (a === b ? 0 : weight > 0 ? 1 / weight : Infinity)),
  );
  for (const via of matrix.keys())
    for (const a of matrix.keys())
      for (const b of matrix.keys())
        lengths[a]![b] = Math.min(lengths[a]![b]!, lengths[a]![via]! + lengths[via]![b]!);
  return lengths;
}

export function betweenness(matrix: Matrix): number[] {
  const lengths = distances(matrix);
  const sums = matrix.map(() => 0);
  for (const from of matrix.keys()) {
    for (const to of matrix.keys()) {
      const paths = from === to ? [] : shortestPaths(matrix, lengths, from, to);
      for (const path of paths) for (const node of path.slice(1, -1)) sums[node]! += 1 / paths.length;
    }
  }
  const pairs = (matrix.length - 1) * (matrix.length - 2);
  return sums.map((sum) => (pairs > 0 ? sum / pairs : 0));
}

export function closeness(matrix: Matrix): number[] {
  return distances(matrix).map((row, node) => {
    const reached = row.filter((length, other) => other !== node && length < Infinity);
    const sum = reached.reduce((a, b) => a + b, 0);
    return sum > 0 ? (reached.length / (matrix.length - 1)) * (reached.length / sum) : 0;
  });
}

/** By a thousand steps of the walk. */
export function pageRank(matrix: Matrix): number[] {
  const n = matrix.length;
  const out = matrix.map((row) => row.reduce((a, b) => a + b, 0));
  let ranks = matrix.map(() => 1 / n);
  for (let step = 0; step < 1_000; step += 1) {
    const lost = ranks.reduce((sum, rank, node) => sum + (out[node] === 0 ? rank : 0), 0);
    ranks = ranks.map((_, node) => {
      const given = ranks.reduce(
        (sum, rank, from) => sum + (out[from]! > 0 ? (rank * matrix[from]![node]!) / out[from]! : 0),
        0,
      );
      return 0.15 / n + 0.85 * (given + lost / n);
    });
  }
  return ranks;
}

/** Newman and Girvan's. */
export function modularity(matrix: Matrix, group: ArrayLike<number>): number {
  const strength = matrix.map((row) => row.reduce((a, b) => a + b, 0));
  const all = strength.reduce((a, b) => a + b, 0);
  let sum = 0;
  for (const a of matrix.keys())
    for (const b of matrix.keys())
      if (group[a] === group[b]) sum += matrix[a]![b]! - (strength[a]! * strength[b]!) / all;
  return sum / all;
}
