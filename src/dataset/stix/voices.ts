/**
 * Whose word an object of a STIX bundle is. What reports refer to is said by each of these reports, the rest
 * by the bundle. It is attributed to who created the object.
 */
import type { StixIndex } from './index-objects.js';
import { credibilityOf, type ExternalReference, type StixObject } from './object.js';
import type { ClaimLine, EntityLine, SourceLine } from '../record-lines.js';
import { filled, type Said } from './things.js';

export type Voice = Pick<ClaimLine, 'source' | 'attributedTo' | 'publishedAt' | 'credibility' | 'locators'>;

const reportSourceId = (reportId: string): string => `source:${reportId}`;
const bundleSourceId = (bundleId: string): string => `source:${bundleId}`;

export function voicesOf(object: StixObject, bundle: string, index: StixIndex): Voice[] {
  const creator = creatorOf(object, index);
  const told = {
    credibility: credibilityOf(object.confidence),
    locators: [...new Set((object.external_references ?? []).flatMap(locatorOf))],
  };
  const day = object.modified ?? object.created;
  const attribution = creator === undefined ? {} : { attributedTo: creator };
  const reports = index.reportsOn(object.id);
  if (reports.length > 0) {
    return reports.map(({ id }) => ({ source: reportSourceId(id), ...attribution, ...told }));
  }
  return [
    {
      source: bundleSourceId(bundle),
      ...attribution,
      ...told,
      ...(day !== undefined && { publishedAt: day }),
    },
  ];
}

/** The claims by which each voice says it. */
export function spoken(voices: readonly Voice[], said: Said): ClaimLine[] {
  return voices.map((voice) => ({
    record: 'claim',
    ...voice,
    ...said,
    locators: [...(said.locators ?? voice.locators ?? [])],
  }));
}

/** Who created the object, when that is a person or a group of the bundle. */
export function creatorOf({ created_by_ref: creator }: StixObject, index: StixIndex): string | undefined {
  const thing = creator === undefined ? undefined : index.thing(creator);
  return thing?.kind === 'PERSON' || thing?.kind === 'GROUP' ? thing.id : undefined;
}

/** The bundle as a source. Who put it together it does not say, nor when. */
export function bundleSource(bundle: string, licence: string | undefined): SourceLine {
  return {
    record: 'source',
    id: bundleSourceId(bundle),
    sourceType: 'DATASET',
    title: `STIX ${bundle}`,
    ...(licence !== undefined && { licence }),
  };
}

/** A report as a source; its creator is its publisher. */
export function reportSource(report: StixObject, index: StixIndex): SourceLine {
  const publisher = creatorOf(report, index);
  const url = report.external_references?.find((reference) => filled(reference.url))?.url;
  return {
    record: 'source',
    id: reportSourceId(report.id),
    sourceType: 'REPORT',
    title: filled(report.name) ? report.name.slice(0, 2_000) : `STIX ${report.id}`,
    ...(publisher !== undefined && { publisher }),
    ...(url !== undefined && url.length <= 2_000 && { url }),
    ...(report.published !== undefined && { publishedAt: report.published }),
    ...(report.lang !== undefined && { language: report.lang }),
  };
}

/** What has to be there before the claims of an object: its creator and the reports that refer to it. */
export function groundsOf(object: StixObject, index: StixIndex): (EntityLine | SourceLine)[] {
  const reports = index.reportsOn(object.id);
  return [
    ...entitiesOf([object.created_by_ref, ...reports.map((report) => report.created_by_ref)], index),
    ...reports.map((report) => reportSource(report, index)),
  ];
}

/** Declarations of the entities that some objects are. */
export function entitiesOf(ids: readonly (string | undefined)[], index: StixIndex): EntityLine[] {
  return ids.flatMap((id) => {
    const thing = id === undefined ? undefined : index.thing(id);
    if (!thing) return [];
    const { id: entity, kind, groupType } = thing;
    return [{ record: 'entity', id: entity, kind, ...(groupType && { groupType }) }];
  });
}

/** Where it stands outside: a work that is cited. What has an external id is an identifier instead. */
function locatorOf({
  source_name: name,
  url,
  description,
  external_id: number,
}: ExternalReference): string[] {
  if (filled(number)) return [];
  const place = [url, description].find(filled);
  const text = [name, place].filter(filled).join(': ').slice(0, 1_000);
  return text === '' ? [] : [text];
}
