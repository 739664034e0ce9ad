/** Links as interval entities of FollowTheMoney. Only what is asserted becomes one. */
import { relationType, type RelationType } from '../../vocabulary/vocabulary.js';
import type { ExportEntity, ExportLinkWithClaims, ExportMention } from '../graph.js';
import { ftmDate, ftmId, ftmLinkId } from './ids.js';
import { schemaOf } from './things.js';
import { fitting, isAsserted, type FtmEntity, type FtmLeftOut, type FtmValue } from './values.js';
import { asWords } from '../words.js';

/** What sort of party an end is, as far as the schemata of links ask. */
type End = 'person' | 'organization' | 'other';

const END_OF_SCHEMA: Readonly<Record<string, End>> = {
  Person: 'person',
  Organization: 'organization',
  PublicBody: 'organization',
  Company: 'organization',
};

/**
 * What the ends of links are. Ids begin with the kind by habit, so only those that are something else are
 * remembered: memory does not grow with the graph.
 */
export class Ends {
  readonly #others = new Map<string, End>();
  /** Who may put somebody under sanctions: their labels. */
  readonly #authorities = new Map<string, string>();

  note(entity: ExportEntity | ExportMention): void {
    const schema = schemaOf(entity);
    const end = END_OF_SCHEMA[schema] ?? 'other';
    if (end !== usual(entity.id)) this.#others.set(entity.id, end);
    if (schema === 'PublicBody') this.#authorities.set(entity.id, entity.name);
  }

  of(id: string): End {
    return this.#others.get(id) ?? usual(id);
  }

  authority(id: string): string {
    return this.#authorities.get(id) ?? id;
  }
}

function usual(id: string): End {
  if (id.startsWith('person:')) return 'person';
  return id.startsWith('group:') ? 'organization' : 'other';
}

/** A schema with its two ends: who is `from` in it, who is `to`. */
interface Edge {
  readonly schema: string;
  readonly from: string;
  readonly to: string;
  /** The ends that the schema takes; any where absent. */
  readonly ends?: readonly [from: readonly End[], to: readonly End[]];
  /** The property that tells in what capacity. */
  readonly role: string;
}

const PARTY: readonly End[] = ['person', 'organization'];
const ORGANIZATION: readonly End[] = ['organization'];

const UNKNOWN: Edge = { schema: 'UnknownLink', from: 'subject', to: 'object', role: 'role' };
const EDGES: Partial<Readonly<Record<RelationType, Edge>>> = {
  LEADS: {
    schema: 'Directorship',
    from: 'director',
    to: 'organization',
    ends: [PARTY, ORGANIZATION],
    role: 'role',
  },
  MEMBER_OF: {
    schema: 'Membership',
    from: 'member',
    to: 'organization',
    ends: [PARTY, ORGANIZATION],
    role: 'role',
  },
  PART_OF: {
    schema: 'Membership',
    from: 'member',
    to: 'organization',
    ends: [PARTY, ORGANIZATION],
    role: 'role',
  },
  // Of organizations only a company is an asset there.
  OWNS: { schema: 'Ownership', from: 'owner', to: 'asset', ends: [PARTY, ['other']], role: 'role' },
  HOLDS_OFFICE_IN: {
    schema: 'Employment',
    from: 'employee',
    to: 'employer',
    ends: [['person'], ORGANIZATION],
    role: 'role',
  },
  SPOKESPERSON_FOR: {
    schema: 'Representation',
    from: 'agent',
    to: 'client',
    ends: [PARTY, ORGANIZATION],
    role: 'role',
  },
  RELATIVE_OF: {
    schema: 'Family',
    from: 'person',
    to: 'relative',
    ends: [['person'], ['person']],
    role: 'relationship',
  },
  SUCCEEDED: {
    schema: 'Succession',
    from: 'successor',
    to: 'predecessor',
    ends: [ORGANIZATION, ORGANIZATION],
    role: 'role',
  },
};

/** The link as an entity; undefined, and counted, where nobody asserts that it is so. */
export function ftmLink(link: ExportLinkWithClaims, ends: Ends, leftOut: FtmLeftOut): FtmEntity | undefined {
  const claims = link.claims.filter(isAsserted);
  leftOut.claims += link.claims.length - claims.length;
  if (claims.length === 0) {
    leftOut.links++;
    return undefined;
  }
  const values: FtmValue[] = [];
  const edge = edgeOf(link, ends);
  const isSanction = link.type === 'SANCTIONED';
  if (!isSanction) values.push({ property: edge.from, value: ftmId(link.from) });
  values.push({ property: isSanction ? 'entity' : edge.to, value: ftmId(link.to) });
  if (isSanction) values.push({ property: 'authority', value: fitting(ends.authority(link.from), 'string') });
  else values.push({ property: edge.role, value: relation(link) });
  values.push(...judged(link));
  for (const claim of claims) {
    const put = (property: string, value: string | undefined): void => {
      if (value !== undefined) values.push({ property, value, claim });
    };
    if (claim.role !== undefined && claim.role !== link.role && !isSanction)
      put(edge.role, fitting(claim.role, 'string'));
    for (const [property, date] of [
      ['startDate', claim.validFrom],
      ['endDate', claim.validTo],
      ['date', claim.asOf],
    ] as const) {
      put(property, ftmDate(date));
      if (date !== undefined && date !== '..' && ftmDate(date) === undefined) leftOut.dates++;
    }
    put('description', claim.statement && fitting(claim.statement, 'text'));
    put('recordId', claim.id);
    put('proof', ftmId(claim.source));
  }
  return { id: ftmLinkId(link.id), schema: isSanction ? 'Sanction' : edge.schema, values };
}

function edgeOf({ type, from, to }: ExportLinkWithClaims, ends: Ends): Edge {
  const edge = EDGES[type];
  if (!edge?.ends) return UNKNOWN;
  return edge.ends[0].includes(ends.of(from)) && edge.ends[1].includes(ends.of(to)) ? edge : UNKNOWN;
}

/** The relation in words, with the role that makes it another link. */
function relation({ type, role }: ExportLinkWithClaims): string {
  const words = asWords(relationType(type)?.type ?? type);
  return role === undefined ? words : fitting(`${words}: ${role}`, 'string');
}

/** Where others contradict it, the entity says so: FollowTheMoney has no other way to keep a dispute. */
function judged({ type, summary, claims }: ExportLinkWithClaims): FtmValue[] {
  if (summary.status !== 'CONTESTED') return [];
  const { asserts, denies, doubts } = summary;
  const counts = `Contested. Claims that assert it: ${asserts}, deny it: ${denies}, doubt it: ${doubts}.`;
  const elsewhere = denies + doubts === 0 ? ' Another claim contradicts one of them.' : '';
  const against = claims.filter(({ stance }) => stance === 'DENIES' || stance === 'DOUBTS');
  return [
    ...(type === 'RELATIVE_OF' ? [] : [{ property: 'status', value: 'contested' }]),
    { property: 'summary', value: counts + elsewhere },
    ...against.flatMap(({ stance, statement }) =>
      statement === undefined
        ? []
        : [
            {
              property: 'summary',
              value: fitting(`${stance === 'DENIES' ? 'Denied' : 'Doubted'}: ${statement}`, 'text'),
            },
          ],
    ),
  ];
}
