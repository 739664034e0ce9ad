/**
 * What is asked of an export, as flat parameters: of an address, of the command line. Four selections:
 * `seeds` (a network), `search` (a search result), `from` and `to` (paths), or none of them (everything).
 */
import { z } from 'zod';
import { BASES, MODALITIES, RELIABILITIES } from '../claim/claim.js';
import { NisbaError } from '../errors.js';
import { LINK_STATUSES } from '../evidence/evidence.js';
import { DEFAULT_SCOPE, narrow, type Scope } from '../evidence/scope.js';
import { entityId, type EntityId } from '../ids.js';
import { ALL_RELATION_TYPES, typesAsked, type LinkSelection } from '../link/read-links.js';
import { PATH_MODES, type PathMode } from '../path/path.js';
import { ENTITY_KINDS, FAMILIES } from '../vocabulary/vocabulary.js';

export type ExportRequest = {
  /** Which claims count, and when. */
  readonly scope: Scope;
  /** All parameters that were given, as they were given: by them the export can be repeated. */
  readonly given: Readonly<Record<string, unknown>>;
} & (
  | { readonly kind: 'everything' }
  | ({ readonly kind: 'network'; readonly seeds: readonly EntityId[] } & Around)
  | {
      readonly kind: 'search';
      readonly text: string;
      readonly first: number;
      readonly exactScript: boolean;
      readonly around: Around;
    }
  | {
      readonly kind: 'paths';
      readonly from: EntityId;
      readonly to: EntityId;
      readonly mode: PathMode;
      readonly maxHops: number;
      readonly first: number;
      readonly selection: Omit<LinkSelection, 'with'>;
      readonly throughLabels: boolean;
    }
);

/** How far a network goes from its seeds. */
export interface Around {
  /** 0: only what lies among the seeds. */
  readonly depth: number;
  readonly maxNodes: number;
  readonly maxLinks: number;
  readonly selection: Omit<LinkSelection, 'with'>;
  readonly throughLabels: boolean;
}

const whole = z.coerce.number('must be a number').int('must be a whole number');
const list = <T extends z.ZodType<string, string>>(item: T) =>
  z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(item));
const flag = z.enum(['true', 'false'], 'must be true or false').transform((text) => text === 'true');
const ids = z.array(z.string());

/** The GraphQL input EvidenceFilter, as JSON. */
const EvidenceParts = z.strictObject({
  statuses: z.array(z.enum(LINK_STATUSES)).nullish(),
  minOrigins: z.int().nullish(),
  sources: ids.nullish(),
  excludeSources: ids.nullish(),
  origins: ids.nullish(),
  excludeOrigins: ids.nullish(),
  attributedTo: ids.nullish(),
  excludeAttributedTo: ids.nullish(),
  minReliability: z.enum(RELIABILITIES).nullish(),
  minCredibility: z.int().nullish(),
  includeUnjudged: z.boolean().nullish(),
  modalities: z.array(z.enum(MODALITIES)).nullish(),
  bases: z.array(z.enum(BASES)).nullish(),
  reset: z.boolean().nullish(),
});

/** The GraphQL input TimeFilter, as JSON. */
const TimeParts = z.strictObject({
  validAt: z.string().nullish(),
  validDuring: z.string().nullish(),
  strict: z.boolean().nullish(),
  publishedBy: z.string().nullish(),
  knownAt: z.string().nullish(),
  reset: z.boolean().nullish(),
});

const json = <T extends z.ZodType>(shape: T) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({
          code: 'custom',
          message: 'must be a JSON object, such as {"minOrigins": 2}',
        });
        return z.NEVER;
      }
    })
    .pipe(shape);

const AROUND = [
  'depth',
  'maxNodes',
  'maxLinks',
  'types',
  'families',
  'kinds',
  'direction',
  'throughLabels',
] as const;
const FILTER = ['evidence', 'at'] as const;

/** All parameters, and how each is read. */
const Parameters = z.strictObject({
  seeds: list(z.string().min(1, 'names an empty id')).optional(),
  depth: whole.optional(),
  maxNodes: whole.optional(),
  maxLinks: whole.optional(),
  types: list(z.enum(ALL_RELATION_TYPES, 'is no relation type; see docs/codebook.md')).optional(),
  families: list(z.enum(FAMILIES)).optional(),
  kinds: list(z.enum(ENTITY_KINDS)).optional(),
  direction: z.enum(['OUT', 'IN', 'BOTH']).optional(),
  throughLabels: flag.optional(),
  search: z.string().optional(),
  first: whole.optional(),
  exactScript: flag.optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  mode: z.enum(PATH_MODES).optional(),
  maxHops: whole.optional(),
  evidence: json(EvidenceParts).optional(),
  at: json(TimeParts).optional(),
});
type Given = z.output<typeof Parameters>;

/** The parameters as they are written. */
export type ExportParameters = { readonly [Name in keyof Given]?: string };

/** The names of the parameters. */
const EXPORT_PARAMETERS = Object.keys(Parameters.shape);

/** What each parameter means, for help. */
export const PARAMETER_HELP = {
  seeds: 'the network around these entities (ids, separated by commas)',
  depth:
    'how many links to go from the seeds, 1 to 4 (default: 1; after a search 0: the links among the hits)',
  maxNodes: 'the most entities of a network (default: 300)',
  maxLinks: 'the most links of a network (default: 2000)',
  types: 'follow these relation types only',
  families: 'follow these families only',
  kinds: 'reach entities of these kinds only',
  direction: 'follow links this way only: OUT, IN or BOTH',
  throughLabels: 'true: follow links beyond groups that are a mere description',
  search: 'the entities whose names fit this text, and the links among them',
  first: 'the most hits of a search (default: 10), the most paths (default: 5)',
  exactScript: 'true: search for the text as it is written only',
  from: 'the paths that lead from this entity …',
  to: '… to this one',
  mode: 'which paths: SHORTEST, ALL_SHORTEST, K_SHORTEST or STRONGEST',
  maxHops: 'the most links of a path (default: 6)',
  evidence: 'which claims count: JSON, as the GraphQL input EvidenceFilter',
  at: 'when: JSON, as the GraphQL input TimeFilter',
} as const satisfies Record<keyof Given, string>;

/** Which parameters belong to which selection. */
const ALLOWED = {
  everything: FILTER,
  network: ['seeds', ...AROUND, ...FILTER],
  search: ['search', 'first', 'exactScript', ...AROUND, ...FILTER],
  paths: [
    'from',
    'to',
    'mode',
    'maxHops',
    'first',
    'types',
    'families',
    'direction',
    'throughLabels',
    ...FILTER,
  ],
} as const satisfies Record<ExportRequest['kind'], readonly (keyof Given)[]>;

/**
 * Reads the parameters of an export. What the bounds of numbers are is checked where they are used.
 *
 * @throws BAD_USER_INPUT for a parameter that nobody knows, that does not belong to the selection, or that
 *   cannot be read; INVALID_ID, INVALID_DATE, INVALID_FILTER
 */
export function parseExportRequest(parameters: Readonly<Record<string, unknown>>): ExportRequest {
  const parsed = Parameters.safeParse(parameters);
  if (!parsed.success) throw refused(parsed.error);
  const given = parsed.data;
  const kind = kindOf(given);
  const allowed: readonly string[] = ALLOWED[kind];
  const stray = Object.keys(given).filter((name) => !allowed.includes(name));
  if (stray.length > 0) {
    throw bad(
      `${stray.join(', ')} ${stray.length > 1 ? 'do' : 'does'} not belong to an export of ${kind}: it takes ${allowed.join(', ')}.`,
    );
  }
  const base = {
    scope: narrow(DEFAULT_SCOPE, { evidence: given.evidence, at: given.at }),
    given: { kind, ...given },
  };
  if (kind === 'network') return { ...base, kind, seeds: given.seeds!.map(entityId), ...aroundOf(given, 1) };
  if (kind === 'search') {
    return {
      ...base,
      kind,
      text: given.search!,
      first: given.first ?? 10,
      exactScript: given.exactScript ?? false,
      around: aroundOf(given, 0),
    };
  }
  if (kind === 'everything') return { ...base, kind };
  return {
    ...base,
    kind,
    from: entityId(given.from!),
    to: entityId(given.to!),
    mode: given.mode ?? 'SHORTEST',
    maxHops: given.maxHops ?? 6,
    first: given.first ?? 5,
    selection: selectionOf(given),
    throughLabels: given.throughLabels ?? false,
  };
}

function kindOf({ seeds, search, from, to }: Given): ExportRequest['kind'] {
  const asked = [
    seeds && 'seeds',
    search !== undefined && 'search',
    (from ?? to) !== undefined && 'from and to',
  ];
  const named = asked.filter((name) => name);
  if (named.length > 1) throw bad(`${named.join(' and ')} ask for different parts: give one of them.`);
  if (seeds) return 'network';
  if (search !== undefined) return 'search';
  if (from === undefined && to === undefined) return 'everything';
  if (from === undefined || to === undefined)
    throw bad('Paths lead from one entity to another: give both from and to.');
  return 'paths';
}

function aroundOf(given: Given, depth: number): Around {
  return {
    depth: given.depth ?? depth,
    maxNodes: given.maxNodes ?? 300,
    maxLinks: given.maxLinks ?? 2_000,
    selection: selectionOf(given),
    throughLabels: given.throughLabels ?? false,
  };
}

function selectionOf({ types, families, kinds, direction }: Given): Omit<LinkSelection, 'with'> {
  return { types: typesAsked(types, families), direction: direction ?? 'BOTH', ...(kinds && { kinds }) };
}

function refused(error: z.ZodError): NisbaError {
  const [issue] = error.issues;
  const [name, ...rest] = issue?.path ?? [];
  if (issue?.code === 'unrecognized_keys' && name === undefined) {
    return bad(
      `${issue.keys.join(', ')} is no parameter of an export: it takes ${EXPORT_PARAMETERS.join(', ')}.`,
    );
  }
  const place = [name, ...rest].map(String).join('.');
  return bad(`${place}: ${issue?.message ?? 'cannot be read'}.`, place);
}

const bad = (message: string, parameter?: string): NisbaError =>
  new NisbaError('BAD_USER_INPUT', message, parameter === undefined ? {} : { parameter });
