/** The archive of CSV tables, read by other libraries than those that wrote it. */
import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { claimOf } from '../../src/claim/claim-properties.js';
import { CSV, harmless } from '../../src/export/table/csv.js';
import type { BearingId } from '../../src/ids.js';
import { OPEN_REVISION } from '../../src/store/store.js';
import { unzipped } from './archive.js';
import {
  exportEntity,
  exportLink,
  exportMention,
  exportSource,
  plainGraph,
  storedClaim,
  written,
  type PlainParts,
} from './plain-graph.js';

type Row = Readonly<Record<string, string>>;
interface Description {
  readonly resources: readonly {
    readonly name: string;
    readonly path: string;
    readonly bytes: number;
    readonly hash: string;
    readonly schema: {
      readonly fields: readonly { readonly name: string }[];
      readonly foreignKeys: readonly {
        readonly fields: string;
        readonly reference: { readonly resource: string; readonly fields: string };
      }[];
    };
  }[];
  readonly sources: readonly unknown[];
  readonly licenses: readonly unknown[];
  readonly nisba: unknown;
}

async function exported(parts: PlainParts) {
  const members = await unzipped(await written(CSV.write(plainGraph(parts))));
  const tables = new Map<string, Row[]>();
  for (const [name, content] of members) {
    if (name.endsWith('.csv'))
      tables.set(name, parse<Row>(content, { columns: true, record_delimiter: '\r\n' }));
  }
  const description = JSON.parse(members.get('datapackage.json')!.toString()) as Description;
  return { members, tables, description };
}

const leads = storedClaim('person:a', 'LEADS', 'group:b', {
  role: 'head, "acting"',
  statement: 'He leads\nthe group.',
  attributedTo: 'person:c',
  validFrom: '2021-05',
  quantity: { low: 3, approximate: true, wording: 'some' },
  locators: ['p1', 'page:4'],
});
const denied = storedClaim('person:a', 'LEADS', 'group:b', { stance: 'DENIES', source: 'source:two' });
const named = storedClaim('person:a', 'NAME', {
  type: 'NAME',
  name: 'عبد',
  nameKind: 'PRIMARY',
  script: 'Arab',
});

const PARTS: PlainParts = {
  entities: [exportEntity('person:a', 'عبد', [named]), exportEntity('group:b', '=HYPERLINK("x")')],
  links: [exportLink([leads, denied])],
  sources: [
    exportSource('source:one', { licence: 'CC BY 4.0', url: 'https://paper.example/one' }),
    exportSource('source:two'),
  ],
  bearings: [
    {
      id: 'bearing:aaaaaaaaaaaaaaaaaaaaaaaaaa' as BearingId,
      type: 'CONTRADICTS',
      claim: denied.id,
      on: leads.id,
      recordedAt: '2024-05-01T12:00:00.000Z',
      recordedBy: 'tester',
      recordedRevision: 2,
      retractedRevision: OPEN_REVISION,
    },
  ],
  mentioned: [exportMention('person:c', 'Somebody')],
};

describe('the tables', () => {
  test('have the ends of a link first, under the names by which programs for networks know them', async () => {
    const { members, tables } = await exported(PARTS);
    expect(members.get('links.csv')!.toString().startsWith('source,target,type,id,relation,')).toBe(true);
    expect(tables.get('links.csv')).toEqual([
      expect.objectContaining({
        source: 'person:a',
        target: 'group:b',
        type: 'Directed',
        relation: 'LEADS',
        family: 'COMMAND',
        status: 'CONTESTED',
        asserts: '1',
        denies: '1',
        origins: 'person:c',
        sources: 'source:one|source:two',
        validFrom: '2021-05',
        startEarliest: '2021-05-01',
        startLatest: '2021-05-31',
        endLatest: '',
        firstPublished: '2024-02-04',
      }),
    ]);
  });

  test('tell every field of a claim', async () => {
    const { tables } = await exported(PARTS);
    const claims = new Map(tables.get('claims.csv')!.map((row) => [row['id'], row]));
    expect(claims.get(leads.id)).toMatchObject({
      number: String(leads.number),
      node: '',
      link: leads.linkId,
      source: 'source:one',
      subject: 'person:a',
      predicate: 'LEADS',
      object: 'group:b',
      low: '3',
      high: '',
      approximate: 'true',
      wording: 'some',
      role: 'head, "acting"',
      stance: 'ASSERTS',
      modality: 'ACTUAL',
      basis: 'REPORTED',
      attributedTo: 'person:c',
      origins: 'person:c',
      statement: 'He leads\nthe group.',
      locators: '["p1","page:4"]',
      validFrom: '2021-05',
      credibility: '6',
      recordedAt: '2024-05-01T12:00:00.000Z',
      retractedAt: '',
    });
    expect(claims.get(named.id)).toMatchObject({
      node: 'person:a',
      link: '',
      valueType: 'NAME',
      name: 'عبد',
      nameKind: 'PRIMARY',
      script: 'Arab',
    });
  });

  test('lose no field that a claim has', async () => {
    const { tables } = await exported(PARTS);
    const columns = Object.keys(tables.get('claims.csv')![0]!);
    const folded: Readonly<Record<string, string>> = { linkId: 'link', value: 'valueType', quantity: 'low' };
    // What the store's reader makes of any claim: a field that is new there must find its column here.
    const fields = Object.keys(claimOf({}));
    expect(fields.filter((field) => !columns.includes(folded[field] ?? field))).toEqual([]);
  });

  test('give a merged entity’s claims to the node that stands for it', async () => {
    const claim = storedClaim('person:old', 'RANK', { type: 'TEXT', text: 'general' });
    const { tables } = await exported({
      entities: [exportEntity('person:new', 'New', [claim])],
      head: {
        merges: [
          { merged: 'person:old' as never, into: 'person:mid' as never },
          { merged: 'person:mid' as never, into: 'person:new' as never },
        ],
      },
    });
    expect(tables.get('claims.csv')).toMatchObject([{ node: 'person:new', subject: 'person:old' }]);
  });

  test('do not show a retraction or withdrawal that came after the export’s revision', async () => {
    const claim = { retractedAt: '2025', retractedBy: 'x', retractedReason: 'y', withdrawnAt: '2024' };
    const entity = (retractedRevision: number) => [
      exportEntity('person:a', 'A', [
        { ...named, ...claim, retractedRevision, withdrawnRevision: retractedRevision },
      ]),
    ];
    const later = await exported({ entities: entity(8) });
    expect(later.tables.get('claims.csv')).toMatchObject([
      { retractedAt: '', retractedReason: '', withdrawnAt: '', withdrawnRevision: '' },
    ]);
    const before = await exported({ entities: entity(7) });
    expect(before.tables.get('claims.csv')).toMatchObject([
      { retractedBy: 'x', retractedRevision: '7', withdrawnAt: '2024' },
    ]);
  });

  test('are there, with a header, where there is nothing', async () => {
    const { tables, members } = await exported({ entities: [] });
    expect([...tables.values()].every((rows) => rows.length === 0)).toBe(true);
    expect(members.get('bearings.csv')!.toString()).toBe(
      'id,type,claim,on,reason,recordedAt,recordedBy,recordedRevision\r\n',
    );
  });
});

describe('the description', () => {
  test('comes last, and has the length and the hash of each file', async () => {
    const { members, description } = await exported(PARTS);
    expect([...members.keys()].at(-1)).toBe('datapackage.json');
    for (const { path, bytes, hash } of description.resources) {
      const content = members.get(path)!;
      expect(bytes).toBe(content.length);
      expect(hash).toBe(`sha256:${createHash('sha256').update(content).digest('hex')}`);
    }
  });

  test('names the columns as they stand, and keys that hold', async () => {
    const { tables, description } = await exported(PARTS);
    for (const { path, schema } of description.resources) {
      const rows = tables.get(path)!;
      expect(schema.fields.map(({ name }) => name)).toEqual(Object.keys(rows[0]!));
      for (const { fields, reference } of schema.foreignKeys) {
        const known = new Set(tables.get(`${reference.resource}.csv`)!.map((row) => row[reference.fields]));
        expect(rows.map((row) => row[fields]!).filter((id) => id !== '' && !known.has(id))).toEqual([]);
      }
    }
  });

  test('names sources and licences, and holds the manifest', async () => {
    const { description } = await exported(PARTS);
    expect(description.sources).toEqual([
      { title: 'source:one', path: 'https://paper.example/one' },
      { title: 'source:two' },
    ]);
    expect(description.licenses).toEqual([
      { name: 'CC-BY-4.0', title: 'CC BY 4.0 (1 source)' },
      { name: 'notspecified', title: 'No licence is recorded (1 source)' },
    ]);
    expect(description.nisba).toEqual(await plainGraph(PARTS).manifest());
  });
});

describe('a text', () => {
  const roundTrip = (text: string) => (/^'+[=+\-@\t\r\n＝＋－＠]/u.test(text) ? text.slice(1) : text);

  test('that begins like a formula has an apostrophe before it, and others have none', () => {
    expect(harmless('=1+1')).toBe("'=1+1");
    expect(harmless('@SUM(A1)')).toBe("'@SUM(A1)");
    expect(harmless('-5')).toBe("'-5");
    expect(harmless("'=1")).toBe("''=1");
    expect(harmless("'Abd al-Malik")).toBe("'Abd al-Malik");
    expect(harmless('2021-05')).toBe('2021-05');
  });

  test('comes out of a CSV reader as it went in, whatever it holds', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.string({ unit: fc.constantFrom(...'=+-@\'",|\r\n\t; \u202Eعא𝒳'), minLength: 1 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (names) => {
        const { tables } = await exported({
          entities: names.map((name, at) => exportEntity(`person:p${at}`, name)),
        });
        const rows = tables.get('nodes.csv')!;
        expect(rows.map((row) => roundTrip(row['label']!))).toEqual(names);
        expect(rows.filter((row) => /^[=+\-@\t\r\n]/.test(row['label']!))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

test('The same graph gives the same bytes', async () => {
  const bytes = () => written(CSV.write(plainGraph(PARTS)));
  expect(await bytes()).toEqual(await bytes());
});

test('What fails amid an export fails the archive, and nothing waits', async () => {
  const graph = {
    ...plainGraph(PARTS),
    async *links() {
      yield [];
      throw new Error('The store has gone.');
    },
  };
  await expect(written(CSV.write(graph))).rejects.toThrow('The store has gone.');
});

test('Nothing more is read once the client has left', async () => {
  let read = 0;
  let closed = false;
  const graph = {
    ...plainGraph(PARTS),
    async *entities() {
      try {
        for (;;) {
          read += 1;
          yield [exportEntity('person:a', String(read).repeat(10_000))];
        }
      } finally {
        closed = true;
      }
    },
  };
  for await (const _piece of CSV.write(graph)) if (read > 5) break;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(closed).toBe(true);
  expect(read).toBeLessThan(1_000);
});
