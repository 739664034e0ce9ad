/** nisba stats */
import { z } from 'zod';
import type { Settings } from '../config.js';
import { ERROR_TABLE, NisbaError, type ErrorCode } from '../errors.js';
import { ask, type Answer } from './ask.js';

const STATISTICS = `{
  statistics {
    entities { kind count }
    sources claims retractedClaims bearings
    links { status count }
    revision recordedAt
  }
}`;

const Statistics = z.object({
  statistics: z.object({
    entities: z.array(z.object({ kind: z.string(), count: z.int() })),
    sources: z.int(),
    claims: z.int(),
    retractedClaims: z.int(),
    bearings: z.int(),
    links: z.array(z.object({ status: z.string(), count: z.int() })),
    revision: z.int(),
    recordedAt: z.string().nullable(),
  }),
});

export async function stats(settings: Settings, { url }: { readonly url?: string }): Promise<void> {
  const answer = await ask(settings, url, { query: STATISTICS });
  refuseErrors(answer);
  const { statistics } = Statistics.parse(answer.data);
  const { entities, links } = statistics;
  const total = (counts: readonly { count: number }[]): number =>
    counts.reduce((sum, { count }) => sum + count, 0);
  const rows: Row[] = [
    ['Entities', total(entities)],
    ...entities.map(({ kind, count }): Row => [`  ${kind}`, count]),
    ['Sources', statistics.sources],
    ['Claims', statistics.claims],
    ['  retracted besides', statistics.retractedClaims],
    ['Bearings', statistics.bearings],
    ['Links (default filter)', total(links)],
    ...links.map(({ status, count }): Row => [`  ${status}`, count]),
    ['Revision', statistics.revision],
  ];
  console.log(table(rows));
  if (statistics.recordedAt !== null) console.log(`Last written ${statistics.recordedAt}`);
}

type Row = readonly [label: string, count: number];

function table(rows: readonly Row[]): string {
  const shown = rows.map(([label, count]) => [label, count.toLocaleString('en-US')] as const);
  const widths = [0, 1].map((column) => Math.max(...shown.map((row) => row[column]!.length)));
  return shown
    .map(([label, count]) => `${label.padEnd(widths[0]!)}  ${count.padStart(widths[1]!)}`)
    .join('\n');
}

function refuseErrors({ errors }: Answer): void {
  const [first] = errors ?? [];
  if (!first) return;
  const code = first.extensions?.code ?? '';
  throw new NisbaError(isErrorCode(code) ? code : 'INTERNAL', first.message);
}

function isErrorCode(code: string): code is ErrorCode {
  return code in ERROR_TABLE;
}
