/** Content hashes: identity that anybody can recompute. */
import { createHash } from 'node:crypto';
import { base32nopad } from '@scure/base';
import canonicalize from 'canonicalize';

/** 26 base32 characters (RFC 4648, lower case; 130 bits) of SHA-256 over the canonical JSON (RFC 8785) of a value. */
export function contentHash(value: unknown): string {
  const json = canonicalize(value) ?? 'null';
  return base32nopad.encode(createHash('sha256').update(json, 'utf8').digest()).slice(0, 26).toLowerCase();
}
