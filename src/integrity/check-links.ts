/** Links: for each that claims speak to, one relationship that holds what they make it. */
import { isLinkId, type LinkId } from '../ids.js';
import { deriveLinks } from '../link/rewrite-links.js';
import type { Reader, Row, Store } from '../store/store.js';
import { relationType } from '../vocabulary/vocabulary.js';
import { difference, differences, type Finding } from './finding.js';
import { compare, numbersTo, type CheckedPage } from './pages.js';

export async function* checkLinks(store: Store, pageSize: number): AsyncGenerator<CheckedPage> {
  const [state] = await store.run('integrity/read-store');
  const last = (state?.['numbers'] as number | null | undefined) ?? 0;
  for (const numbers of numbersTo(last, pageSize)) {
    let checked = 0;
    const findings = await compare(store, async (reader) => {
      const links = await linksFirstIn(reader, numbers);
      checked = links.size;
      return links.size === 0 ? [] : compareLinks(reader, links);
    });
    yield { checked, findings };
  }
}

/** The links whose first claim has one of these numbers, so that each is compared once. */
async function linksFirstIn(reader: Reader, numbers: readonly number[]): Promise<Set<LinkId>> {
  const here = await reader.run('integrity/list-link-ids', { numbers: [...numbers] });
  // What is no link's id is found where the claim is compared.
  const links = here.map((row) => row['link'] as string).filter(isReadable);
  if (links.length === 0) return new Set();
  const firsts = await reader.run('integrity/list-first-claims', { links });
  return new Set(
    firsts.filter((row) => (row['number'] as number) >= numbers[0]!).map((row) => row['link'] as LinkId),
  );
}

/** Whether a text is a link's id, of a type that there is. */
export function isReadable(id: string): id is LinkId {
  return isLinkId(id) && relationType(id.slice(0, id.indexOf('~'))) !== undefined;
}

async function compareLinks(reader: Reader, ids: ReadonlySet<LinkId>): Promise<Finding[]> {
  const derived = [...(await deriveLinks(reader, ids)).values()];
  const types = [...new Set(derived.map(({ link }) => link.type))];
  const rows = derived.map(({ link: { id, from, to } }) => ({ id, from, to }));
  const stored = new Map<string, Row[]>(derived.map(({ link }) => [link.id, []]));
  for (const row of await reader.run('integrity/find-links', { rows }, { types }))
    stored.get(row['id'] as string)?.push(row);
  return derived.flatMap(({ link, properties }) => {
    const found = stored.get(link.id)!;
    return [
      ...difference('link', link.id, 1, found.length),
      ...found.flatMap((row) => [
        ...difference('link.from', link.id, link.from, row['from'] ?? null),
        ...difference('link.to', link.id, link.to, row['to'] ?? null),
        ...differences('link', link.id, properties, row['properties'] as Row),
      ]),
    ];
  });
}
