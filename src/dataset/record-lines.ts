/** Short ways to write the records that every data set has: a name, an identifier, the id of a claim. */
import { identityOf } from '../claim/claim-identity.js';
import { invariant } from '../errors.js';
import { claimInput } from '../exchange/record-input.js';
import { parseRecord, type RecordInput } from '../exchange/record.js';
import type { ClaimId } from '../ids.js';
import { namesOf } from './names.js';

type Line<Record extends RecordInput['record']> = Extract<RecordInput, { record: Record }>;
export type ClaimLine = Line<'claim'>;
export type SourceLine = Line<'source'>;
export type EntityLine = Line<'entity'>;

/** The names that a text holds: two, where it is in two scripts. */
export function nameClaims(
  source: string,
  subject: string,
  texts: string | readonly string[],
  options: Parameters<typeof namesOf>[1] = {},
): ClaimLine[] {
  return namesOf(texts, options).map((value) => ({
    record: 'claim',
    source,
    subject,
    predicate: 'NAME',
    value,
  }));
}

/** @param text as some register gave it; the scheme says which */
export function identifierClaim(source: string, subject: string, scheme: string, text: string): ClaimLine {
  return { record: 'claim', source, subject, predicate: 'IDENTIFIER', value: { type: 'TEXT', text, scheme } };
}

/** The id that a claim will have by its content, for claims that name it. */
export function idOfClaim(line: ClaimLine): ClaimId {
  const claim = parseRecord(line);
  invariant(claim.record === 'claim', 'A claim is read as what it is.');
  return identityOf(
    claimInput(claim, (reference) => {
      invariant(reference.startsWith('claim:'), 'A claim of a data set names others by their ids.');
      return reference as ClaimId;
    }),
  );
}

/** Each id once, as it came first. */
export function distinctById<T extends { readonly id: string }>(items: readonly T[]): T[] {
  const first = new Map<string, T>();
  for (const item of items) if (!first.has(item.id)) first.set(item.id, item);
  return [...first.values()];
}
