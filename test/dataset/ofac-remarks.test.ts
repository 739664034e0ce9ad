import { describe, expect, test } from '@jest/globals';
import { ofacDate } from '../../src/dataset/ofac/dates.js';
import { ofacRemarks } from '../../src/dataset/ofac/remarks.js';

describe('A date of the OFAC list', () => {
  test.each([
    ['10 Dec 1948', '1948-12-10'],
    ['1948', '1948'],
    ['Feb 1970', '1970-02'],
    ['circa 1951', '1951~'],
    ['circa 25 Aug 1951', '1951-08-25~'],
    ['1958 to 1963', '1958/1963'],
    ['circa 1979-1982', '1979~/1982~'],
    ['01 Jan 1961 to 31 Dec 1962', '1961-01-01/1962-12-31'],
    ['31 Feb 1970', undefined],
    ['in the spring', undefined],
    ['1963 to 1958', undefined],
    ['1 to 2 to 3', undefined],
    ['', undefined],
  ])('"%s" is %s', (text, edtf) => {
    expect(ofacDate(text)).toBe(edtf);
  });
});

describe('A remark of the OFAC list', () => {
  test.each([
    ['DOB 1951', { is: 'birthDate', date: '1951' }],
    ['alt. POB Old Quay, Norland', { is: 'birthPlace', text: 'Old Quay, Norland' }],
    ['citizen Norland', { is: 'nationality', text: 'Norland' }],
    ["a.k.a. 'O'NEIL'", { is: 'name', nameKind: 'WEAK_ALIAS', name: "O'NEIL" }],
    ['f.k.a. "OLDER"', { is: 'name', nameKind: 'FORMER', name: 'OLDER' }],
    ['Linked To: GREY CO., LTD', { is: 'linkedTo', name: 'GREY CO., LTD' }],
    ['alt. Executive Order 13662 Directive 4', { is: 'legal', text: 'Executive Order 13662 Directive 4' }],
    [
      'Passport A10 (Norland) issued 05 May 1999 expires 2009',
      {
        is: 'identifier',
        scheme: 'Passport (Norland)',
        text: 'A10',
        issued: '1999-05-05',
        expires: '2009',
      },
    ],
    ['NIT # 800146749-7', { is: 'identifier', scheme: 'NIT', text: '800146749-7' }],
    ['Tax ID No. AABA 670850 Y', { is: 'identifier', scheme: 'Tax ID', text: 'AABA 670850 Y' }],
    ['Email:a@b.example', { is: 'identifier', scheme: 'Email', text: 'a@b.example' }],
    ['Website https://b.example', { is: 'identifier', scheme: 'Website', text: 'https://b.example' }],
    [
      "Aircraft Manufacturer's Serial Number (MSN) 24519",
      { is: 'identifier', scheme: "Aircraft Manufacturer's Serial Number (MSN)", text: '24519' },
    ],
    [
      'Digital Currency Address - XBT 12Qt (wallet)',
      { is: 'identifier', scheme: 'Digital Currency Address - XBT (wallet)', text: '12Qt' },
    ],
    ['Minister of Harbours', { is: 'description', text: 'Minister of Harbours' }],
    ['No. of no register', { is: 'description', text: 'No. of no register' }],
  ])('%s', (text, remark) => {
    expect(ofacRemarks(`${text}.`)).toEqual([remark]);
  });

  test.each([
    ['issued 2011 expires 2001', 'it expires before it was issued'],
    ['issued 05 Dec 2001 expires 06 May 2001', 'it expires before it was issued'],
    ['issued 31 Feb 2001', 'one is no date that this reader knows'],
  ])('loses not in silence that an identifier was %s', (dates, reason) => {
    expect(ofacRemarks(`National ID No. 660000 73767 (Norland) ${dates}`)).toEqual([
      { is: 'identifier', scheme: 'National ID (Norland)', text: '660000 73767' },
      { is: 'unreadable', kind: 'dates of an identifier', reason },
    ]);
  });

  test('is told from the next by a semicolon, and an empty one is none', () => {
    expect(ofacRemarks(' Gender Male;; Gender Female;POB Old Quay;')).toEqual([
      { is: 'gender', text: 'male' },
      { is: 'gender', text: 'female' },
      { is: 'birthPlace', text: 'Old Quay' },
    ]);
    expect(ofacRemarks('')).toEqual([]);
  });

  test('that is long and hard to read is read in no time', () => {
    const began = performance.now();
    ofacRemarks(`${'(A '.repeat(20_000)}No. ${'1 '.repeat(20_000)}`);
    ofacRemarks(`Passport ${'1 (a) '.repeat(20_000)}issued`);
    ofacRemarks(`${'Aa '.repeat(20_000)}Passport`);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
