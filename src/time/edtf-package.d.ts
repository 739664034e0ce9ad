/** The part of the npm package `edtf` that Nisba uses; the package ships no types. */
declare module 'edtf' {
  interface Constraints {
    readonly level: 0 | 1 | 2;
    readonly types: readonly string[];
  }
  /** The syntax tree of a text. Throws where no parse is left under the constraints. */
  export function parse(text: string, constraints: Constraints): unknown;
  /** The object that a text makes; its print shows what the package understood. Throws as `parse` does. */
  export default function edtf(text: string, constraints: Constraints): { toEDTF(): string };
}
