/**
 * The parts of graphology's packages that Nisba uses, as they are at run time: their own declarations give
 * CommonJS exports as `default` members, which Node does not, and `coreNumber` one parameter too many.
 */
declare module 'graphology-communities-louvain' {
  import type { AbstractGraph } from 'graphology-types';

  interface Options {
    /** 0 ≤ x < 1; by default Math.random. */
    readonly rng: () => number;
    /** The attribute of an edge that holds its weight. */
    readonly getEdgeWeight: string;
  }
  interface Detailed {
    readonly communities: Readonly<Record<string, number>>;
    readonly modularity: number;
  }
  const louvain: { detailed(graph: AbstractGraph, options: Options): Detailed };
  export default louvain;
}

declare module 'graphology-cores' {
  import type { AbstractGraph } from 'graphology-types';

  /** The graph must have no self-loops. */
  export function coreNumber(graph: AbstractGraph): Record<string, number>;
}

declare module 'graphology-layout-forceatlas2' {
  import type { AbstractGraph } from 'graphology-types';

  interface Settings {
    readonly barnesHutOptimize: boolean;
    readonly barnesHutTheta: number;
    readonly strongGravityMode: boolean;
    readonly gravity: number;
    readonly scalingRatio: number;
    readonly slowDown: number;
  }
  interface Options {
    readonly iterations: number;
    readonly getEdgeWeight: string | null;
    readonly settings: Partial<Settings>;
  }
  /** Every node needs attributes x and y to begin with. */
  const forceAtlas2: {
    (graph: AbstractGraph, options: Options): Record<string, { readonly x: number; readonly y: number }>;
    inferSettings(order: number): Settings;
  };
  export default forceAtlas2;
}
