/**
 * What STIX notes and opinions say of other objects (sections 4.13 and 4.14). A note describes an entity, or
 * qualifies a tie. An opinion on a tie is its author's own claim of it, with a bearing on what it agrees or
 * disagrees with; on an entity it is something that was SAID about it.
 *
 * | opinion                    | stance    | bearing     |
 * | -------------------------- | --------- | ----------- |
 * | strongly-agree, agree      | ASSERTS   | SUPPORTS    |
 * | neutral                    | NO_ANSWER | none        |
 * | disagree, strongly-disagree | DENIES   | CONTRADICTS |
 */
import type { Bearing, Stance } from '../../claim/claim.js';
import type { RecordInput } from '../../exchange/record.js';
import type { ClaimId } from '../../ids.js';
import type { Skipped } from '../dataset.js';
import { idOfClaim, type ClaimLine } from '../record-lines.js';
import type { StixIndex } from './index-objects.js';
import { typeOf, type StixObject } from './object.js';
import { filled, textClaim, type Said } from './things.js';
import { creatorOf, spoken, voicesOf } from './voices.js';

/** What notes and opinions may speak of: the claims of a tie, or the description of an entity. */
export interface Commented {
  readonly claims: readonly ClaimId[];
  /** Of a tie: what it says. */
  readonly tie?: Said;
}

type Opinion = NonNullable<StixObject['opinion']>;
const OPINIONS: Readonly<Record<Opinion, { stance: Stance; bearing?: Bearing['type'] }>> = {
  'strongly-agree': { stance: 'ASSERTS', bearing: 'SUPPORTS' },
  agree: { stance: 'ASSERTS', bearing: 'SUPPORTS' },
  neutral: { stance: 'NO_ANSWER' },
  disagree: { stance: 'DENIES', bearing: 'CONTRADICTS' },
  'strongly-disagree': { stance: 'DENIES', bearing: 'CONTRADICTS' },
};

export interface Comments {
  readonly records: readonly RecordInput[];
  readonly skipped: readonly Skipped[];
}

/** @param commented the objects that comments speak of, as far as they were recorded */
export function commentRecords(
  comment: StixObject,
  bundle: string,
  index: StixIndex,
  commented: ReadonlyMap<string, Commented>,
): Comments {
  const voices = voicesOf(comment, bundle, index);
  const records: RecordInput[] = [];
  const skipped: Skipped[] = [];
  for (const ref of comment.object_refs ?? []) {
    const of = commented.get(ref);
    const entity = index.thing(ref)?.id;
    if (!of?.tie && entity === undefined) {
      skipped.push({ kind: `${comment.type} object_refs`, reason: whyNot(ref, index) });
      continue;
    }
    const { said, bearing } =
      comment.type === 'note'
        ? noted(comment, entity ?? of!.tie!.subject, of?.tie !== undefined)
        : judged(comment, of?.tie, entity, creatorOf(comment, index));
    const claims = spoken(voices, said);
    records.push(...claims);
    if (bearing) records.push(...bearings(claims, bearing, of?.claims ?? [], comment));
  }
  return { records, skipped };
}

function noted({ abstract, content, lang }: StixObject, subject: string, isTie: boolean) {
  const text = [abstract, content].filter(filled).join('\n\n').slice(0, 10_000);
  const said = textClaim(
    subject,
    'DESCRIBED_AS',
    text === '' ? 'a note without text' : text,
    undefined,
    lang,
  );
  return { said, bearing: isTie ? ('QUALIFIES' as const) : undefined };
}

function judged(
  { opinion = 'neutral', explanation, lang }: StixObject,
  tie: Said | undefined,
  entity: string | undefined,
  creator: string | undefined,
): { said: Said; bearing: Bearing['type'] | undefined } {
  const { stance, bearing } = OPINIONS[opinion];
  const reasons = filled(explanation) ? explanation.slice(0, 9_000) : undefined;
  if (tie) {
    const statement = `Opinion: ${opinion}${reasons === undefined ? '' : `, since: ${reasons}`}`;
    return { said: { ...tie, stance, statement, locators: [] }, bearing };
  }
  const text = `${opinion}${reasons === undefined ? '' : `: ${reasons}`}`;
  const said =
    creator === undefined
      ? textClaim(entity!, 'DESCRIBED_AS', `opinion: ${text}`, undefined, lang)
      : { ...textClaim(creator, 'SAID', text, undefined, lang), about: entity! };
  return { said, bearing };
}

function bearings(
  claims: readonly ClaimLine[],
  type: Bearing['type'],
  on: readonly ClaimId[],
  { explanation }: StixObject,
): RecordInput[] {
  const reason = filled(explanation) ? { reason: explanation.slice(0, 9_000) } : {};
  return claims.flatMap((line) => {
    const claim = idOfClaim(line);
    return on
      .filter((other) => other !== claim)
      .map((other): RecordInput => ({ record: 'bearing', type, claim, on: other, ...reason }));
  });
}

function whyNot(ref: string, index: StixIndex): string {
  if (!index.has(ref)) return 'names an object that is not in the bundle';
  return `names an object of type ${typeOf(ref)}, which became no claim and no entity`;
}
