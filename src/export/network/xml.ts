/** Text for XML 1.0 (Fifth Edition): escaped, and of characters that XML can hold. */
import type { LeftOut } from '../graph.js';

/* eslint-disable no-control-regex -- it is about these characters */
/** Whatever is no Char of the standard (§ 2.2): most control characters, half surrogate pairs, two non-characters. */
const ILLEGAL = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;
// Line breaks and tabs are written as references: a parser turns bare ones into spaces in attributes
// (§ 3.3.3), and carriage returns into line feeds everywhere (§ 2.11).
const SPECIAL = /[&<>\t\n\r\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]/;
/* eslint-enable no-control-regex */

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Writes text and counts the characters that XML cannot hold, each of which becomes U+FFFD. */
export class XmlText {
  replaced = 0;

  /** An element's content. */
  content(text: string): string {
    if (!SPECIAL.test(text)) return text;
    return text
      .replace(ILLEGAL, () => {
        this.replaced += 1;
        return '\ufffd';
      })
      .replace(/[&<>\t\n\r]/g, (character) => REFERENCES[character]!);
  }

  /** An attribute's value, in whichever quotes it does not hold: JSON stays readable. */
  attribute(text: string): string {
    const content = this.content(text);
    if (!content.includes('"')) return `"${content}"`;
    return content.includes("'") ? `"${content.replaceAll('"', '&quot;')}"` : `'${content}'`;
  }
}

/** An object as JSON of which XML can hold every character: what it cannot is escaped as JSON escapes it. */
export function jsonForXml(object: object): string {
  return JSON.stringify(object).replace(/[\ufffe\uffff]/g, (character) =>
    character === '\ufffe' ? '\\ufffe' : '\\uffff',
  );
}

/** The same for a comment, in which no two hyphens may follow each other (§ 2.5). */
export const jsonForComment = (object: object): string => jsonForXml(object).replace(/-(?=-)/g, '\\u002d');

/** What the manifest says of the characters that were replaced. */
export function replacedCharacters({ replaced }: XmlText): LeftOut[] {
  if (replaced === 0) return [];
  const why = 'XML cannot hold them; each is written as U+FFFD, and other formats have them';
  return [{ what: 'control characters in texts', why, count: replaced }];
}
