/**
 * The articles behind a row of UCDP GED. `source_article` lists them, each as office, day and headline:
 * `"Agence France Presse,2014-01-25,Headline";"Reuters News,2014-01-25,Headline"`, in older rows without
 * quotation marks and divided by `//`. The oldest rows have only the coders' shorthand (`r 25/2`).
 */
import type { RecordInput } from '../../exchange/record.js';
import { isEdtf } from '../../time/edtf.js';
import { hashedSlug, readable } from '../foreign-id.js';

export interface UcdpArticle {
  readonly office: string;
  /** EDTF, a day. */
  readonly date: string;
  readonly headline: string;
}

const DIVIDER = /"\s*;\s*"|\s*\/\/\s*/;
const ARTICLE =
  /^[/\s]*(?<office>[^\s].{0,300}?)\s*,\s*(?<date>\d{4}-\d\d-\d\d)\s*,\s*(?<headline>\S[^]*?)\s*$/;

/** The articles, in their order; undefined where the text is no such list, and so is a note. */
export function ucdpArticles(text: string): UcdpArticle[] | undefined {
  if (text === '') return [];
  const articles: UcdpArticle[] = [];
  for (const part of text.split(DIVIDER)) {
    const groups = ARTICLE.exec(part.trim().replaceAll(/^"|"$/g, ''))?.groups;
    if (!groups || !isEdtf(groups['date']!)) return undefined;
    articles.push({ office: groups['office']!, date: groups['date']!, headline: groups['headline']! });
  }
  return articles;
}

/**
 * The article as a source. It is named by all that is known of it, so that events that go back to one
 * article share it. Its publisher is its office, which makes the office the origin of what is derived
 * from it: ten events by one agency are one origin.
 */
export function articleSource({ office, date, headline }: UcdpArticle): RecordInput & { record: 'source' } {
  const slug = hashedSlug(`${readable(office).slice(0, 26)}-${date}`, [office, date, headline]);
  return {
    record: 'source',
    id: `source:${slug}`,
    sourceType: 'ARTICLE',
    title: headline,
    publisherText: office,
    publishedAt: date,
  };
}
