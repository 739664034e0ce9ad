/** Ids for what has a name and no number in its data set: readable, the same on every run, one for each. */
import { contentHash } from '../hash.js';

const READABLE = 40;
/** 80 bits: even among a hundred million names two alike are not to be expected. */
const HASHED = 16;

/**
 * A slug of [a-z0-9-]: what can be read of the text, and a hash of all that makes the thing what it is.
 *
 * @param text for the reader
 * @param identity everything by which two of that kind differ
 */
export function hashedSlug(text: string, identity: readonly string[]): string {
  const hash = contentHash(identity).slice(0, HASHED);
  const words = readable(text);
  return words === '' ? hash : `${words}-${hash}`;
}

/** The Latin letters and digits of a text without their accents, at most 40; empty where it has none. */
export function readable(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, READABLE)
    .replaceAll(/^-+|-+$/g, '');
}
