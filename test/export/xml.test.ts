import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { XmlText, jsonForComment, jsonForXml, replacedCharacters } from '../../src/export/network/xml.js';

/** What a parser makes of content; of an attribute between its quotes. */
function read(escaped: string): string {
  return escaped
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name]!);
}

const anyText = fc.string({ unit: 'binary', maxLength: 40 });
/** Char of XML 1.0 § 2.2, as a whole text. */
const LEGAL = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

describe('text for XML', () => {
  test('comes out of a parser as it went in, but for what XML cannot hold', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const xml = new XmlText();
        const content = xml.content(text);
        expect(content).toMatch(LEGAL);
        expect(content).not.toMatch(/[<>\t\r\n]|&(?!(lt|gt|quot|amp|#\d+);)/);
        const attribute = new XmlText().attribute(text);
        expect(attribute).toMatch(/^("[^"<]*"|'[^'<]*')$/);
        expect(read(attribute.slice(1, -1))).toBe(read(content));
        if (xml.replaced === 0) expect(read(content)).toBe(text);
        expect(xml.replaced > 0).toBe(!LEGAL.test(text));
      }),
    );
  });

  test('counts the characters that XML cannot hold, and tells them to the manifest', () => {
    const xml = new XmlText();
    expect(xml.content('a\u0007b \ud800 \ufffe 👩')).toBe('a\ufffdb \ufffd \ufffd 👩');
    expect(replacedCharacters(xml)).toEqual([
      { what: 'control characters in texts', why: expect.stringContaining('U+FFFD'), count: 3 },
    ]);
    expect(replacedCharacters(new XmlText())).toEqual([]);
  });
});

describe('JSON within XML', () => {
  test('keeps any text, in elements and in comments', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [element, comment] = [jsonForXml({ text }), jsonForComment({ text })];
        expect(element).toMatch(LEGAL);
        expect(comment).not.toContain('--');
        // A half surrogate pair, too, comes back from JSON's own escape.
        expect(JSON.parse(element)).toEqual({ text });
        expect(JSON.parse(comment)).toEqual({ text });
      }),
    );
  });
});
