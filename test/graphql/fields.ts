/** Queries as documents: how many fields they ask for, and queries that ask for every field of a type. */
import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

/** How many fields with a selection an operation has once its fragments are spread out: only they reach the store. */
export function countFields(document: DocumentNode): number {
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === 'FragmentDefinition' ? [[node.name.value, node.selectionSet] as const] : [],
    ),
  );
  const count = (set: SelectionSetNode | undefined): number =>
    (set?.selections ?? []).reduce((sum, selection) => {
      if (selection.kind === 'Field') return sum + 1 + count(selection.selectionSet);
      if (selection.kind === 'InlineFragment') return sum + count(selection.selectionSet);
      return sum + count(fragments.get(selection.name.value));
    }, 0);
  return document.definitions.reduce(
    (sum, node) => (node.kind === 'OperationDefinition' ? sum + count(node.selectionSet) : sum),
    0,
  );
}

/**
 * A selection of every field of a type, each once, down to a depth; pages are short.
 *
 * @param depth how many levels of objects are entered: at 0 only leaves are selected
 */
export function everyField(schema: GraphQLSchema, type: GraphQLCompositeType, depth: number): string {
  if (isAbstractType(type)) {
    const members = schema.getPossibleTypes(type).map((member) => {
      // What the interface gives is selected on it already; a member adds its own.
      const own = isInterfaceType(type) ? new Set(Object.keys(type.getFields())) : new Set<string>();
      const fields = fieldsOf(schema, member, depth, own);
      return fields === '' ? '' : `... on ${member.name} { ${fields} }`;
    });
    const shared = isUnionType(type) ? '' : fieldsOf(schema, type, depth, new Set());
    return ['__typename', shared, ...members].filter((part) => part !== '').join(' ');
  }
  return fieldsOf(schema, type, depth, new Set());
}

function fieldsOf(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  depth: number,
  besides: ReadonlySet<string>,
): string {
  if (!isObjectType(type) && !isInterfaceType(type)) return '';
  return Object.values(type.getFields())
    .filter((field) => !besides.has(field.name) && !field.args.some(isRequiredArgument))
    .flatMap((field) => selected(schema, field, depth))
    .join(' ');
}

function selected(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>, depth: number): string[] {
  const type = getNamedType(field.type);
  const short = field.args.some(({ name }) => name === 'first') ? '(first: 2)' : '';
  if (!isCompositeType(type)) return [`${field.name}${short}`];
  if (depth === 0) return [];
  const below = everyField(schema, type, depth - 1);
  return below === '' ? [] : [`${field.name}${short} { ${below} }`];
}
