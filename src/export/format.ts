/** What every format of an export is to the rest: a name, a file extension, and a way to write the graph. */
import type { ExportGraph } from './graph.js';

export interface ExportFormat {
  /** As in GraphQL. */
  readonly name: string;
  /** Of the file and of the address, without a dot at the start: "gexf", "csv.zip". */
  readonly extension: string;
  readonly mediaType: string;
  /** For whom it is, in a few words: "Gephi, NetworkX". */
  readonly description: string;
  load(): Promise<FormatWriter>;
}

export interface FormatWriter {
  /**
   * The file, its manifest in it, a piece at a time. The same graph gives the same bytes. Memory does not
   * grow with the graph.
   *
   * @throws what reading the graph throws, before the first piece or amid them
   */
  write(graph: ExportGraph): AsyncIterable<string | Uint8Array>;
}
