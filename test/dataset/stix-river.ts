/** An invented STIX 2.1 bundle: people, groups, places and an incident at a river, a report, opinions, a note. */
type Json = Readonly<Record<string, unknown>>;

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** An object's id by its type and a number of its own. */
export const stixId = (type: string, number: number): string => `${type}--${uuid(number)}`;

export function stixObject(type: string, number: number, properties: Json = {}): Json {
  return {
    type,
    spec_version: '2.1',
    id: stixId(type, number),
    created: '2024-03-01T10:00:00.000Z',
    modified: '2024-03-02T10:00:00.000Z',
    ...properties,
  };
}

export function relationship(number: number, name: string, from: string, to: string, rest: Json = {}): Json {
  return stixObject('relationship', number, {
    relationship_type: name,
    source_ref: from,
    target_ref: to,
    ...rest,
  });
}

export const ANALYSTS = stixId('identity', 1);
export const MILLER = stixId('identity', 2);
export const FERRYMEN = stixId('identity', 3);
export const OTTER = stixId('intrusion-set', 4);
export const FLOOD = stixId('incident', 5);
export const TOWN = stixId('location', 6);
export const WORM = stixId('malware', 8);
export const REPORT = stixId('report', 9);
const TARGETS = stixId('relationship', 21);
const LED = stixId('relationship', 22);

/** Nothing stands in an order in which it could be recorded: the opinion comes first, the entities last. */
export const RIVER: readonly Json[] = [
  stixObject('opinion', 11, {
    created_by_ref: MILLER,
    opinion: 'strongly-disagree',
    explanation: 'The mill was never meant',
    object_refs: [TARGETS],
  }),
  stixObject('note', 12, {
    created_by_ref: ANALYSTS,
    content: 'Known since the spring',
    object_refs: [OTTER],
  }),
  stixObject('note', 13, { content: 'Only by night', object_refs: [TARGETS] }),
  relationship(21, 'targets', FLOOD, MILLER, { confidence: 70, created_by_ref: ANALYSTS }),
  relationship(22, 'leader-of', MILLER, FERRYMEN, { start_time: '2019-05-01T00:00:00Z' }),
  relationship(23, 'attributed-to', FLOOD, OTTER),
  relationship(24, 'uses', OTTER, WORM),
  relationship(25, 'located-at', FERRYMEN, TOWN),
  relationship(26, 'impersonates', OTTER, MILLER),
  relationship(27, 'targets', FLOOD, stixId('identity', 99)),
  relationship(28, 'uses', OTTER, stixId('attack-pattern', 10)),
  stixObject('report', 9, {
    name: 'High water',
    published: '2024-03-05T00:00:00Z',
    created_by_ref: ANALYSTS,
    object_refs: [LED, stixId('identity', 98)],
  }),
  stixObject('attack-pattern', 10, { name: 'Opening of sluices' }),
  stixObject('identity', 1, { name: 'River Analysts', identity_class: 'organization' }),
  stixObject('identity', 2, {
    name: 'M. Miller / م. ميلر',
    identity_class: 'individual',
    aliases: ['The Miller'],
    extensions: { 'extension-definition--x': { extension_type: 'property-extension', mood: 'grim' } },
  }),
  stixObject('identity', 3, { name: 'Ferrymen', identity_class: 'group', sectors: ['transport'] }),
  stixObject('intrusion-set', 4, {
    name: 'Otter',
    description: 'A circle of unknown size',
    goals: ['Toll'],
    first_seen: '2018-01-01T00:00:00Z',
    external_references: [{ source_name: 'register', external_id: 'R-4', url: 'https://example.org/4' }],
  }),
  stixObject('incident', 5, { name: 'The flood' }),
  stixObject('location', 6, { name: 'Stillwater', city: 'Stillwater', latitude: 12.5, longitude: 42.25 }),
  stixObject('location', 7, { name: 'The valley', latitude: 12, longitude: 42, precision: 40_000 }),
  stixObject('malware', 8, { name: 'Waterworm', is_family: true, malware_types: ['worm'] }),
];

export function bundleText(objects: readonly Json[], envelope: Json = {}): string {
  return JSON.stringify({ type: 'bundle', id: `bundle--${uuid(0)}`, objects, ...envelope });
}
