/** Nisba JSON Lines of a selection: what was recorded, for `nisba import`. Everything is exported losslessly instead. */
import { createHash } from 'node:crypto';
import { EXPORT_FORMAT, EXPORT_VERSION } from '../exchange/record.export.js';
import type { FormatWriter } from './format.js';

export const JSONL: FormatWriter = {
  async *write(graph) {
    const { counts, pages } = await graph.records();
    const { counts: shown, licences, leftOut, cite } = await graph.manifest();
    const { selection, ...head } = graph.head;
    const manifest = {
      record: 'manifest',
      format: EXPORT_FORMAT,
      version: EXPORT_VERSION,
      selection: selection['kind'],
      parameters: selection,
      ...head,
      // A selection takes no running numbers over: it is imported, not restored.
      numbers: 0,
      counts,
      shown,
      licences,
      leftOut,
      cite,
    };
    const hash = createHash('sha256');
    let lines = 0;
    const text = (records: readonly object[]): string => {
      const piece = records.map((record) => `${JSON.stringify(record)}\n`).join('');
      hash.update(piece);
      lines += records.length;
      return piece;
    };
    yield text([manifest]);
    for await (const records of pages()) if (records.length > 0) yield text(records);
    yield `${JSON.stringify({ record: 'end', lines, sha256: hash.digest('hex') })}\n`;
  },
};
