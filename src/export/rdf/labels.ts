/** Texts with the language in which they are written, and an entity's names as SKOS labels. */
import type { StoredClaim } from '../../claim/claim-properties.js';
import type { Text } from './writer.js';

interface Labels {
  /** The label: one. */
  readonly preferred: Text;
  /** Other names that somebody gives it. */
  readonly alternative: readonly Text[];
  /** Misspellings, for search only. */
  readonly hidden: readonly Text[];
}

/** A BCP 47 tag (RFC 5646 §2.1: letters and digits between hyphens), as N-Triples and Turtle can write it. */
const TAG = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/;
const scripts = new Map<string, string | undefined>();
const MOST_REMEMBERED = 1_000;

/** The text; with its language, and with its script where that is not the language's usual one. */
export function tagged(text: string, language?: string, script?: string): Text {
  if (language === undefined || !TAG.test(language)) return { text };
  const isUsual = script === undefined || usualScript(language) === script;
  const isWord = script !== undefined && /^[A-Za-z]{4}$/.test(script);
  const tag = isUsual || !isWord || language.includes('-') ? language : `${language}-${script}`;
  return { text, language: tag.toLowerCase() };
}

/** ISO 15924, by Unicode's likely subtags; undefined for a language that they do not know. */
function usualScript(language: string): string | undefined {
  if (scripts.has(language)) return scripts.get(language);
  let script: string | undefined;
  try {
    script = new Intl.Locale(language).maximize().script;
  } catch {
    script = undefined;
  }
  if (scripts.size >= MOST_REMEMBERED) scripts.clear();
  scripts.set(language, script);
  return script;
}

/**
 * SKOS §5 wants one preferred label a language and no label twice: names that are asserted, each once, the
 * label itself not among the others.
 */
export function labelsOf(label: string, claims: readonly StoredClaim[]): Labels {
  let preferred: Text = { text: label };
  const alternative = new Map<string, Text>();
  const hidden = new Map<string, Text>();
  for (const { value, stance, modality } of claims) {
    if (value?.type !== 'NAME' || stance !== 'ASSERTS' || modality !== 'ACTUAL') continue;
    const text = tagged(value.name, value.language, value.script);
    if (text.text === label) preferred = preferred.language === undefined ? text : preferred;
    else (value.nameKind === 'MISSPELLING' ? hidden : alternative).set(keyOf(text), text);
  }
  for (const key of alternative.keys()) hidden.delete(key);
  return { preferred, alternative: [...alternative.values()], hidden: [...hidden.values()] };
}

function keyOf({ text, language = '' }: Text): string {
  return `${language} ${text}`;
}
