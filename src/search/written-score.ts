import { writtenForm, writtenWords } from './written-words.js';

/**
 * Scores a query against a name as both are written, forgiving case, width and marks only: 1 for the same
 * text, else the share of words in common, below 1. In [0, 1], symmetric.
 */
export function scoreWritten(query: string, name: string): number {
  const whole = writtenForm(query);
  if (whole !== '' && whole === writtenForm(name)) return 1;
  const [asked, held] = [wordSet(query), wordSet(name)];
  const common = [...asked].filter((word) => held.has(word)).length;
  const all = asked.size + held.size;
  return all === 0 ? 0 : Math.min(0.99, (2 * common) / all);
}

function wordSet(text: string): ReadonlySet<string> {
  return new Set(writtenWords(text).map((word) => word.text));
}
