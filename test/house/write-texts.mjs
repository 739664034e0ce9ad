/** Writes the texts that follow from the code and that tests hold to it: `npm run generate:texts`. */
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { toJsonSchema } from '../../src/exchange/record.ts';
import { ontologyTurtle } from '../../src/export/rdf/ontology.ts';
import { vocabularySdl } from '../../src/vocabulary/vocabulary-sdl.ts';

const formatted = async (file, text) => format(text, { ...(await resolveConfig(file)), filepath: file });
const write = async (file, text) => writeFileSync(file, await formatted(file, text));

await write('schema/vocabulary.graphql', vocabularySdl());
await write('docs/nisba-record.schema.json', JSON.stringify(toJsonSchema(), null, 2));
writeFileSync('docs/nisba.ttl', ontologyTurtle());
