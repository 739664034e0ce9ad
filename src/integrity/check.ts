/**
 * Rebuilds everything that is derived from the claims, and tells where the store holds something else.
 * Reads in pages: memory does not grow with the store, and writers are not kept waiting.
 */
import { ALL_RELATION_TYPES } from '../link/read-links.js';
import type { Store } from '../store/store.js';
import { checkBearings } from './check-bearings.js';
import { checkClaims } from './check-claims.js';
import { checkEntities } from './check-entities.js';
import { checkLinks } from './check-links.js';
import { checkMerges } from './check-merges.js';
import { checkNames } from './check-names.js';
import { checkRevisions } from './check-revisions.js';
import { checkSources } from './check-sources.js';
import type { Finding } from './finding.js';
import type { CheckedPage } from './pages.js';

export { describeFinding, type Finding } from './finding.js';

const SECTIONS = {
  revisions: checkRevisions,
  sources: checkSources,
  merges: checkMerges,
  entities: checkEntities,
  claims: checkClaims,
  bearings: checkBearings,
  links: checkLinks,
  names: checkNames,
} as const satisfies Record<string, (store: Store, pageSize: number) => AsyncGenerator<CheckedPage>>;

export type CheckSection = keyof typeof SECTIONS;

export interface CheckProgress {
  readonly section: CheckSection;
  /** How many of this section have been compared. */
  readonly checked: number;
  /** How many there are, when the check came to them. */
  readonly total: number;
  /** The section is done. */
  readonly done: boolean;
}

export interface CheckOptions {
  /** Called after each page. */
  readonly onProgress?: (progress: CheckProgress) => void;
  /** Records a read; 1,000 unless told. */
  readonly pageSize?: number;
}

/**
 * Every difference between what is stored and what the claims make it, as it is found; a sound store
 * gives none. What is written meanwhile is not told as damage.
 *
 * @throws what the store throws: UNAVAILABLE, TIMEOUT, ENGINE_FAULT …
 */
export async function* check(store: Store, options: CheckOptions = {}): AsyncGenerator<Finding> {
  const { onProgress = () => undefined, pageSize = 1_000 } = options;
  for (const section of Object.keys(SECTIONS) as CheckSection[]) {
    const total = await totalOf(store, section);
    let checked = 0;
    for await (const page of SECTIONS[section](store, pageSize)) {
      checked += page.checked;
      onProgress({ section, checked, total, done: false });
      yield* page.findings;
    }
    onProgress({ section, checked, total, done: true });
  }
}

async function totalOf(store: Store, section: CheckSection): Promise<number> {
  const one = async (statement: string, column: string): Promise<number> =>
    Number((await store.run(statement))[0]?.[column] ?? 0);
  switch (section) {
    case 'revisions':
      return one('integrity/count-revisions', 'counted');
    case 'sources':
      return one('source/count-sources', 'value');
    case 'entities':
      return one('integrity/count-entities', 'counted');
    case 'merges':
      return one('integrity/count-merges', 'counted');
    case 'claims':
      return one('claim/count-claims', 'counted');
    case 'bearings':
      return one('integrity/count-bearings', 'counted');
    case 'names':
      return (
        (await one('integrity/count-name-forms', 'counted')) +
        (await one('integrity/count-name-keys', 'counted'))
      );
    case 'links': {
      const [row] = await store.run('integrity/count-links', {}, { types: [...ALL_RELATION_TYPES] });
      return Number(row?.['counted'] ?? 0);
    }
  }
}
