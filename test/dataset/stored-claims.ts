/** The claims of one type that a store holds, for tests that look at what an import left there. */
import type { ClaimValue } from '../../src/claim/claim.js';
import type { Store } from '../../src/store/store.js';

export interface StoredClaim {
  readonly subject: string;
  readonly object?: string;
  readonly value?: ClaimValue;
  readonly origins: readonly string[];
}

export async function storedClaims(store: Store, predicate: string): Promise<StoredClaim[]> {
  const claims: StoredClaim[] = [];
  let after = 0;
  for (;;) {
    const rows = await store.run('dataset/list-values', { predicate, after });
    if (rows.length === 0) return claims;
    for (const { number, subject, object, value, origins } of rows) {
      after = number as number;
      claims.push({
        subject: subject as string,
        ...(typeof object === 'string' && { object }),
        ...(typeof value === 'string' && { value: JSON.parse(value) as ClaimValue }),
        origins: origins as string[],
      });
    }
  }
}
