/** What nisba import prints at its end. */
import type { DatasetReport } from '../dataset/import-dataset.js';
import type { RecordCounts, SkippedCount } from '../dataset/report.js';
import type { ImportProblem, ImportSummary, Tally } from '../exchange/import.js';
import { EXIT_ERROR, EXIT_USAGE, oneLine } from './failure.js';

const SHOWN_REASONS = 30;

/**
 * Of Nisba's own files.
 *
 * @returns the exit code: 1 when the import stopped before the end
 */
export function tellSummary(summary: ImportSummary, milliseconds: number, dryRun: boolean): number {
  const { problems, lines, interrupted } = summary;
  for (const problem of problems) console.error(problemLine(problem));
  const done = dryRun ? 'Read' : 'Imported';
  console.log(
    `${done} ${of(lines, 'line')} in ${(milliseconds / 1000).toFixed(1)} s: ${counts(summary)}${dryRun ? ' (dry run, nothing is written)' : ''}.`,
  );
  if (summary.retracted + summary.dependent > 0) {
    console.log(
      `Left out: ${of(summary.retracted, 'line')} of what was retracted, ${of(summary.dependent, 'line')} that rest on them.`,
    );
  }
  const [first] = problems;
  if (first) {
    const what = problems.length > 1 ? `${problems.length} errors, the first: ${first.code}` : first.code;
    console.error(
      `nisba: ${first.code} The import stopped (${what}). Nothing of the batch with errors was written; the ${of(lines, 'line')} before it were. Mend what is named above and import the same files again: what is recorded already is left as it is.`,
    );
  } else if (interrupted) {
    console.error(
      `nisba: The import was interrupted after ${of(lines, 'line')}. Import the same files again: what is recorded already is left as it is.`,
    );
  }
  return problems.length > 0 || interrupted ? EXIT_ERROR : 0;
}

function problemLine({ file, line, code, message }: ImportProblem): string {
  const place = [file, line].filter((part) => part !== undefined).join(':');
  return `${place && `${place}: `}${code} ${oneLine(message)}`;
}

function counts({ recorded, known, extended }: ImportSummary): string {
  const fresh = sum(recorded);
  const sorts = SORTS.filter((sort) => recorded[sort] > 0);
  const detail = sorts.map((sort) => `${recorded[sort].toLocaleString('en-US')} ${sort}`).join(', ');
  const more = extended > 0 ? `, ${extended.toLocaleString('en-US')} of them with further locators` : '';
  return `${fresh.toLocaleString('en-US')} new${detail ? ` (${detail})` : ''}, ${sum(known).toLocaleString('en-US')} there already${more}`;
}

const SORTS = ['entities', 'sources', 'claims', 'bearings', 'merges'] as const satisfies (keyof Tally)[];

const sum = (tally: Tally): number => SORTS.reduce((whole, sort) => whole + tally[sort], 0);

const of = (count: number, noun: string): string =>
  `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;

/**
 * Of a data set by others.
 *
 * @returns as tellSummary; 2 when its mapping is wrong
 */
export function tellReport(report: DatasetReport, milliseconds: number): number {
  const { dryRun, records, created, unchanged, extended, withdrawn, skipped, problems } = report;
  for (const problem of problems) console.error(problemLine(problem));
  const seconds = (milliseconds / 1000).toFixed(1);
  console.log(
    dryRun
      ? `Read ${of(records, 'record')} in ${seconds} s (dry run, nothing is written).`
      : `Imported ${of(records, 'record')} in ${seconds} s.`,
  );
  console.log(`${dryRun ? 'Would be created' : 'Created'}: ${sorts(created)}`);
  console.log(`${dryRun ? 'There already' : 'Unchanged'}: ${sorts(unchanged)}`);
  if (extended > 0) console.log(`${dryRun ? 'Would get' : 'Got'} further locators: ${of(extended, 'claim')}`);
  if (withdrawn > 0) console.log(`${dryRun ? 'Would be withdrawn' : 'Withdrawn'}: ${of(withdrawn, 'claim')}`);
  if (skipped.length > 0) tellSkipped(skipped);
  const [first] = problems;
  if (first) console.error(`nisba: ${first.code} The import stopped after ${of(records, 'record')}.`);
  else if (report.interrupted) {
    console.error(
      `nisba: The import was interrupted after ${of(records, 'record')}. Give the same command again: what is recorded already is left as it is.`,
    );
  }
  if (first?.code === 'INVALID_MAPPING') return EXIT_USAGE;
  return first || report.interrupted ? EXIT_ERROR : 0;
}

function tellSkipped(skipped: readonly SkippedCount[]): void {
  console.log('Left out:');
  for (const { kind, code, reason, count, places } of skipped.slice(0, SHOWN_REASONS)) {
    const lines = places.map(({ line }) => line).join(', ');
    const why = code === undefined ? reason : `${code} ${reason}`;
    console.log(
      `  ${count.toLocaleString('en-US')} × ${kind}: ${oneLine(why)} (line${count === 1 ? '' : 's'} ${lines}${count > places.length ? ' …' : ''})`,
    );
    const [{ message } = {}] = places;
    if (message !== undefined) console.log(`      such as: ${oneLine(message)}`);
  }
  const rest = skipped.length - SHOWN_REASONS;
  if (rest > 0) console.log(`  and ${of(rest, 'further reason')}: --report FILE writes all`);
}

const RECORD_SORTS = [
  ['entities', 'entity'],
  ['sources', 'source'],
  ['claims', 'claim'],
  ['bearings', 'bearing'],
] as const;

function sorts(counts: RecordCounts): string {
  const shown = RECORD_SORTS.filter(([many]) => counts[many] > 0).map(
    ([many, one]) => `${counts[many].toLocaleString('en-US')} ${counts[many] === 1 ? one : many}`,
  );
  return shown.length === 0 ? 'nothing' : shown.join(', ');
}
