/** Ids of STIX 2.1 (§2.9): a type and a UUID, the same for the same id of Nisba. */
import { createHash } from 'node:crypto';

/** UUIDv5 of `urn:nisba:` in the namespace of URLs. STIX reserves another one for its own objects. */
const NAMESPACE = Buffer.from('122aef69d1ad5feea51bfdb3408e4dd6', 'hex');

/** `type--UUID`, version 5 (RFC 9562 §5.5) of the name. */
export function stixId(type: string, name: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(name, 'utf8').digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return `${type}--${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
