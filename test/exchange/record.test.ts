import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { NisbaError } from '../../src/errors.js';
import { parseRecord, toJsonSchema } from '../../src/exchange/record.js';
import { ATTRIBUTE_TYPES, RELATION_TYPES } from '../../src/vocabulary/vocabulary.js';

const RELATIONS_AND_ATTRIBUTES = new Set<string>(
  [...RELATION_TYPES, ...ATTRIBUTE_TYPES].map(({ type }) => type),
);
const SCHEMA_FILE = 'docs/nisba-record.schema.json';
const CLAIM_ID = `claim:${'a'.repeat(26)}`;
const CLAIM = {
  record: 'claim',
  source: 'source:a',
  subject: 'person:a',
  predicate: 'LEADS',
  object: 'group:b',
};
const ATTRIBUTE = { record: 'claim', source: 'source:a', subject: 'event:a', predicate: 'KILLED' };
const SOURCE = { record: 'source', id: 'source:a', sourceType: 'ARTICLE', title: 'A title' };

function refusal(json: unknown): NisbaError {
  try {
    parseRecord(json);
  } catch (error) {
    if (error instanceof NisbaError) return error;
    throw error;
  }
  throw new Error('The record was accepted.');
}

describe('A line of a Nisba file', () => {
  test('of a claim gets the defaults of what it leaves out', () => {
    expect(parseRecord(CLAIM)).toEqual({
      ...CLAIM,
      stance: 'ASSERTS',
      modality: 'ACTUAL',
      basis: 'REPORTED',
      credibility: 6,
      inferredFrom: [],
      locators: [],
    });
  });

  test('of a source gets reliability F and no derivation', () => {
    expect(parseRecord(SOURCE)).toEqual({ ...SOURCE, reliability: 'F', derivedFrom: [] });
  });

  test('of an entity holds its kind and flags, and nothing is added', () => {
    const entity = { record: 'entity', id: 'group:a', kind: 'GROUP', groupType: 'LABEL', anonymous: true };
    expect(parseRecord(entity)).toEqual(entity);
  });

  test('of a bearing points at claims by local reference or by id', () => {
    const bearing = {
      record: 'bearing',
      type: 'CONTRADICTS',
      claim: '#a',
      on: CLAIM_ID,
      reason: 'Both name the day.',
    };
    expect(parseRecord(bearing)).toEqual(bearing);
  });

  test('of a claim may point at entities and claims by about, at claims by inferredFrom', () => {
    for (const about of ['event:a', '#vow', CLAIM_ID])
      expect(parseRecord({ ...CLAIM, about })).toMatchObject({ about });
    expect(parseRecord({ ...CLAIM, ref: 'x-1', inferredFrom: ['#a', CLAIM_ID] })).toMatchObject({
      ref: 'x-1',
    });
  });

  test('keeps what an export adds to claims and bearings', () => {
    const added = {
      number: 7,
      recordedAt: '2024-05-01T12:00:00.000Z',
      recordedBy: 'editor',
      retractedAt: '2024-06-01T12:00:00.000Z',
      retractedBy: 'editor',
      retractedReason: 'Read wrongly.',
    };
    expect(parseRecord({ ...CLAIM, ...added, id: `${CLAIM_ID}.2` })).toMatchObject(added);
    const bearing = {
      record: 'bearing',
      type: 'SUPPORTS',
      claim: '#a',
      on: '#b',
      id: `bearing:${'b'.repeat(26)}`,
    };
    expect(parseRecord({ ...bearing, ...added })).toEqual({ ...bearing, ...added });
  });

  test('has its text in NFC', () => {
    expect(parseRecord({ ...SOURCE, title: 'Cafe\u0301' })).toMatchObject({ title: 'Café' });
  });

  test('holds any of the five types of value', () => {
    for (const value of [
      { type: 'TEXT', text: 'نسبة', language: 'ar-IQ', scheme: 'x' },
      { type: 'QUANTITY', low: 126, unit: 'munition', wording: 'more than 125' },
      { type: 'QUANTITY', wording: 'dozens' },
      { type: 'QUANTITY', low: 0, high: 0 },
      { type: 'DATE', date: '2021-06-27' },
      { type: 'POINT', latitude: 33.3, longitude: 44.4 },
      { type: 'NAME', name: 'A', nameKind: 'PRIMARY', script: 'Latn', language: 'en' },
    ])
      expect(parseRecord({ ...ATTRIBUTE, value })).toMatchObject({ value });
  });

  test.each<[string, unknown, string, RegExp]>([
    ['that is no object', 5, '', /an object/],
    ['that is a list', [], '', /an object/],
    ['without a record field', {}, 'record', /one of source, entity, claim, bearing, merge/],
    ['of an unknown record', { record: 'link' }, 'record', /one of source, entity, claim, bearing, merge/],
    ['with an unknown field', { ...CLAIM, colour: 'red' }, '', /unknown field "colour"; remove or rename/],
    [
      'with an unknown field in its value',
      { ...ATTRIBUTE, value: { type: 'DATE', date: '2021', x: 1 } },
      'value',
      /"x"/,
    ],
    ['without its source', { ...CLAIM, source: undefined }, 'source', /is missing; add it/],
    ['with a type outside the vocabulary', { ...CLAIM, predicate: 'KNOWS' }, 'predicate', /vocabulary/],
    ['with object and value', { ...CLAIM, value: { type: 'DATE', date: '2021' } }, 'object', /exactly one/],
    ['with neither object nor value', ATTRIBUTE, 'object', /exactly one/],
    [
      'with an unknown type of value',
      { ...ATTRIBUTE, value: { type: 'BLOB' } },
      'value.type',
      /one of TEXT, QUANTITY/,
    ],
    [
      'with low above high',
      { ...ATTRIBUTE, value: { type: 'QUANTITY', low: 3, high: 2 } },
      'value.low',
      /above high/,
    ],
    [
      'with an endless number',
      { ...ATTRIBUTE, value: { type: 'QUANTITY', low: Infinity } },
      'value.low',
      /finite/,
    ],
    ['with an empty quantity', { ...CLAIM, quantity: { unit: 'person' } }, 'quantity.wording', /is missing/],
    [
      'with a point off the globe',
      { ...ATTRIBUTE, value: { type: 'POINT', latitude: 91, longitude: 0 } },
      'value.latitude',
      /90/,
    ],
    ['with half a surrogate pair', { ...SOURCE, title: 'a\ud800' }, 'title', /surrogate/],
    ['with an empty text', { ...SOURCE, title: '' }, 'title', /empty/],
    ['with a blank text', { ...SOURCE, title: ' \n' }, 'title', /space/],
    ['with a title that is too long', { ...SOURCE, title: 'a'.repeat(2_001) }, 'title', /2000/],
    ['with a statement that is too long', { ...CLAIM, statement: 'a'.repeat(10_001) }, 'statement', /10000/],
    ['with a list that is too long', { ...CLAIM, locators: Array(100_001).fill('p1') }, 'locators', /1000/],
    [
      'with a publisher in two forms',
      { ...SOURCE, publisher: 'group:a', publisherText: 'A' },
      'publisherText',
      /one/,
    ],
    ['with a malformed entity id', { ...CLAIM, subject: 'Abu Alaa' }, 'subject', /kind:slug/],
    ['with a source where an entity belongs', { ...CLAIM, object: 'source:a' }, 'object', /entity id/],
    ['with a malformed ref', { ...CLAIM, ref: 'A b' }, 'ref', /a-z/],
    [
      'with a reference that names no claim',
      { ...CLAIM, inferredFrom: ['person:a'] },
      'inferredFrom.0',
      /ref/,
    ],
    ['with a credibility out of range', { ...CLAIM, credibility: 7 }, 'credibility', /1 to 6/],
    [
      'with a group type on a person',
      { record: 'entity', id: 'person:a', kind: 'PERSON', groupType: 'LABEL' },
      'groupType',
      /groups only/,
    ],
  ])('%s is refused with a message that names the field and the remedy', (_, json, path, message) => {
    const error = refusal(json);
    expect(error.code).toBe('INVALID_RECORD');
    expect(error.message).toMatch(message);
    expect(error.message).toContain(path === '' ? 'The line' : `"${path}"`);
    expect(error.details['issues']).toContainEqual({ path, message: expect.stringMatching(message) });
  });

  test('lists all that is wrong in the details and the first three in the message', () => {
    const error = refusal({ record: 'claim', stance: 'MAYBE' });
    expect(error.details['issues']).toHaveLength(4);
    expect(error.message).toMatch(/and 1 more\.$/);
  });
});

describe('docs/format.md', () => {
  const page = readFileSync('docs/format.md', 'utf8');

  test('shows records that are read as they stand', () => {
    const examples = [...page.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) =>
      parseRecord(JSON.parse(text ?? '')),
    );
    expect(new Set(examples.map(({ record }) => record))).toEqual(
      new Set(['source', 'entity', 'claim', 'bearing', 'merge', 'manifest', 'revision', 'end']),
    );
  });

  test('names every field and every word that a field may hold', () => {
    const words = [...wordsOfSchema(toJsonSchema())].filter((word) => !RELATIONS_AND_ATTRIBUTES.has(word));
    expect(words.filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
  });
});

/** The properties and the closed sets' members of a JSON Schema. */
function wordsOfSchema(schema: unknown): Set<string> {
  const words = new Set<string>();
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const [key, value] of Object.entries(part)) {
      if (key === 'properties') Object.keys(value as object).forEach((name) => words.add(name));
      if (key === 'enum' && Array.isArray(value)) value.forEach((member) => words.add(String(member)));
      walk(value);
    }
  };
  walk(schema);
  return words;
}

describe('The JSON Schema', () => {
  const ajv = new Ajv2020.default({ strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(toJsonSchema());

  test('in docs is the one that the code gives', () => {
    expect(JSON.parse(readFileSync(SCHEMA_FILE, 'utf8'))).toEqual(toJsonSchema());
  });

  test('lets defaults be left out, and refuses unknown fields, malformed ids, and object beside value', () => {
    expect([CLAIM, SOURCE, { ...CLAIM, about: '#a' }].map((json) => validate(json))).toEqual([
      true,
      true,
      true,
    ]);
    const wrong = [
      { ...CLAIM, colour: 'red' },
      { ...CLAIM, subject: 'claim:a' },
      { ...CLAIM, value: { type: 'DATE', date: '2021' } },
      ATTRIBUTE,
    ];
    expect(wrong.map((json) => validate(json))).toEqual([false, false, false, false]);
  });
});
