/** The formats of an export, by the extension of its file. */
import { CSV } from './csv.js';
import type { ExportFormat } from './format.js';
import { JSONL } from './jsonl.js';
import { PARQUET } from './parquet.js';

export const EXPORT_FORMATS: readonly ExportFormat[] = [JSONL, CSV, PARQUET];

export function formatBy(key: 'name' | 'extension', value: string): ExportFormat | undefined {
  return EXPORT_FORMATS.find((format) => format[key] === value);
}
