/** Ids of STIX 2.1 (§2.9): a type and a UUID, the same for the same id of Nisba. */
import { hash } from 'node:crypto';

/** UUIDv5 of `urn:nisba:` in the namespace of URLs. STIX reserves another one for its own objects. */
const NAMESPACE = Buffer.from('122aef69d1ad5feea51bfdb3408e4dd6', 'hex');

/** The namespace and, behind it, a name: made once, as ids are made by the hundred thousand. */
const named = Buffer.alloc(4_096);
NAMESPACE.copy(named);

/** `type--UUID`, version 5 (RFC 9562 §5.5) of the name, which has at most some hundred characters. */
export function stixId(type: string, name: string): string {
  const hex = hash('sha1', named.subarray(0, 16 + named.write(name, 16, 'utf8')), 'hex');
  const variant = '89ab'[parseInt(hex[16]!, 16) & 3]!;
  return `${type}--${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
