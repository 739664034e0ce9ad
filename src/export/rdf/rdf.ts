/** RDF: Turtle, N-Quads and JSON-LD say the same, resource by resource (rdf-resources.ts). */
import type { FormatWriter } from '../format.js';
import type { ExportGraph } from '../graph.js';
import { PIECE_LENGTH } from '../pieces.js';
import { JSON_LD_HEAD, JsonLdWriter } from './json-ld.js';
import { NQuadsWriter } from './n-quads.js';
import {
  writeBearing,
  writeClaim,
  writeEntity,
  writeLink,
  writeManifest,
  writeMention,
  writeMerge,
  writeSource,
} from './resources.js';
import { TURTLE_HEAD, TurtleWriter } from './turtle.js';
import { writeTypes } from './vocabulary.js';
import type { RdfWriter } from './writer.js';
import { sealed } from '../sealed.js';

export const TURTLE: FormatWriter = {
  write: (graph) => sealed(pieces(graph, new TurtleWriter(), TURTLE_HEAD), comment),
};

export const N_QUADS: FormatWriter = {
  write: (graph) => sealed(pieces(graph, new NQuadsWriter(), ''), comment),
};

export const JSON_LD: FormatWriter = {
  // A member that the context does not know says nothing in RDF.
  write: (graph) =>
    sealed(
      pieces(graph, new JsonLdWriter(), JSON_LD_HEAD),
      (sha256) => `\n],"sha256OfAllBefore":"${sha256}"}\n`,
    ),
};

function comment(sha256: string): string {
  return `# SHA-256 of all bytes before this line: ${sha256}\n`;
}

async function* pieces(graph: ExportGraph, out: RdfWriter, head: string): AsyncGenerator<string> {
  const predicates = new Set<string>();
  if (head) yield head;
  for await (const page of graph.entities()) {
    for (const entity of page) {
      writeEntity(out, entity);
      for (const { predicate } of entity.claims) predicates.add(predicate);
      if (out.size > PIECE_LENGTH) yield out.take();
    }
    yield out.take();
  }
  for await (const page of graph.linksWithClaims()) {
    for (const link of page) {
      predicates.add(link.type);
      writeLink(
        out,
        link,
        link.claims.map(({ id }) => id),
      );
      for (const claim of link.claims) writeClaim(out, claim);
      if (out.size > PIECE_LENGTH) yield out.take();
    }
    yield out.take();
  }
  for await (const page of graph.mentioned()) yield written(out, page, writeMention);
  yield written(out, graph.head.merges, writeMerge);
  for await (const page of graph.sources()) yield written(out, page, writeSource);
  for await (const page of graph.bearings()) yield written(out, page, writeBearing);
  writeTypes(out, predicates);
  writeManifest(out, await graph.manifest());
  yield out.take();
}

function written<T>(out: RdfWriter, items: readonly T[], write: (out: RdfWriter, item: T) => void): string {
  for (const item of items) write(out, item);
  return out.take();
}
