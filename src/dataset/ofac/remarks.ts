/**
 * The remarks of the OFAC list: what its older layout has no column for, one after the other, divided by
 * semicolons: "DOB 10 Dec 1948; POB Egypt; Passport 1084010 (Egypt) expires 05 May 2009; Linked To: X."
 */
import { parseEdtf, spanOf } from '../../time/edtf.js';
import { ofacDate } from './dates.js';

export type Remark =
  | { readonly is: 'birthDate'; readonly date: string }
  | { readonly is: 'birthPlace' | 'nationality' | 'gender' | 'legal' | 'description'; readonly text: string }
  | { readonly is: 'name'; readonly nameKind: 'WEAK_ALIAS' | 'FORMER' | 'ALIAS'; readonly name: string }
  | ({ readonly is: 'identifier' } & Identifier)
  | { readonly is: 'linkedTo'; readonly name: string }
  | { readonly is: 'unreadable'; readonly kind: string; readonly reason: string };

export interface Identifier {
  /** What sort of number it is, and whose: "Passport (Egypt)". */
  readonly scheme: string;
  readonly text: string;
  /** EDTF. */
  readonly issued?: string;
  readonly expires?: string;
}

/** What each remark says; a second one of its kind is marked "alt." there, and says no less. */
export function ofacRemarks(remarks: string): Remark[] {
  const parts = remarks
    .trim()
    .replace(/\.$/, '')
    .split(';')
    .map((part) => part.replaceAll(/\s+/g, ' ').trim());
  return parts.filter((part) => part !== '').flatMap((part) => remarksIn(part.replace(/^alt\. /i, '')));
}

const LABELLED: readonly (readonly [label: RegExp, read: (rest: string) => Remark])[] = [
  [/^DOB:? /, birthDate],
  [/^POB:? /, (text) => ({ is: 'birthPlace', text })],
  [/^(?:nationality|citizen):? /, (text) => ({ is: 'nationality', text })],
  [/^Gender:? /, (text) => ({ is: 'gender', text: text.toLowerCase() })],
  [/^Linked To: /, (name) => ({ is: 'linkedTo', name })],
  [/^a\.k\.a\.,? /, (text) => ({ is: 'name', nameKind: 'WEAK_ALIAS', name: unquoted(text) })],
  [/^f\.k\.a\.,? /, (text) => ({ is: 'name', nameKind: 'FORMER', name: unquoted(text) })],
  [/^n\.k\.a\.,? /, (text) => ({ is: 'name', nameKind: 'ALIAS', name: unquoted(text) })],
];

/** What the law makes of it: further sanctions, the flag that it flies. */
const LEGAL =
  /^(?:Additional Sanctions Information|Secondary sanctions risk|Transactions Prohibited|Executive Order \d|CAATSA |IFCA Determination|ICTY indictee|(?:Former |Other )?Vessel Flag |Nationality of Registration )/;

function remarksIn(part: string): Remark[] {
  for (const [label, read] of LABELLED) {
    const rest = part.replace(label, '');
    if (rest !== part && rest !== '') return [read(rest)];
  }
  if (LEGAL.test(part)) return [{ is: 'legal', text: part }];
  return identifierIn(part) ?? [{ is: 'description', text: part }];
}

function birthDate(text: string): Remark {
  const date = ofacDate(text);
  return date === undefined
    ? { is: 'unreadable', kind: 'date of birth', reason: 'it is no date that this reader knows' }
    : { is: 'birthDate', date };
}

/** Numbers whose names do not say that they are numbers. */
const SCHEMES =
  /^(?<scheme>Vessel Registration Identification IMO|Digital Currency Address - [A-Z0-9]+|Aircraft Tail Number|(?:[A-Z][\w'-]* )*Passport|Travel Document(?: Number)?|SWIFT\/BIC|UN\/LOCODE|MMSI|BIK \(RU\)|SSN|D\.N\.I\.|C\.U\.R\.P\.|R\.?F\.?C\.?|RUC|NIT|RIF|RTN|C\.U\.I\.[TP]\.|I\.F\.E\.|US FEIN|Registration ID|Personal ID Card|Cartilla de Servicio Militar Nacional|Credencial electoral|Numero de Identidad|License|United Social Credit Code Certificate \(USCCC\)|Website|E-?mail(?: Address)?|Telephone|Phone|Fax)(?: ?[#:]| No\.?| Number)*:? ?(?<rest>\S.*)$/;
/** Numbers whose names say so: "Folio Mercantil No.", "NIT #", "Chinese Commercial Code". */
const NUMBERED =
  /^(?<scheme>[^\d;]{1,80}?(?:\bNo\b\.?|\bNumber\b|#|\bCode\b)(?: \((?:also |[A-Z])[^)]*\))?):? (?<rest>.*\d.*)$/;
const DATE = String.raw`(?:\d{1,2} )?(?:[A-Z][a-z]{2} )?\d{4}`;
const NUMBER = new RegExp(
  String.raw`^(?<text>.+?)(?: \((?<country>[^()]+)\))?(?: issued (?<issued>${DATE}))?(?: expires (?<expires>${DATE}))?$`,
);

function identifierIn(part: string): Remark[] | undefined {
  const { scheme, rest } = (SCHEMES.exec(part) ?? NUMBERED.exec(part))?.groups ?? {};
  if (scheme === undefined || rest === undefined) return undefined;
  const { text, country, issued, expires } = NUMBER.exec(rest)!.groups!;
  const kind = scheme.replace(/ ?(?:#|No\.?|Number)$/, '').trim();
  const identifier = {
    is: 'identifier',
    scheme: country === undefined ? kind : `${kind} (${country})`,
    text: text!,
  } as const;
  const [from, to] = [issued, expires].map((date) => (date === undefined ? undefined : ofacDate(date)));
  const unread = (issued !== undefined && from === undefined) || (expires !== undefined && to === undefined);
  if (unread || isReversed(from, to)) {
    const reason = unread ? 'one is no date that this reader knows' : 'it expires before it was issued';
    return [identifier, { is: 'unreadable', kind: 'dates of an identifier', reason }];
  }
  return [
    { ...identifier, ...(from !== undefined && { issued: from }), ...(to !== undefined && { expires: to }) },
  ];
}

function isReversed(from: string | undefined, to: string | undefined): boolean {
  if (from === undefined || to === undefined) return false;
  return spanOf(parseEdtf(from)).earliest > spanOf(parseEdtf(to)).latest;
}

function unquoted(text: string): string {
  return text.replace(/^['"](.*)['"]$/, '$1').trim() || text;
}
