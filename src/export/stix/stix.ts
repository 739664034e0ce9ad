/** STIX 2.1: a bundle of identities, locations, incidents and their relationships, the evidence in an extension. */
import { contentHash } from '../../hash.js';
import type { FormatWriter } from '../format.js';
import type { ExportGraph } from '../graph.js';
import { manifestWith } from '../json.js';
import { written } from '../pieces.js';
import { sealed } from '../sealed.js';
import { DEFINITIONS, NISBA_IDENTITY, common, extended } from './extension.js';
import { stixId } from './ids.js';
import { StixTypes, stixEntity, stixLink, stixMention, stixOpinions, stixSource } from './objects.js';

export const STIX: FormatWriter = {
  write,
};

/** For an empty store, of which nothing is known at no time. */
const NO_TIME = '1970-01-01T00:00:00.000Z';

function write(graph: ExportGraph): AsyncGenerator<string> {
  const { selection, revision, knownAt = NO_TIME } = graph.head;
  const name = contentHash([selection, revision, knownAt]);
  let manifest: object = {};
  return sealed(
    (async function* () {
      const types = new StixTypes();
      let claims = 0;
      let links = 0;
      yield `{"type":"bundle","id":"${stixId('bundle', name)}","objects":[\n${DEFINITIONS.map(line).join('')}`;
      yield* written(graph.entities(), (entity) => {
        types.note(entity);
        return line(stixEntity(entity, types));
      });
      yield* written(graph.linksWithClaims(), (link) => {
        const relationship = stixLink(link, types);
        if (relationship) return line(relationship) + stixOpinions(link, types).map(line).join('');
        links++;
        claims += link.claims.length;
        return '';
      });
      yield* written(graph.mentioned(), (mention) => line(stixMention(mention, knownAt)));
      yield* written(graph.sources(), (source) => line(stixSource(source, types)));
      manifest = await manifestWith(graph, [
        {
          what: 'links that nobody asserts as actual',
          why: 'a relationship of STIX is a fact, and has no way to be denied, doubted or foreseen',
          count: links,
        },
        {
          what: 'claims of those links',
          why: 'there is no relationship that they could speak of',
          count: claims,
        },
        { what: 'bearings between claims', why: 'claims are no objects of STIX' },
      ]);
    })(),
    (sha256) => {
      const { cite, ...rest } = manifest as { cite: string };
      const note = {
        ...common('note', `manifest ${name}`, knownAt),
        abstract: 'What this bundle holds, what was left out, and how to cite it',
        content: cite,
        object_refs: [NISBA_IDENTITY],
        extensions: extended({ manifest: rest, sha256_of_all_before: sha256 }),
      };
      return `${JSON.stringify(note)}\n]}\n`;
    },
  );
}

/** A comma behind it: the manifest comes after all of them. */
function line(object: object): string {
  return `${JSON.stringify(object)},\n`;
}
