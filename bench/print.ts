/** Figures as people read them. */

/** Prints a Markdown table; numbers stand to the right. */
export function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? amount(cell) : cell)));
  const widths = heads.map((head, at) =>
    Math.max(head.length, ...cells.map((row) => (row[at] ?? '').length)),
  );
  const isNumber = heads.map((_, at) => rows.some((row) => typeof row[at] === 'number'));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, at) => (isNumber[at] ? (row[at] ?? '').padStart(width) : (row[at] ?? '').padEnd(width))).join(' | ')} |`;
  const rule = widths.map((width, at) => (isNumber[at] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  console.log([line([...heads]), line(rule), ...cells.map(line)].join('\n'));
  console.log();
}

/** Three figures are enough: 20,421 · 12.3 · 0.45 */
export function amount(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Number.isInteger(value) || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-GB');
  return value.toPrecision(Math.abs(value) >= 10 ? 3 : 2);
}

/** The value below which that share of all lies; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
