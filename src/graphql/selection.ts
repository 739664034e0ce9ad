/** What a query selects below a field, so that only those columns are read. */
import type { GraphQLResolveInfo } from 'graphql';
import { parseResolveInfo, type FieldsByTypeName, type ResolveTree } from 'graphql-parse-resolve-info';

export class Selection {
  readonly #fields: readonly FieldsByTypeName[];

  private constructor(fields: readonly FieldsByTypeName[]) {
    this.#fields = fields;
  }

  /** The selection below the field that is being resolved; fragments and aliases are seen through. */
  static of(info: GraphQLResolveInfo): Selection {
    const tree = parseResolveInfo(info) as ResolveTree | null | undefined;
    return new Selection(tree ? [tree.fieldsByTypeName] : []);
  }

  /** What is selected below a field, on whatever type it stands. */
  below(...path: readonly string[]): Selection {
    const [name, ...rest] = path;
    if (name === undefined) return this;
    const trees = this.#fields.flatMap((byType) =>
      Object.values(byType).flatMap((fields) => Object.values(fields).filter((field) => field.name === name)),
    );
    return new Selection(trees.map((tree) => tree.fieldsByTypeName)).below(...rest);
  }

  /** Whether a field is selected here. */
  has(name: string): boolean {
    return this.names().has(name);
  }

  /** The names of the fields that are selected here. */
  names(): Set<string> {
    return new Set(
      this.#fields.flatMap((byType) =>
        Object.values(byType).flatMap((fields) => Object.values(fields).map((field) => field.name)),
      ),
    );
  }

  /** Selections of the same shape, taken together: `nodes` and `edges.node`. */
  and(other: Selection): Selection {
    return new Selection([...this.#fields, ...other.#fields]);
  }
}
