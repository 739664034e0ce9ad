/** What is worked out off the main thread: a task in, its answer out. Plain columns, so that both are cheap to hand over. */
import { layoutOf, type Layout } from './layout.js';
import { measure, type Measure, type Measures } from './measure.js';
import type { NetworkColumns } from './plain-network.js';
import type { Weight } from './ties.js';

export interface MeasureTask {
  readonly kind: 'measure';
  readonly network: NetworkColumns;
  readonly wanted: ReadonlySet<Measure>;
  readonly weightedBy: Weight;
}

export interface LayoutTask {
  readonly kind: 'layout';
  readonly network: NetworkColumns;
}

export type Task = MeasureTask | LayoutTask;
export type AnswerTo<T extends Task> = T extends MeasureTask ? Measures : Layout;

export function workOut(task: Task): Measures | Layout {
  if (task.kind === 'layout') return layoutOf(task.network);
  return measure(task.network, task.wanted, task.weightedBy);
}

/** What a worker says of its task. */
export type Reply =
  | { readonly answer: Measures | Layout }
  | { readonly fault: { readonly message: string; readonly stack?: string } };
