/** An entity of FollowTheMoney as values, each with the claim that says it: what both of its formats write. */
import type { ClaimValue, Quantity } from '../../claim/claim.js';
import type { StoredClaim } from '../../claim/claim-properties.js';

export interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly values: readonly FtmValue[];
}

export interface FtmValue {
  readonly property: string;
  readonly value: string;
  /** Who says so; absent for what Nisba itself says: ends, status, labels. */
  readonly claim?: StoredClaim;
  /** ISO 639-3. */
  readonly language?: string;
}

/** What FollowTheMoney cannot hold, counted while it is written. */
export interface FtmLeftOut {
  links: number;
  claims: number;
  dates: number;
}

/** The longest name, string and text, in characters. */
const LONGEST = { name: 384, string: 1_000, text: 60_000 } as const;

/** A text that fits; what is cut off ends in "…". */
export function fitting(text: string, kind: keyof typeof LONGEST): string {
  const most = LONGEST[kind];
  if (text.length <= most) return text;
  return `${[...text.slice(0, most)].slice(0, -2).join('')}…`;
}

/** Whether a claim says that it is so: nothing else may become a fact of FollowTheMoney. */
export function isAsserted({ stance, modality }: StoredClaim): boolean {
  return stance === 'ASSERTS' && modality === 'ACTUAL';
}

/** A value in words, for people. */
export function valueText(value: ClaimValue): string {
  switch (value.type) {
    case 'TEXT':
      return value.scheme === undefined ? value.text : `${value.text} (${value.scheme})`;
    case 'NAME':
      return value.name;
    case 'DATE':
      return value.date;
    case 'POINT':
      return `${value.latitude}, ${value.longitude}`;
    case 'QUANTITY':
      return quantityText(value);
  }
}

function quantityText({ low, high, approximate, unit, of, wording }: Quantity): string {
  const number =
    low === undefined && high === undefined
      ? undefined
      : low === high
        ? `${low}`
        : low === undefined
          ? `at most ${high}`
          : high === undefined
            ? `at least ${low}`
            : `${low} to ${high}`;
  const parts = [approximate && number !== undefined ? `about ${number}` : number, unit, of && `of ${of}`];
  const told = parts.filter((part) => part !== undefined && part !== '').join(' ');
  if (wording === undefined) return told;
  return told === '' ? wording : `${told} ("${wording}")`;
}
