import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Parser } from 'n3';
import { BASES, BEARING_TYPES, MODALITIES, RELIABILITIES, STANCES } from '../../src/claim/claim.js';
import { LINK_STATUSES } from '../../src/evidence/evidence.js';
import type { FormatWriter } from '../../src/export/format.js';
import type { ExportGraph } from '../../src/export/graph.js';
import { ontologyTurtle } from '../../src/export/rdf/ontology.js';
import { JSON_LD, N_QUADS, TURTLE } from '../../src/export/rdf/rdf.js';
import { exportEntity, exportLink, exportSource, plainGraph, storedClaim, written } from './plain-graph.js';
import { merged, parsed, parsedJsonLd } from './rdf-parsed.js';

const TERMS = 'urn:nisba:terms#';
const textOf = async (format: FormatWriter, graph: ExportGraph): Promise<string> =>
  (await written(format.write(graph))).toString('utf8');
const document = (name: string): string =>
  readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

/** One who leads, another who denies it, a quantity, a date and a point, all of a source by a text's name. */
function smallGraph(name = 'River Guard', statement = 'He leads it.'): ExportGraph {
  const named = storedClaim('group:guard', 'NAME', {
    type: 'NAME',
    name: 'حرس النهر',
    nameKind: 'ALIAS',
    language: 'ar',
  });
  const leads = storedClaim('person:a', 'LEADS', 'group:guard', {
    statement,
    validFrom: '2021-06~',
    validTo: '..',
  });
  const denied = storedClaim('person:a', 'LEADS', 'group:guard', {
    stance: 'DENIES',
    attributedTo: 'person:a',
    quantity: { low: 0.5, high: 1e21, wording: 'some' },
  });
  const point = storedClaim('place:p', 'COORDINATES', { type: 'POINT', latitude: 33.3, longitude: -44.25 });
  const dead = storedClaim('event:e', 'KILLED', { type: 'QUANTITY', low: 5, approximate: true });
  const dated = storedClaim('event:e', 'DATE', { type: 'DATE', date: '2021-06-27' });
  return plainGraph({
    entities: [
      exportEntity('event:e', 'e', [dead, dated]),
      exportEntity('group:guard', name, [named], { groupType: 'ARMED_GROUP' }),
      exportEntity('person:a', 'A'),
      exportEntity('place:p', 'P', [point]),
    ],
    links: [exportLink([leads, denied])],
    sources: [exportSource(leads.source, { publisherText: 'The Gazette', licence: 'CC-BY-4.0' })],
  });
}

describe('the three serialisations', () => {
  test('say the same, and what a source says stands in the graph of its name', async () => {
    const quads = parsed(await textOf(N_QUADS, smallGraph()), 'application/n-quads');
    expect(quads.size).toBeGreaterThan(150);
    const [claim] = [...quads].filter((quad) => quad.includes(`${TERMS}stance-DENIES`));
    expect(JSON.parse(claim!)).toEqual([
      expect.stringMatching(/^urn:nisba:claim:/),
      `${TERMS}stance`,
      'NamedNode',
      `${TERMS}stance-DENIES`,
      expect.stringMatching(/^urn:nisba:source:/),
    ]);
  });

  test('hold what is hard to write: any name and any statement comes out as it went in', async () => {
    const hard = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
    const nasty = fc.oneof(
      hard,
      fc.constantFrom(
        '"""',
        "\\'",
        'a\nb\r\tc',
        '<http://x> "@en .',
        '\u0001\u007f\u2028\u202e',
        '</script>',
      ),
    );
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (name, statement) => {
        const graphs = await Promise.all(
          [N_QUADS, TURTLE, JSON_LD].map(async (format) => {
            const text = await textOf(format, smallGraph(name, statement));
            if (format === JSON_LD) return merged(await parsedJsonLd(text));
            return merged(parsed(text, format === TURTLE ? 'text/turtle' : 'application/n-quads'));
          }),
        );
        const values = [...graphs[0]!].map((text) => (JSON.parse(text) as string[])[3]);
        expect(values).toEqual(expect.arrayContaining([name, statement]));
      }),
      { numRuns: 25 },
    );
  });

  test('end in the hash of all that stands before', async () => {
    for (const [format, tail] of [
      [TURTLE, /# SHA-256 of all bytes before this line: (\w+)\n$/],
      [N_QUADS, /# SHA-256 of all bytes before this line: (\w+)\n$/],
      [JSON_LD, /\n\],"sha256OfAllBefore":"(\w+)"\}\n$/],
    ] as const) {
      const text = await textOf(format, smallGraph());
      const [end, told] = tail.exec(text)!;
      expect(createHash('sha256').update(text.slice(0, -end.length)).digest('hex')).toBe(told);
    }
  });

  test('leave no blank node', async () => {
    const quads = new Parser({ format: 'N-Quads' }).parse(await textOf(N_QUADS, smallGraph()));
    expect(
      quads.filter(({ subject, object }) =>
        [subject, object].some(({ termType }) => termType === 'BlankNode'),
      ),
    ).toEqual([]);
  });
});

test('a relation is told by its claims and never a triple of its own', async () => {
  const quads = new Parser({ format: 'N-Quads' }).parse(await textOf(N_QUADS, smallGraph()));
  expect(quads.filter(({ predicate }) => predicate.value === `${TERMS}LEADS`)).toEqual([]);
  expect(quads.filter(({ object }) => object.value === `${TERMS}LEADS`)).toHaveLength(3);
});

test('values keep their type: dates in EDTF, points in WKT, numbers without an exponent', async () => {
  const quads = new Parser({ format: 'N-Quads' }).parse(await textOf(N_QUADS, smallGraph()));
  const literals = quads.flatMap(({ predicate, object }) =>
    object.termType === 'Literal'
      ? [
          `${predicate.value.split(/[#/]/).at(-1)!} ${object.value} ${object.datatype.value.split(/[#/]/).at(-1)!} ${object.language}`,
        ]
      : [],
  );
  expect(literals).toEqual(
    expect.arrayContaining([
      'validFrom 2021-06~ EDTF ',
      'openEnd true boolean ',
      'object 2021-06-27 EDTF ',
      'object POINT(-44.25 33.3) wktLiteral ',
      'object حرس النهر langString ar',
      'low 0.5 decimal ',
      'high 1000000000000000000000 decimal ',
      'altLabel حرس النهر langString ar',
    ]),
  );
});

describe('labels', () => {
  const labels = async (...claims: Parameters<typeof storedClaim>[2][]): Promise<string[]> => {
    const entity = exportEntity(
      'person:x',
      'Karim',
      claims.map((value) => storedClaim('person:x', 'NAME', value)),
    );
    const quads = new Parser().parse(await textOf(TURTLE, plainGraph({ entities: [entity] })));
    return quads
      .filter(({ predicate }) => /core#\w+Label$/.test(predicate.value))
      .map(
        ({ predicate, object }) =>
          `${predicate.value.split('#')[1]!} ${object.value}@${object.termType === 'Literal' ? object.language : ''}`,
      );
  };
  const name = (text: string, rest: object = {}) =>
    ({ type: 'NAME', name: text, nameKind: 'ALIAS', ...rest }) as const;

  test('carry the script where it is not the usual one of the language, and each stands once', async () => {
    expect(
      await labels(
        name('Karim', { language: 'ar', script: 'Latn' }),
        name('كريم', { language: 'ar', script: 'Arab' }),
        name('كريم', { language: 'ar' }),
        name('Kareem', { nameKind: 'MISSPELLING' }),
      ),
    ).toEqual(['prefLabel Karim@ar-latn', 'altLabel كريم@ar', 'hiddenLabel Kareem@']);
  });
});

describe('the vocabulary', () => {
  test('docs/nisba.ttl is what the code tells (npm run generate:texts)', () => {
    expect(document('nisba.ttl')).toBe(ontologyTurtle());
  });

  test('tells every term that an export uses', async () => {
    const known = new Set(new Parser().parse(document('nisba.ttl')).map(({ subject }) => subject.value));
    const quads = new Parser().parse(await textOf(TURTLE, smallGraph()));
    const used = quads.flatMap(({ predicate, object }) => [predicate.value, object.value]);
    const unknown = used.filter((iri) => iri.startsWith(TERMS) && !known.has(iri));
    expect(unknown).toEqual([]);
  });

  test('says of each of its terms what it is', () => {
    const quads = new Parser().parse(document('nisba.ttl'));
    expect(quads.filter(({ object }) => object.value === '')).toEqual([]);
  });

  test('has the values that the shapes allow', () => {
    const shapes = document('nisba-shapes.ttl');
    for (const [name, values] of Object.entries({
      stance: STANCES,
      modality: MODALITIES,
      basis: BASES,
      status: LINK_STATUSES,
      reliability: RELIABILITIES,
      bearing: BEARING_TYPES,
    })) {
      expect(shapes).toContain(`sh:in ( ${values.map((value) => `nisba:${name}-${value}`).join(' ')} )`);
    }
  });
});
