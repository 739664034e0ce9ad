/** The timeline once more, slow and obvious: all claims in one array, gone through again and again. */
import { entriesOf } from '../../src/evidence/entries.js';
import { claimPasses, isShown, judge } from '../../src/evidence/judge.js';
import type { Row } from '../../src/store/store.js';
import type { DayBounds } from '../../src/time/edtf.js';
import { parseEdtf } from '../../src/time/edtf.js';
import { certainlyOverlaps, possiblyOverlaps, type Interval } from '../../src/time/interval.js';
import type { TimelineQuestion } from '../../src/timeline/read-timeline.js';
import { DATES, SPELLS, type Part, type WrittenDate } from './random-claims.js';

export interface ExpectedItem {
  readonly kind: string;
  readonly owner: string;
  readonly date: string;
  readonly claims: readonly number[];
}

export interface Expected {
  readonly items: readonly ExpectedItem[];
  readonly undatedEvents: number;
  readonly undatedClaims: number;
}

export function expectedTimeline(part: Part, asked: TimelineQuestion): Expected {
  const { filter, kinds, during } = asked;
  const entities: readonly string[] = asked.entities ?? part.entities;
  const counting = part.claims.filter((claim) => claimPasses(entriesOf(claim), filter, { defaults: false }));
  const links = [
    ...new Set(part.claims.flatMap((claim) => (claim['linkId'] ? [claim['linkId'] as string] : []))),
  ];
  const shown = links.filter((link) => {
    const entries = part.claims
      .filter((claim) => claim['linkId'] === link)
      .flatMap((claim) => entriesOf(claim));
    return isShown(judge({ entries, contradictions: [] }, filter), filter);
  });
  const tied = part.entities.filter((id) =>
    shown.some((link) => {
      const [, from, to] = link.split('~');
      return (from === id && entities.includes(to!)) || (to === id && entities.includes(from!));
    }),
  );
  const isEvent = (id: string): boolean => id.startsWith('event:');
  const events = [...new Set([...entities, ...tied])].filter(isEvent);
  const found: {
    kind: string;
    owner: string;
    detail: string;
    date: WrittenDate;
    claim: Row;
    when: Interval;
  }[] = [];
  for (const claim of counting) {
    const subject = claim['subject'] as string;
    const value = typeof claim['value'] === 'string' ? (JSON.parse(claim['value']) as { date?: string }) : {};
    const about =
      entities.includes(subject) || entities.includes((claim['object'] as string | undefined) ?? '');
    if (value.date !== undefined) {
      const isDate = claim['predicate'] === 'DATE';
      if (!(isDate ? events : entities).includes(subject)) continue;
      const date = DATES.find(({ text }) => text === value.date)!;
      const { start, end } = parseEdtf(date.text);
      const when = {
        startEarliest: start.earliest,
        startLatest: start.latest,
        endEarliest: end.earliest,
        endLatest: end.latest,
      };
      found.push({
        kind: isDate ? 'EVENT' : 'ATTRIBUTE',
        owner: subject,
        detail: String(claim['predicate']),
        date,
        claim,
        when,
      });
    } else if (about) {
      const { date } = SPELLS.find(
        ({ validFrom, validTo }) =>
          validFrom === (claim['validFrom'] ?? undefined) && validTo === (claim['validTo'] ?? undefined),
      )!;
      if (!date) continue;
      const when = claim as Row & Interval;
      const link = claim['linkId'] as string | undefined;
      found.push({
        kind: link ? 'LINK' : 'ATTRIBUTE',
        owner: link ?? subject,
        detail: link ? '' : String(claim['predicate']) + String(claim['value']),
        date,
        claim,
        when,
      });
    }
  }
  const wanted = found.filter(
    ({ kind, when }) => kinds.some((one) => one === kind) && overlaps(when, during, filter.time.strict),
  );
  const same = (one: (typeof found)[0], other: (typeof found)[0]): boolean =>
    one.kind === other.kind &&
    one.owner === other.owner &&
    one.detail === other.detail &&
    one.date.text === other.date.text;
  const firsts = wanted.filter((one, at) => wanted.findIndex((other) => same(one, other)) === at);
  const ordered = firsts.sort(
    (one, other) =>
      one.date.first - other.date.first ||
      one.date.last - other.date.last ||
      Number(one.date.approximate ?? false) - Number(other.date.approximate ?? false) ||
      // Kind and owner decide next; two values of one attribute may stand in either order.
      (one.kind + ' ' + one.owner < other.kind + ' ' + other.owner
        ? -1
        : one.kind + ' ' + one.owner > other.kind + ' ' + other.owner
          ? 1
          : 0),
  );
  const undatedEvents = events.filter(
    (id) => !found.some(({ kind, owner }) => kind === 'EVENT' && owner === id),
  );
  const undatedClaims = counting.filter((claim) => {
    const isLink = claim['linkId'] !== undefined && claim['linkId'] !== null;
    const about =
      entities.includes(claim['subject'] as string) ||
      (isLink && entities.includes(claim['object'] as string));
    const dates = ['DATE', 'BIRTH_DATE'].includes(claim['predicate'] as string);
    return (
      about &&
      !dates &&
      kinds.includes(isLink ? 'LINK' : 'ATTRIBUTE') &&
      !claim['validFrom'] &&
      !claim['validTo']
    );
  });
  return {
    items: ordered.map((item) => ({
      kind: item.kind,
      owner: item.owner,
      date: item.date.text,
      claims: wanted
        .filter((other) => same(item, other))
        .map(({ claim }) => claim['number'] as number)
        .sort((one, other) => one - other),
    })),
    undatedEvents: kinds.includes('EVENT') ? undatedEvents.length : 0,
    undatedClaims: undatedClaims.length,
  };
}

function overlaps(when: Interval, during: DayBounds | undefined, strict = false): boolean {
  if (!during) return true;
  return strict ? certainlyOverlaps(when, during) : possiblyOverlaps(when, during);
}
