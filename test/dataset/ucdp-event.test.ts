import { expect, test } from '@jest/globals';
import { parseRecord, type RecordInput } from '../../src/exchange/record.js';
import { ucdpRecords } from '../../src/dataset/ucdp/event.js';
import { ucdpRow } from '../../src/dataset/ucdp/row.js';
import { parseEdtf } from '../../src/time/edtf.js';
import { ucdpCells } from './ucdp-cells.js';

const EDITION = '2020-06-15';
const recordsOf = (cells: Record<string, string> = {}) => ucdpRecords(ucdpRow(ucdpCells(cells)), EDITION, 7);
const claimsOf = (records: readonly RecordInput[], predicate: string) =>
  records.flatMap((record) => (record.record === 'claim' && record.predicate === predicate ? [record] : []));
const own = (cells: Record<string, string>, predicate: string) => claimsOf(recordsOf(cells).own, predicate);

test('every record of a row is one of the file format', () => {
  const { shared, own: records } = recordsOf();
  for (const record of [...shared.flatMap((part) => part.records()), ...records]) parseRecord(record);
});

test.each([
  ['1', '2014-01-24', '2014-01-24', '2014-01-24'],
  ['2', '2014-01-24', '2014-01-25', '2014-01-24/2014-01-25'],
  ['3', '2014-01-20', '2014-01-26', '2014-01-20/2014-01-26'],
  ['4', '2014-02-01', '2014-02-28', '2014-02'],
  ['4', '2014-03-17', '2014-04-09', '2014-03-17/2014-04-09'],
  ['5', '2014-01-01', '2014-12-31', '2014'],
  ['5', '2014-01-01', '2014-08-21', '2014-01-01/2014-08-21'],
  ['2', '2014-01-24', '2014-01-24', '2014-01-24~'],
  ['4', '2014-01-24', '2014-01-24', '2014-01'],
  ['5', '2014-01-24', '2014-01-24', '2014'],
])('a date of precision %s from %s to %s is %s', (date_prec, date_start, date_end, date) => {
  const [claim] = own({ date_prec, date_start, date_end }, 'DATE');
  expect(claim?.value).toEqual({ type: 'DATE', date });
  parseEdtf(date);
});

test.each([
  ['1', 'Stillwater town', 'AT', 'Stillwater town', true],
  ['2', 'Stillwater town', 'NEAR', 'Stillwater town', true],
  ['3', 'Mill district', 'WITHIN', 'Mill district', false],
  ['5', 'Marrow river', 'ALONG', 'Marrow river', false],
  ['5', 'Marrow hills', 'WITHIN', 'Marrow hills', false],
  ['6', 'Rivermark', 'WITHIN', 'Rivermark', false],
])('a place of precision %s, %s, is %s %s', (where_prec, where_coordinates, role, name, hasPoint) => {
  const { own: records, shared, skipped } = recordsOf({ where_prec, where_coordinates });
  const [occurred] = claimsOf(records, 'OCCURRED_AT');
  expect(occurred?.role).toBe(role);
  const told = shared.flatMap((part) => part.records());
  const names = claimsOf(told, 'NAME').filter(({ subject }) => subject === occurred?.object);
  expect(names.map(({ value }) => value)).toMatchObject([{ name }]);
  const points = claimsOf(told, 'COORDINATES');
  expect(points.map(({ subject }) => subject)).toEqual(hasPoint ? [occurred?.object] : []);
  expect(skipped.some(({ kind }) => kind === 'coordinates')).toBe(!hasPoint);
});

test('a province that is all that is known of the place is the place', () => {
  const { own: records, shared } = recordsOf({
    where_prec: '4',
    where_coordinates: 'Upper province',
    adm_2: '',
  });
  const inside = claimsOf(
    shared.flatMap((part) => part.records()),
    'LOCATED_IN',
  );
  expect(inside.map(({ object }) => object)).toEqual(['place:gw-999']);
  expect(claimsOf(records, 'OCCURRED_AT')[0]?.object).toBe(inside[0]?.subject);
});

test('two towns of one name and district are two places when their points differ', () => {
  const place = (latitude: string) => own({ latitude }, 'OCCURRED_AT')[0]?.object;
  expect(place('12.5')).not.toBe(place('12.6'));
  expect(place('12.5')).toBe(place('12.50'));
});

test('of a fight it is told who took part, of one-sided violence who did it and to whom', () => {
  expect(own({}, 'PARTICIPATED_IN').map(({ subject }) => subject)).toEqual([
    'group:ucdp-501',
    'group:ucdp-502',
  ]);
  expect(own({}, 'CARRIED_OUT')).toEqual([]);
  const cells = { type_of_violence: '3', side_b: 'Civilians', side_b_new_id: '1' };
  expect(own(cells, 'PARTICIPATED_IN')).toEqual([]);
  expect(own(cells, 'CARRIED_OUT')).toMatchObject([{ subject: 'group:ucdp-501' }]);
  expect(own(cells, 'TARGETED')).toMatchObject([{ object: 'group:ucdp-civilians' }]);
  const label = recordsOf(cells).shared.flatMap((part) => part.records());
  expect(label).toContainEqual({
    record: 'entity',
    id: 'group:ucdp-civilians',
    kind: 'GROUP',
    groupType: 'LABEL',
  });
});

test('the three estimates and the parts of the best are claims of their own; parts of 0 are counted', () => {
  const { own: records, skipped } = recordsOf();
  expect(claimsOf(records, 'KILLED').map(({ value }) => value)).toEqual([
    { type: 'QUANTITY', unit: 'person', of: 'people', wording: 'low estimate', low: 5 },
    { type: 'QUANTITY', unit: 'person', of: 'people', wording: 'best estimate', low: 7, high: 7 },
    { type: 'QUANTITY', unit: 'person', of: 'people', wording: 'high estimate', high: 12 },
    {
      type: 'QUANTITY',
      unit: 'person',
      of: 'River Guard',
      wording: 'best estimate, deaths_b',
      low: 4,
      high: 4,
    },
    {
      type: 'QUANTITY',
      unit: 'person',
      of: 'civilians',
      wording: 'best estimate, deaths_civilians',
      low: 3,
      high: 3,
    },
  ]);
  expect(skipped.map(({ kind }) => kind)).toEqual(['deaths_a 0', 'deaths_unknown 0', 'event_clarity 1']);
});

test('a row is derived from its articles, and from the data set only where they are not known', () => {
  const parents = (source_article: string) => {
    const [source] = recordsOf({ source_article }).own;
    return source?.record === 'source' ? source.derivedFrom : undefined;
  };
  const quoted = '"The Agency,2014-01-25,Shots, at the mill";"Gazette,2014-01-26,Two dead; one hurt"';
  expect(parents(quoted)).toHaveLength(2);
  expect(
    parents('The Agency, 2014-01-25, Shots, at the mill //Gazette, 2014-01-26, Two dead; one hurt'),
  ).toEqual(parents(quoted));
  expect(parents('a 25/1')).toEqual(['source:ucdp-ged-2020-06-15']);
  expect(parents('')).toEqual(['source:ucdp-ged-2020-06-15']);
  const [noted] = recordsOf({ source_article: 'a 25/1' }).own;
  expect(noted).toMatchObject({ title: expect.stringContaining('a 25/1') });
});

test('an article is a source by its office, of its day', () => {
  const { shared } = recordsOf({ source_article: '"The Agency,2014-01-25,Shots"' });
  expect(shared[0]?.records()).toMatchObject([
    { sourceType: 'ARTICLE', title: 'Shots', publisherText: 'The Agency', publishedAt: '2014-01-25' },
  ]);
});

test('several governments under one number are a coalition, one is a government', () => {
  const groupType = (side_a: string) =>
    recordsOf({ side_a })
      .shared.flatMap((part) => part.records())
      .find((record) => record.record === 'entity' && record.id === 'group:ucdp-501');
  expect(groupType('Government of Rivermark')).toMatchObject({ groupType: 'GOVERNMENT' });
  expect(groupType('Government of Rivermark, Government of Delta')).toMatchObject({ groupType: 'COALITION' });
  expect(groupType('River Guard')).toMatchObject({ groupType: 'ARMED_GROUP' });
});

test.each([
  ['where_prec', '9', 'where_prec is "9"; it has to be a code from 1 to 7.'],
  ['best', 'many', 'best is "many"; it has to be a whole number, 0 or more.'],
  ['date_start', '2014-02-30', 'date_start is "2014-02-30"; it has to be a day such as 2014-01-24.'],
  [
    'date_end',
    '2014-01-01',
    'date_end is "2014-01-01"; it has to be a day not before date_start, 2014-01-24.',
  ],
  ['latitude', '', 'latitude is ""; it has to be degrees from −90 to 90.'],
  ['side_a', ' ', 'side_a is ""; it has to be a name.'],
])('a row whose %s is %p is refused, by name', (column, cell, message) => {
  expect(() => recordsOf({ [column]: cell })).toThrow(message);
});

test('numbers and days as other versions and spreadsheets write them are read', () => {
  const [entity] = recordsOf({ id: '77.0', date_start: '2014-01-24 00:00:00.000' }).own.slice(1);
  expect(entity).toMatchObject({ id: 'event:ucdp-77' });
});
