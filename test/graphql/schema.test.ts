/** The schema as a contract: explained, without contradictions, in step with the vocabulary, and never broken. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import {
  buildSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  isUnionType,
  parse,
  validate,
  validateSchema,
} from 'graphql';
import {
  BASES,
  BEARING_TYPES,
  DATE_BASES,
  GROUP_TYPES,
  MODALITIES,
  NAME_KINDS,
  RELIABILITIES,
  SOURCE_TYPES,
  STANCES,
} from '../../src/claim/claim.js';
import {
  DEFAULT_BASES,
  DEFAULT_MODALITIES,
  DEFAULT_STATUSES,
  LINK_STATUSES,
} from '../../src/evidence/evidence.js';
import { makeSchema } from '../../src/graphql/schema.js';
import { vocabularySdl } from '../../src/vocabulary/vocabulary-sdl.js';
import {
  ATTRIBUTE_TYPES,
  ENTITY_KINDS,
  FAMILIES,
  RELATION_TYPES,
  VALUE_TYPES,
} from '../../src/vocabulary/vocabulary.js';
import { everyField } from './fields.js';

const schema = makeSchema();
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);
const directives = schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive));

/** Everything that has a name, with what is said of it. */
function elements(): {
  readonly path: string;
  readonly description?: string | null;
  readonly deprecationReason?: string | null;
}[] {
  const found: { path: string; description?: string | null; deprecationReason?: string | null }[] = [];
  for (const type of types) {
    found.push({ path: type.name, description: type.description });
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        found.push({ path: `${type.name}.${field.name}`, ...field });
        for (const argument of field.args)
          found.push({ path: `${type.name}.${field.name}(${argument.name}:)`, ...argument });
      }
    }
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields()))
        found.push({ path: `${type.name}.${field.name}`, ...field });
    if (isEnumType(type))
      for (const value of type.getValues()) found.push({ path: `${type.name}.${value.name}`, ...value });
  }
  for (const directive of directives) {
    found.push({ path: `@${directive.name}`, description: directive.description });
    for (const argument of directive.args)
      found.push({ path: `@${directive.name}(${argument.name}:)`, ...argument });
  }
  return found;
}

describe('the schema', () => {
  test('is valid', () => {
    expect(validateSchema(schema)).toEqual([]);
  });

  test('explains every type, field, argument, value and directive', () => {
    expect(elements().length).toBeGreaterThan(800);
    const silent = elements().filter(({ description }) => !description || description.trim().length < 3);
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test('gives a reason for every deprecation', () => {
    const bare = elements().filter(
      ({ deprecationReason }) =>
        typeof deprecationReason === 'string' &&
        (deprecationReason.length < 10 || deprecationReason === 'No longer supported'),
    );
    expect(bare).toEqual([]);
  });

  test('gives one name one type, among the members of a union and under an interface', () => {
    const abstract = types.filter((type) => isUnionType(type) || isInterfaceType(type));
    expect(abstract.map(({ name }) => name).sort()).toEqual(['ClaimValue', 'Entity', 'Node', 'TimelineItem']);
    for (const type of abstract) {
      const entry = Object.values(schema.getQueryType()!.getFields()).find(
        (field) => getNamedType(field.type) === type,
      );
      const below = everyField(schema, type, 1);
      const query = entry
        ? `{ ${entry.name}${entry.args.some(({ name }) => name === 'id') ? '(id: "x")' : ''} { ${below} } }`
        : type.name === 'TimelineItem'
          ? `{ timeline { nodes { ${below} } } }`
          : `{ claim(id: "x") { value { ${below} } } }`;
      expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([]);
    }
  });

  test('lets every root field that reaches the store be null', () => {
    const fields = [
      ...Object.values(schema.getQueryType()!.getFields()),
      ...Object.values(schema.getMutationType()!.getFields()),
    ];
    const strict = fields.filter((field) => field.type.toString().endsWith('!')).map(({ name }) => name);
    expect(strict).toEqual(['vocabulary']);
  });

  test('gives every connection the same fields', () => {
    const connections = types.filter((type) => isObjectType(type) && type.name.endsWith('Connection'));
    expect(connections.length).toBeGreaterThanOrEqual(5);
    for (const type of connections) {
      if (!isObjectType(type)) continue;
      const fields = type.getFields();
      expect(Object.keys(fields)).toEqual(
        expect.arrayContaining(['nodes', 'edges', 'pageInfo', 'total', 'truncation']),
      );
      const edge = getNamedType(fields['edges']!.type);
      expect(isObjectType(edge) && Object.keys(edge.getFields())).toEqual(
        expect.arrayContaining(['cursor', 'node']),
      );
      const item = getNamedType(fields['nodes']!.type);
      if (['Link', 'Entity'].includes(item.name) && type.name !== 'EntityConnection')
        expect(Object.keys(fields)).toContain('hidden');
    }
  });

  test('takes a filter wherever it follows links', () => {
    for (const type of types) {
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        if (!['TraversalConnection', 'LinkConnection'].includes(getNamedType(field.type).name)) continue;
        expect([field.name, ...field.args.map(({ name }) => name)]).toEqual(
          expect.arrayContaining(['evidence', 'at', 'first', 'after']),
        );
      }
    }
  });

  test('follows links of types that may lie between such entities', () => {
    for (const kind of ENTITY_KINDS) {
      const type = schema.getType(`${kind[0]}${kind.slice(1).toLowerCase()}`);
      if (!isObjectType(type)) throw new Error(`There is no type for ${kind}.`);
      for (const field of Object.values(type.getFields())) {
        for (const directive of field.astNode?.directives ?? []) {
          const values = directive.arguments!.find(({ name }) => name.value === 'types')!.value;
          const direction = directive.arguments!.find(({ name }) => name.value === 'direction')?.value;
          if (values.kind !== 'ListValue') throw new Error('types is a list');
          for (const value of values.values) {
            const name = value.kind === 'EnumValue' ? value.value : '';
            const relation = RELATION_TYPES.find((one) => one.type === name);
            const attribute = ATTRIBUTE_TYPES.find((one) => one.type === name);
            const from = direction?.kind === 'EnumValue' ? direction.value : 'OUT';
            const kinds = attribute?.domain ?? [
              ...(from === 'IN' ? [] : relation!.domain),
              ...(from === 'OUT' ? [] : relation!.range),
            ];
            expect({ field: `${type.name}.${field.name}`, name, may: kinds.includes(kind) }).toMatchObject({
              may: true,
            });
            if (relation) expect([field.name, from === 'BOTH']).toEqual([field.name, relation.symmetric]);
          }
        }
      }
    }
  });
});

describe('the vocabulary in the schema', () => {
  const file = fileURLToPath(new URL('../../schema/vocabulary.graphql', import.meta.url));

  test('is the vocabulary in the code; npm run update:schema writes it anew', () => {
    if (process.env.UPDATE_SCHEMA === '1') writeFileSync(file, vocabularySdl());
    expect(readFileSync(file, 'utf8')).toBe(vocabularySdl());
  });

  test.each<[string, readonly string[]]>([
    ['EntityKind', ENTITY_KINDS],
    ['Family', FAMILIES],
    ['RelationType', RELATION_TYPES.map(({ type }) => type)],
    ['AttributeType', ATTRIBUTE_TYPES.map(({ type }) => type)],
    ['ValueType', VALUE_TYPES],
    ['LinkStatus', LINK_STATUSES],
    ['Stance', STANCES],
    ['Modality', MODALITIES],
    ['Basis', BASES],
    ['DateBasis', DATE_BASES],
    ['Reliability', RELIABILITIES],
    ['NameKind', NAME_KINDS],
    ['GroupType', GROUP_TYPES],
    ['SourceType', SOURCE_TYPES],
    ['BearingType', BEARING_TYPES],
    ['Direction', ['OUT', 'IN', 'BOTH']],
  ])('%s has the values of the code, in their order', (name, values) => {
    const type = schema.getType(name);
    expect(isEnumType(type) && type.getValues().map((value) => value.name)).toEqual(values);
  });

  test('tells the defaults that hold', () => {
    const filter = schema.getType('EvidenceFilter');
    if (!isInputObjectType(filter)) throw new Error('There is no EvidenceFilter.');
    const { statuses, modalities, bases } = filter.getFields();
    for (const value of DEFAULT_STATUSES) expect(statuses!.description).toContain(value);
    for (const value of DEFAULT_MODALITIES) expect(modalities!.description).toContain(value);
    for (const value of DEFAULT_BASES) expect(bases!.description).toContain(value);
  });
});

describe('the baseline', () => {
  const file = fileURLToPath(new URL('schema.baseline.graphql', import.meta.url));
  const printed = `${printSchemaWithDirectives(schema)}\n`;

  test('is broken by nothing, and is refreshed when something is added (npm run update:schema)', async () => {
    const changes = await diff(buildSchema(readFileSync(file, 'utf8')), schema);
    const breaking = changes.filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking);
    // A client that works today works tomorrow: deprecate, and take away with the next major version.
    expect(breaking.map(({ message, path }) => `${path}: ${message}`)).toEqual([]);
    if (process.env.UPDATE_SCHEMA === '1') writeFileSync(file, printed);
    expect(readFileSync(file, 'utf8')).toBe(printed);
  });

  test('would be broken by what breaks a client', async () => {
    const broken = (from: string, to: string): Promise<boolean> => {
      expect(printed).toContain(from);
      return diff(schema, buildSchema(printed.replace(from, to))).then((changes) =>
        changes.some(({ criticality }) => criticality.level === CriticalityLevel.Breaking),
      );
    };
    expect(await broken('datesDisputed: Boolean!', 'datesInDispute: Boolean!')).toBe(true);
    expect(await broken('datesDisputed: Boolean!', 'datesDisputed: Boolean')).toBe(true);
    expect(await broken('minOrigins: Int', 'minOrigins: Int!')).toBe(true);
  });

  test('holds types that every query can reach', () => {
    const reached = new Set<string>();
    const visit = (name: string): void => {
      if (reached.has(name)) return;
      reached.add(name);
      const type = schema.getType(name);
      if (!type) return;
      if (isObjectType(type) || isInterfaceType(type)) {
        for (const field of Object.values(type.getFields())) {
          visit(getNamedType(field.type).name);
          for (const argument of field.args) visit(getNamedType(argument.type).name);
        }
      }
      if (isInputObjectType(type))
        for (const field of Object.values(type.getFields())) visit(getNamedType(field.type).name);
      if (isCompositeType(type) && !isObjectType(type))
        for (const member of schema.getPossibleTypes(type)) visit(member.name);
    };
    visit('Query');
    visit('Mutation');
    expect(types.map(({ name }) => name).filter((name) => !reached.has(name))).toEqual([]);
  });
});
