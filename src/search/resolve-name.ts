/** Who is meant by a name: one clear winner, or an error that says who else it may be. */
import type { StoredEntity } from '../entity/entity-row.js';
import { NisbaError } from '../errors.js';
import type { Reader } from '../store/store.js';
import type { EntityKind } from '../vocabulary/vocabulary.js';
import { judge } from './judge.js';
import { searchNames } from './search-names.js';

/** How many others an error names. */
const MOST_NAMED = 5;

interface Named {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
}

/**
 * The one entity of a kind that a name means. A name written just so decides; otherwise the search does.
 *
 * @param exact entities that have just this name, of any kind
 * @throws AMBIGUOUS_NAME with `candidates`, NOT_FOUND with `suggestions`, BAD_USER_INPUT, INDEX_STALE
 */
export async function resolveName(
  reader: Reader,
  name: string,
  exact: readonly StoredEntity[],
  kind: EntityKind | undefined,
): Promise<StoredEntity> {
  const candidates = exact.filter((entity) => kind === undefined || entity.kind === kind);
  const [only] = candidates;
  if (only && candidates.length === 1) return only;
  if (only) throw ambiguous(name, candidates.map(named));
  const { hits } = await searchNames(reader, { text: name, ...(kind && { kinds: [kind] }) });
  const judgement = judge(hits);
  switch (judgement.verdict) {
    case 'RESOLVED':
      return judgement.winner.entity;
    case 'AMBIGUOUS':
      throw ambiguous(
        name,
        judgement.candidates.map(({ entity, name: form }) => ({ ...named(entity), name: form })),
      );
    case 'NONE':
      throw notFound(
        name,
        kind,
        exact,
        judgement.suggestions.map(({ entity, name: form }) => ({ ...named(entity), name: form })),
      );
  }
}

function named({ id, kind, name }: StoredEntity): Named {
  return { id, kind, name };
}

function ambiguous(name: string, candidates: readonly Named[]): NisbaError {
  const shown = candidates.slice(0, MOST_NAMED).map(({ id }) => id);
  const more = candidates.length > shown.length ? ` and ${candidates.length - shown.length} more` : '';
  return new NisbaError(
    'AMBIGUOUS_NAME',
    `"${shorten(name)}" fits ${candidates.length} entities: ${shown.join(', ')}${more}. Ask by id.`,
    { name: shorten(name), candidates },
  );
}

function notFound(
  name: string,
  kind: EntityKind | undefined,
  exact: readonly StoredEntity[],
  suggestions: readonly Named[],
): NisbaError {
  const what = kind === undefined ? 'Nothing' : `No ${kind.toLowerCase()}`;
  const nearest = suggestions.slice(0, MOST_NAMED);
  const parts = [
    `${what} has the name "${shorten(name)}"${exact.length > 0 ? `, but ${exact.map(({ id }) => id).join(', ')} has` : ''}.`,
    ...(nearest.length > 0
      ? [`The nearest names are ${nearest.map(({ name: text, id }) => `"${text}" (${id})`).join(', ')}.`]
      : []),
  ];
  return new NisbaError('NOT_FOUND', parts.join(' '), {
    name: shorten(name),
    ...(exact.length > 0 && { candidates: exact.map(named) }),
    suggestions: nearest,
  });
}

function shorten(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
