import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ClaimRecord } from '../../src/exchange/record.js';
import { parseEdtf } from '../../src/time/edtf.js';
import { validityOf } from '../../src/time/validity.js';
import { attributeType, relationType, type EntityKind } from '../../src/vocabulary/vocabulary.js';
import { numbers, publishedFiles, readSeed, type SeedFile } from './seed.js';

const FILES = readSeed();
const RUN = 9;
const datesOf = (claim: ClaimRecord): string[] => [
  ...[claim.validFrom, claim.validTo, claim.asOf].filter((date) => date !== undefined),
  ...(claim.value?.type === 'DATE' ? [claim.value.date] : []),
];
const paragraphsOf = (claim: ClaimRecord): number[] =>
  claim.locators.map((locator) => Number(locator.slice(1)));
const show = (claim: ClaimRecord): string =>
  `${claim.subject} ${claim.predicate} ${claim.object ?? JSON.stringify(claim.value)}`;
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];
const runsOf = (text: string): string[] => {
  const words = wordsOf(text);
  return words.slice(RUN - 1).map((_, index) => words.slice(index, index + RUN).join(' '));
};
const paragraphsIn = (article: string): string[] => article.split('\n').filter((line) => line.trim() !== '');
const nameOf = (claim: ClaimRecord) => (claim.value?.type === 'NAME' ? claim.value : undefined);

describe.each(FILES.map((file): [string, SeedFile] => [file.path, file]))('%s', (_, file) => {
  const { lines, entities, claims, bearings, source } = file;
  const kinds = new Map<string, EntityKind>(entities.map(({ id, kind }) => [id, kind]));

  test('holds one source, then entities, then claims, then bearings', () => {
    const order = ['source', 'entity', 'claim', 'bearing'];
    const places = lines.map(({ record }) => order.indexOf(record));
    expect(places).toEqual([...places].sort());
    expect(lines.filter(({ record }) => record === 'source')).toHaveLength(1);
  });

  test('is valid line by line by the JSON Schema', () => {
    const ajv = new Ajv2020.default({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(JSON.parse(readFileSync('docs/nisba-record.schema.json', 'utf8')));
    expect(file.json.filter((line) => !validate(line))).toEqual([]);
  });

  test('names entities and the source only that it declares, each once, and uses each of them', () => {
    expect(kinds.size).toBe(entities.length);
    const used = claims.flatMap((claim) => [
      claim.subject,
      claim.object,
      claim.attributedTo,
      claim.onBehalfOf,
      ...(claim.about && !claim.about.startsWith('#') ? [claim.about] : []),
    ]);
    expect([...new Set(used)].filter((id) => id !== undefined && !kinds.has(id))).toEqual([]);
    expect(claims.filter((claim) => claim.source !== source.id)).toEqual([]);
    const told = new Set(
      claims
        .filter(({ predicate }) => predicate !== 'NAME')
        .flatMap((claim) => [claim.subject, claim.object, claim.attributedTo, claim.onBehalfOf]),
    );
    expect(entities.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
  });

  test('points backwards with every reference', () => {
    const known = new Set<string>();
    const dangling: string[] = [];
    for (const claim of claims) {
      const references = [...claim.inferredFrom, ...(claim.about?.startsWith('#') ? [claim.about] : [])];
      dangling.push(...references.filter((reference) => !known.has(reference)));
      if (claim.ref) {
        expect(known).not.toContain(`#${claim.ref}`);
        known.add(`#${claim.ref}`);
      }
    }
    dangling.push(
      ...bearings.flatMap(({ claim, on }) => [claim, on]).filter((reference) => !known.has(reference)),
    );
    expect(dangling).toEqual([]);
  });

  test('uses every ref that it gives', () => {
    const used = new Set<string>([
      ...claims.flatMap(({ inferredFrom, about }) => [...inferredFrom, ...(about ? [about] : [])]),
      ...bearings.flatMap(({ claim, on }) => [claim, on]),
    ]);
    expect(claims.map(({ ref }) => ref).filter((ref) => ref !== undefined && !used.has(`#${ref}`))).toEqual(
      [],
    );
  });

  test('keeps to the domains, ranges and value types of the vocabulary', () => {
    const wrong = claims.filter((claim) => {
      const subject = kinds.get(claim.subject);
      const relation = relationType(claim.predicate);
      if (relation) {
        const object = claim.object && kinds.get(claim.object);
        return !subject || !object || !relation.domain.includes(subject) || !relation.range.includes(object);
      }
      const attribute = attributeType(claim.predicate);
      return !subject || !attribute?.domain.includes(subject) || attribute.valueType !== claim.value?.type;
    });
    expect(wrong.map(show)).toEqual([]);
  });

  test('says how near an event was to its place, in one of four words', () => {
    const roles = claims.filter(({ predicate }) => predicate === 'OCCURRED_AT').map(({ role }) => role);
    expect(roles.filter((role) => !role || !['AT', 'NEAR', 'WITHIN', 'ALONG'].includes(role))).toEqual([]);
  });

  test('says nothing twice', () => {
    const said = claims.map(({ ref: _ref, statement: _statement, locators: _locators, ...rest }) =>
      JSON.stringify(rest),
    );
    expect(said.filter((claim, index) => said.indexOf(claim) !== index)).toEqual([]);
  });

  test('has a claim for each paragraph that states facts, and none for captions, advertisements and the like', () => {
    const told = new Set(claims.flatMap(paragraphsOf));
    const silent = numbers(1, file.paragraphs).filter((paragraph) => !told.has(paragraph));
    expect(silent).toEqual([...file.exempt.keys()]);
  });

  test('points with every claim at paragraphs that exist, in order, and leaves that out for conclusions alone', () => {
    const wrong = claims.filter((claim) => {
      const paragraphs = paragraphsOf(claim);
      const inside = paragraphs.every(
        (n, index) => n >= 1 && n <= file.paragraphs && n > (paragraphs[index - 1] ?? 0),
      );
      return !inside || (paragraphs.length === 0 && claim.basis !== 'INFERRED');
    });
    expect(wrong.map(show)).toEqual([]);
  });

  test('has dates in the profile, and calls those RELATIVE or INFERRED that are not printed', () => {
    const wrong = claims.filter((claim) => {
      const dates = datesOf(claim);
      dates.forEach(parseEdtf);
      validityOf({ ...claim, asOf: claim.asOf ?? source.publishedAt });
      if (dates.length === 0) return claim.dateBasis !== undefined;
      const printed = dates.every((date) => file.printedDates.has(date));
      return printed
        ? claim.dateBasis !== 'STATED'
        : claim.dateBasis !== 'RELATIVE' && claim.dateBasis !== 'INFERRED';
    });
    expect(wrong.map(show)).toEqual([]);
    expect([source.publishedAt, source.retrievedAt].map((date) => date && parseEdtf(date).text)).toEqual([
      source.publishedAt,
      source.retrievedAt,
    ]);
  });

  test('gives premises for what is inferred, and for nothing else', () => {
    expect(
      claims.filter((claim) => (claim.basis === 'INFERRED') !== claim.inferredFrom.length > 0).map(show),
    ).toEqual([]);
  });

  test('tells every claim in own words, and never calls it certain', () => {
    expect(claims.filter(({ statement }) => !statement).map(show)).toEqual([]);
    expect(claims.filter(({ credibility }) => credibility !== 6).map(show)).toEqual([]);
    expect(source.reliability).toBe('F');
  });

  test('says why for every bearing, and lets no number contradict a number', () => {
    const byRef = new Map(claims.map((claim) => [`#${claim.ref}`, claim]));
    expect(bearings.filter(({ reason }) => !reason)).toEqual([]);
    const numeric = bearings.filter(
      ({ type, claim, on }) =>
        type === 'CONTRADICTS' && [claim, on].every((ref) => byRef.get(ref)?.value?.type === 'QUANTITY'),
    );
    expect(numeric).toEqual([]);
  });

  test('keeps speech acts to the source, and their content to the speaker', () => {
    const acts = ['PRAISED', 'CONDEMNED', 'THREATENED', 'BLAMED', 'REJECTED', 'SAID'];
    expect(
      claims.filter(({ predicate, attributedTo }) => acts.includes(predicate) && attributedTo).map(show),
    ).toEqual([]);
    const blames = claims.filter(({ predicate }) => predicate === 'BLAMED');
    const accusations = blames.filter((blame) =>
      claims.some(
        (claim) =>
          claim.predicate === 'CARRIED_OUT' &&
          claim.subject === blame.object &&
          claim.object === blame.about &&
          claim.attributedTo === blame.subject,
      ),
    );
    expect(accusations).toEqual(blames);
  });

  const { article } = file;
  (article === undefined ? describe.skip : describe)('beside its article', () => {
    const paragraphs = paragraphsIn(article ?? '');

    test('counts its paragraphs and hashes its text right', () => {
      expect(paragraphs).toHaveLength(file.paragraphs);
      const hash = createHash('sha256')
        .update(article ?? '')
        .digest('hex');
      expect(source.contentHash).toBe(`sha256:${hash}`);
    });

    test('spells each reported name as the paragraph that it points at', () => {
      const plain = (text: string) => text.replaceAll('’', "'").toLowerCase();
      const unspelt = claims.filter((claim) => {
        const name = nameOf(claim);
        if (!name || claim.basis === 'INFERRED') return false;
        return paragraphsOf(claim).some((n) => !plain(paragraphs[n - 1] ?? '').includes(plain(name.name)));
      });
      expect(unspelt.map(show)).toEqual([]);
    });

    test('does not call a date printed whose year does not stand in the text', () => {
      expect([...file.printedDates].filter((date) => !article?.includes(date.slice(0, 4)))).toEqual([]);
    });

    test.each(publishedFiles())('leaves no nine words in a row of it in %s', (path) => {
      const runs = new Set(runsOf(article ?? ''));
      expect(runsOf(readFileSync(path, 'utf8')).filter((run) => runs.has(run))).toEqual([]);
    });
  });
});
