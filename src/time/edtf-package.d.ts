/** The part of the npm package `edtf` that Nisba uses; the package ships no types. */
declare module 'edtf' {
  /** The syntax tree of a text. Throws where no parse is left under the constraints. */
  export function parse(text: string, constraints: { level: 0 | 1 | 2; types: readonly string[] }): unknown;
  /** The object that a text makes; its print shows what the package understood. */
  export default function edtf(text: string): { toEDTF(): string };
}
