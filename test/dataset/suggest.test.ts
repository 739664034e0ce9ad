import { describe, expect, test } from '@jest/globals';
import { CSV } from '../../src/dataset/csv.js';
import { suggestMapping, type SuggestOptions } from '../../src/dataset/mapping/suggest.js';
import type { RecordInput } from '../../src/exchange/record.js';
import { fileWith } from './files.js';

/** Drafts a mapping, and reads the table by it as it is. */
async function drafted(
  table: string | Uint8Array,
  options: SuggestOptions = {},
): Promise<{ yaml: string; records: RecordInput[]; skipped: number }> {
  const path = fileWith(table);
  const yaml = await suggestMapping(path, options);
  const dataset = await CSV.open([path], { mapping: fileWith(yaml, 'yaml'), ...options });
  const records: RecordInput[] = [];
  let skipped = 0;
  for await (const items of dataset.read()) {
    records.push(...items.flatMap((item) => item.records));
    skipped += items.flatMap((item) => item.skipped).length;
  }
  return { yaml, records, skipped };
}

const claimsOf = (records: readonly RecordInput[]): unknown[] =>
  records.flatMap((record) =>
    record.record === 'claim' && record.predicate !== 'NAME'
      ? [[record.subject, record.predicate, record.object ?? record.value]]
      : [],
  );

describe('The draft of a mapping', () => {
  test('finds names in two scripts, groups, roles and dates, and reads its table as it is', async () => {
    const { yaml, records, skipped } = await drafted(
      'person_id;name;name in Arabic;group;role;since;date of birth;nationality;remarks\n' +
        '7;Samir Haddad;سمير حداد;River Guard;commander;12/03/2019;1970;Iraq;first\n' +
        '8;Layla Nasser;ليلى ناصر;Hill Brigade;;05/2018;3/4/1981;Iran;\n',
    );
    expect(yaml).toContain('delimiter: ";"');
    expect(yaml).toContain('FILL IN');
    expect(yaml).toMatch(/ignore:\n {2}- "remarks" # such as "first"/);
    expect(skipped).toBe(0);
    const [, subject] = /id: "(person:\d+-)\{person_id\}"/.exec(yaml) ?? [];
    expect(claimsOf(records)).toEqual([
      [`${subject}7`, 'MEMBER_OF', 'group:river-guard'],
      [`${subject}7`, 'BIRTH_DATE', { type: 'DATE', date: '1970' }],
      [`${subject}7`, 'NATIONALITY', { type: 'TEXT', text: 'Iraq' }],
      [`${subject}8`, 'MEMBER_OF', 'group:hill-brigade'],
      [`${subject}8`, 'BIRTH_DATE', { type: 'DATE', date: '1981-04-03' }],
      [`${subject}8`, 'NATIONALITY', { type: 'TEXT', text: 'Iran' }],
    ]);
    expect(records).toContainEqual(
      expect.objectContaining({ predicate: 'MEMBER_OF', role: 'commander', validFrom: '2019-03-12' }),
    );
  });

  test('takes two columns for the ends of a tie, and asks which each value is', async () => {
    const { yaml, records } = await drafted(
      'source\ttarget\ttype\tstart date\nRiver Guard\tHill Brigade\tsupports\t2012\nCouncil\tHill Brigade\tfights\t\n',
    );
    expect(yaml).toContain('"supports": MET # CHECK');
    expect(claimsOf(records)).toHaveLength(2);
  });

  test('finds an event with its day, place, point and dead', async () => {
    const { records } = await drafted(
      'incident no,title,date,city,lat,lon,killed\n1,Blast at the bridge,2016-07-03,Karrada,33.3,44.4,12\n2,Raid,2016-07-04,Karrada,33.3,44.4,\n',
    );
    expect(claimsOf(records).slice(0, 4)).toEqual([
      [expect.stringMatching(/^event:/), 'OCCURRED_AT', 'place:karrada'],
      [expect.anything(), 'DATE', { type: 'DATE', date: '2016-07-03' }],
      [expect.anything(), 'KILLED', { type: 'QUANTITY', low: 12, high: 12, of: 'people' }],
      [expect.anything(), 'COORDINATES', { type: 'POINT', latitude: 33.3, longitude: 44.4 }],
    ]);
  });

  test('is made of any table, with odd column names and without rows too', async () => {
    const odd = await drafted('a "b"\',x: y,,#z\n1,2,3,4\n');
    expect(odd.records).toContainEqual(expect.objectContaining({ record: 'entity' }));
    expect((await drafted('one,two\n')).records).toEqual([]);
    expect(
      (await drafted(Buffer.from('name,group\nMüller,Köln\n', 'latin1'), { encoding: 'latin1' })).records,
    ).not.toEqual([]);
    await expect(suggestMapping(fileWith(''))).rejects.toMatchObject({ code: 'INVALID_RECORD' });
  });
});
