/** Claims: everything on them that follows from what was said, from their source and from the bearings. */
import { checkClaim } from '../claim/check-claim.js';
import { identityOf } from '../claim/claim-identity.js';
import { claimOf, claimProperties, type StoredClaim } from '../claim/claim-properties.js';
import { claimsNamed, entitiesNamed, originsOf, TIES, tiesOf as tiesNamedBy } from '../claim/claim-ends.js';
import { findEntities } from '../entity/record-entities.js';
import { canonicalVoices, standBy } from '../identity/canonical.js';
import { derivedFrom } from '../identity/rederive.js';
import { findSources } from '../source/record-sources.js';
import { OPEN_REVISION, type Reader, type Row, type Store } from '../store/store.js';
import { difference, differences, type Finding } from './finding.js';
import { compare, instantsOf, numbersTo, tie, tiesOf, type CheckedPage } from './pages.js';

/** Written after the claim itself, and compared on their own. */
const LATER = [
  'retractedAt',
  'retractedBy',
  'retractedReason',
  'retractedRevision',
  'contradictions',
  'locatorRevisions',
  'withdrawnBy',
  'withdrawnRevision',
];
const MOST_TOLD = 1_000;

export async function* checkClaims(store: Store, pageSize: number): AsyncGenerator<CheckedPage> {
  const [state] = await store.run('integrity/read-store');
  const last = (state?.['numbers'] as number | null | undefined) ?? 0;
  const misnumbered = await compare(store, async (reader) => {
    const [now] = await reader.run('integrity/read-store');
    const bounds = { last: now?.['numbers'] ?? 0, limit: MOST_TOLD };
    const rows = await reader.run('integrity/list-misnumbered-claims', bounds);
    return rows.map((row) => ({
      what: 'claim.number',
      id: row['id'] as string,
      expected: `1 to ${String(bounds.last)}`,
      found: row['number'] ?? null,
    }));
  });
  yield { checked: 0, findings: misnumbered };
  for (const numbers of numbersTo(last, pageSize)) {
    let checked = 0;
    const findings = await compare(store, async (reader) => {
      const rows = await reader.run('integrity/list-claims-by-number', { numbers });
      checked = rows.length;
      return rows.length === 0 ? [] : comparePage(reader, rows);
    });
    yield { checked, findings };
  }
}

interface Read {
  readonly id: string;
  readonly row: Row;
  /** Undefined where the row cannot be read as a claim. */
  readonly claim?: StoredClaim;
}

async function comparePage(reader: Reader, rows: readonly Row[]): Promise<Finding[]> {
  const read = rows.map((row) => readClaim(row['properties'] as Row));
  const claims = read.flatMap(({ claim }) => claim ?? []);
  const ids = read.map(({ id }) => id);
  const entities = await findEntities(
    reader,
    claims.flatMap((claim) => [...entitiesNamed(claim), ...derivedFrom(claim)]),
  );
  const sources = await findSources(
    reader,
    claims.map(({ source }) => source),
  );
  const named = [...new Set(claims.flatMap(claimsNamed))];
  const premises = new Set((await reader.run('claim/list-claims', { ids: named })).map((row) => row['id']));
  const ties = await tiesOf(reader, 'integrity/list-claim-ties', ids);
  const contradictions = await contradictionsOf(reader, ids);
  const instants = await instantsOf(
    reader,
    claims.flatMap(({ recordedRevision, retractedRevision, withdrawnRevision }) => [
      recordedRevision,
      retractedRevision,
      ...(withdrawnRevision === undefined ? [] : [withdrawnRevision]),
    ]),
  );
  const numbers = rows.map((row) => row['number'] as number);
  return read.flatMap(({ id, row, claim }, i) => {
    const twice =
      numbers.indexOf(numbers[i]!) === i
        ? []
        : [{ what: 'claim.number', id, expected: 'a number of its own', found: numbers[i]! }];
    if (!claim) return [...twice, unreadable(id, 'it cannot be read')];
    const missing = [
      ...entitiesNamed(claim).flatMap((end) => (entities.has(end) ? [] : [`an entity ${end}`])),
      ...claimsNamed(claim).flatMap((end) => (premises.has(end) ? [] : [`a claim ${end}`])),
      ...(sources.has(claim.source) ? [] : [`a source ${claim.source}`]),
    ];
    return [
      ...twice,
      ...missing.map((end) => ({ what: 'claim.ends', id, expected: end, found: null })),
      ...(missing.length > 0 ? [] : rebuilt(claim, row, entities, sources)),
      ...difference('claim.ties', id, tiesExpected(claim), ties.get(id) ?? []),
      ...difference(
        'claim.contradictions',
        id,
        contradictions.get(id) ?? [],
        [...((row['contradictions'] ?? []) as string[])].sort(),
      ),
      ...clocks(claim, instants),
    ];
  });
}

function tiesExpected(claim: StoredClaim): string[] {
  const { toEntities, toClaims } = tiesNamedBy(claim);
  const named = [...toEntities, ...toClaims].map(({ part, end }) => tie(TIES[part], end));
  return [tie('SUBJECT', claim.subject), tie('STATED_IN', claim.source), ...named].sort();
}

function readClaim(row: Row): Read {
  const id = String(row['id']);
  try {
    return { id, row, claim: claimOf(row) };
  } catch {
    return { id, row };
  }
}

/** The claim's properties as recording it would make them, against those that it has. */
function rebuilt(
  claim: StoredClaim,
  row: Row,
  entities: Awaited<ReturnType<typeof findEntities>>,
  sources: Awaited<ReturnType<typeof findSources>>,
): Finding[] {
  const source = sources.get(claim.source)!;
  try {
    const identity = identityOf(claim);
    const origins = originsOf(claim, source);
    const expected = claimProperties(checkClaim(claim, entities, source), {
      id: claim.id,
      identity,
      number: claim.number,
      revision: claim.recordedRevision,
      recordedAt: claim.recordedAt,
      recordedBy: claim.recordedBy,
      reliability: source.reliability,
      origins,
      voices: canonicalVoices({ origins, attributedTo: claim.attributedTo }, standBy(entities)),
    });
    return [
      ...difference('claim.id', claim.id, identity, claim.id.split('.')[0]!),
      ...differences('claim', claim.id, expected, row, LATER),
    ];
  } catch (error) {
    return [unreadable(claim.id, error instanceof Error ? error.message : String(error))];
  }
}

const unreadable = (id: string, why: string): Finding => ({
  what: 'claim',
  id,
  expected: 'a well-formed claim',
  found: why,
});

function clocks(claim: StoredClaim, instants: ReadonlyMap<number, string>): Finding[] {
  const { id, recordedRevision, retractedRevision } = claim;
  const stands = retractedRevision === OPEN_REVISION;
  const retractedAt = stands ? null : (instants.get(retractedRevision) ?? 'a revision');
  return [
    ...difference('claim.recordedAt', id, instants.get(recordedRevision) ?? 'a revision', claim.recordedAt),
    ...difference('claim.retractedAt', id, retractedAt, claim.retractedAt ?? null),
    ...(retractedRevision < recordedRevision
      ? [
          {
            what: 'claim.retractedRevision',
            id,
            expected: `${recordedRevision} or later`,
            found: retractedRevision,
          },
        ]
      : []),
    ...withdrawal(claim, instants),
  ];
}

/** A withdrawal that was recorded later than its claim tells when and by whom, and came while the claim stood. */
function withdrawal(claim: StoredClaim, instants: ReadonlyMap<number, string>): Finding[] {
  const { id, withdrawnAt, withdrawnBy, withdrawnRevision, recordedRevision, retractedRevision } = claim;
  if (withdrawnRevision === undefined) return difference('claim.withdrawnBy', id, null, withdrawnBy ?? null);
  const isInTime =
    instants.has(withdrawnRevision) &&
    withdrawnRevision >= recordedRevision &&
    withdrawnRevision <= retractedRevision;
  return [
    ...(withdrawnAt === undefined
      ? [{ what: 'claim.withdrawnAt', id, expected: 'a date', found: null }]
      : []),
    ...(withdrawnBy === undefined
      ? [{ what: 'claim.withdrawnBy', id, expected: 'a name', found: null }]
      : []),
    ...(isInTime
      ? []
      : [
          {
            what: 'claim.withdrawnRevision',
            id,
            expected: `a revision from ${recordedRevision} on, while it stood`,
            found: withdrawnRevision,
          },
        ]),
  ];
}

async function contradictionsOf(reader: Reader, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await reader.run('integrity/list-claim-contradictions', { ids: [...ids] });
  const marks = new Map<string, string[]>();
  for (const row of rows)
    marks.set(row['id'] as string, [...(marks.get(row['id'] as string) ?? []), row['bearing'] as string]);
  for (const own of marks.values()) own.sort();
  return marks;
}
