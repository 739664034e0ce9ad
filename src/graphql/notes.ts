/** What a whole answer has to say of itself, in `extensions.notes`. */
import type { ApolloServerPlugin } from '@apollo/server';
import type { LaterMerge } from '../identity/merge.js';
import type { Context } from './context.js';

/** The answer looks at the past, and reads entities as one that were not yet one then. */
export interface MergedLaterNote {
  readonly code: 'MERGED_LATER';
  readonly message: string;
  readonly merged: string;
  readonly into: string;
  readonly mergedAt: string;
  readonly knownAt: string;
}

const MOST_NOTES = 100;

/** Puts the notes of a request into its answer; without any, the answer is as it was. */
export const noteIdentities: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ contextValue, response: { body } }) => {
        const notes = contextValue.notes();
        if (notes.length > 0 && body.kind === 'single') {
          const { extensions } = body.singleResult;
          body.singleResult.extensions = { ...extensions, notes: notes.slice(0, MOST_NOTES) };
        }
        return Promise.resolve();
      },
    }),
};

/** @param knownAt the instant asked for, before that of the merge */
export function mergedLater({ merged, into, recordedAt }: LaterMerge, knownAt: string): MergedLaterNote {
  return {
    code: 'MERGED_LATER',
    message: `${merged} was merged into ${into} at ${recordedAt}, after the knownAt ${knownAt}: claims are those known then, identities are today's.`,
    merged,
    into,
    mergedAt: recordedAt,
    knownAt,
  };
}
