import { describe, expect, test } from '@jest/globals';
import { detectScript, namesOf } from '../../src/dataset/names.js';

describe('The script of a text', () => {
  test.each<[string, string | undefined]>([
    ['Qais al-Khazali', 'Latn'],
    ['قيس الخزعلي', 'Arab'],
    ['Калашников', 'Cyrl'],
    ['חיזבאללה', 'Hebr'],
    ['中国石油', 'Hani'],
    ['トヨタ自動車', 'Jpan'],
    ['김정은', 'Kore'],
    ['朝鮮 노동당', 'Kore'],
    ['АО Kalashnikov', 'Latn'],
    ['Kataib 313 (كتائب)', 'Latn'],
    ['2021-04', undefined],
    ['', undefined],
    ['ab بت', undefined],
  ])('of %j is %j', (text, script) => {
    expect(detectScript(text)).toBe(script);
  });
});

describe('The names in a cell', () => {
  const namesIn = (cell: string | string[]): unknown[] =>
    namesOf(cell).map(({ name, script, nameKind }) => [name, script, nameKind]);

  test('are one in one script, whatever borders stand in it', () => {
    expect(namesIn('KHAZALI, Qais (al)')).toEqual([['KHAZALI, Qais (al)', 'Latn', 'PRIMARY']]);
    expect(namesIn('  Qais\n al-Khazali ')).toEqual([['Qais al-Khazali', 'Latn', 'PRIMARY']]);
    expect(namesIn('A/B - C')).toEqual([['A/B - C', 'Latn', 'PRIMARY']]);
    expect(namesIn('47')).toEqual([['47', undefined, 'PRIMARY']]);
    expect(namesIn('  ')).toEqual([]);
  });

  test.each([
    'Harakat al-Nujaba (حركة النجباء)',
    'Harakat al-Nujaba / حركة النجباء',
    'Harakat al-Nujaba; حركة النجباء',
    'Harakat al-Nujaba – حركة النجباء',
    'Harakat al-Nujaba [حركة النجباء]',
  ])('are two where a border stands between two scripts: %s', (cell) => {
    expect(namesIn(cell)).toEqual([
      ['Harakat al-Nujaba', 'Latn', 'PRIMARY'],
      ['حركة النجباء', 'Arab', 'PRIMARY'],
    ]);
  });

  test('keep their own commas and brackets', () => {
    expect(namesIn('KHAZALI, Qais | الخزعلي، قيس')).toEqual([
      ['KHAZALI, Qais', 'Latn', 'PRIMARY'],
      ['الخزعلي، قيس', 'Arab', 'PRIMARY'],
    ]);
    expect(namesIn('Badr (the corps) / منظمة بدر')).toEqual([
      ['Badr (the corps)', 'Latn', 'PRIMARY'],
      ['منظمة بدر', 'Arab', 'PRIMARY'],
    ]);
  });

  test('stay one where the scripts mix without a border, or change to and fro', () => {
    expect(namesIn('كتائب 313 Brigade')).toHaveLength(1);
    expect(namesIn('Badr / بدر الشمال / Corps / الفيلق')).toHaveLength(1);
    expect(namesIn('محمد (II)')).toHaveLength(1);
  });

  test('of a property with several values are PRIMARY once in each script', () => {
    expect(namesIn(['Qais al-Khazali', 'قيس الخزعلي', 'Kais Khazali', 'Qais al-Khazali'])).toEqual([
      ['Qais al-Khazali', 'Latn', 'PRIMARY'],
      ['قيس الخزعلي', 'Arab', 'PRIMARY'],
      ['Kais Khazali', 'Latn', 'ALIAS'],
    ]);
  });

  test('carry the kind and language that are known of them', () => {
    expect(namesOf(['أبو آلاء', 'أبو علاء'], { nameKind: 'KUNYA', language: 'ar' })).toEqual([
      { type: 'NAME', name: 'أبو آلاء', nameKind: 'KUNYA', script: 'Arab', language: 'ar' },
      { type: 'NAME', name: 'أبو علاء', nameKind: 'KUNYA', script: 'Arab', language: 'ar' },
    ]);
  });
});
