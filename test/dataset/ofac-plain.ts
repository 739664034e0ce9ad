/**
 * The OFAC list once more, as plain sets of what its rows say: read line by line with other code than the
 * importer's, to compare with the claims that it made.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredClaim } from '../../src/claim/claim-properties.js';

const NOTHING = '-0-';

function table(folder: string, file: string, columns: number): string[][] {
  const path = join(folder, file);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .replaceAll('\x1a', '')
    .split(/\r?\n/)
    .map(cellsOf)
    .filter((cells) => cells.length === columns && /^\d+$/.test(cells[0]!));
}

/** A line of RFC 4180, letter by letter; nothing in these files goes over a line's end. */
function cellsOf(line: string): string[] {
  const cells = [''];
  let quoted = false;
  for (let i = 0; i < line.length; i += 1) {
    const last = cells.length - 1;
    if (line[i] === '"' && quoted && line[i + 1] === '"') {
      cells[last] += '"';
      i += 1;
    } else if (line[i] === '"') quoted = !quoted;
    else if (line[i] === ',' && !quoted) cells.push('');
    else cells[last] += line[i]!;
  }
  return cells;
}

const clean = (text: string): string => text.split(/\s+/).filter(Boolean).join(' ');
const isGiven = (text: string): boolean => ![NOTHING, '-0', ''].includes(clean(text));
const slug = (text: string): string =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .join('-');
/** What a number is made of, in any order: how its parts are laid out is the importer's affair. */
const pieces = (text: string): string =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((piece) => !['no', 'number', 'alt', 'issued', 'expires'].includes(piece))
    .sort()
    .join(' ');

const PREFIX: Record<string, string> = {
  individual: 'person',
  vessel: 'asset',
  aircraft: 'asset',
  [NOTHING]: 'group',
};

/** Everything that an edition says: "type subject rest". */
export function saidIn(folder: string): Set<string> {
  const said = new Set<string>();
  const listed = new Map<string, string[]>();
  const named = new Map<string, Set<string>>();
  for (const cells of table(folder, 'sdn.csv', 12)) {
    const prefix = PREFIX[clean(cells[2]!)];
    if (prefix === undefined || listed.has(cells[0]!)) continue;
    const id = `${prefix}:ofac-${cells[0]}`;
    listed.set(cells[0]!, [id, ...cells]);
    const key = bare(cells[1]!);
    named.set(key, (named.get(key) ?? new Set()).add(id));
  }
  const overflow = new Map<string, string>();
  for (const [id, text] of table(folder, 'sdn_comments.csv', 2))
    overflow.set(id!, (overflow.get(id!) ?? '') + text!);
  for (const [
    id,
    number,
    name,
    type,
    programmes,
    title,
    call,
    vessel,
    ton,
    grt,
    flag,
    owner,
    remarks,
  ] of listed.values()) {
    said.add(`NAME ${id} PRIMARY ${clean(name!)}`);
    const described = [
      ...(['vessel', 'aircraft'].includes(clean(type!)) ? [clean(type!)] : []),
      ...(isGiven(title!) ? title!.split(';') : []),
      ...(isGiven(vessel!) ? [vessel!] : []),
      ...(isGiven(ton!) ? [`tonnage ${ton}`] : []),
      ...(isGiven(grt!) ? [`gross registered tonnage ${grt}`] : []),
      ...(isGiven(owner!) ? [`owner: ${owner}`] : []),
    ];
    for (const text of described) said.add(`OTHER ${id} ${pieces(text)}`);
    if (isGiven(call!)) said.add(`OTHER ${id} ${pieces(`Vessel call sign ${call}`)}`);
    if (isGiven(flag!)) said.add(`OTHER ${id} ${pieces(`Vessel Flag ${flag}`)}`);
    if (isGiven(programmes!))
      for (const one of programmes!.split('] [')) said.add(`SANCTIONED ${id} ${clean(one)}`);
    const more = overflow.get(number!) ?? '';
    if (isGiven(remarks!) || more)
      for (const one of remarksOf(id!, (isGiven(remarks!) ? remarks! : '') + more, named)) said.add(one);
  }
  for (const [of, , type, name] of table(folder, 'alt.csv', 5)) {
    const kind = { aka: 'ALIAS', nka: 'ALIAS', fka: 'FORMER' }[type!];
    if (listed.has(of!) && kind) said.add(`NAME ${listed.get(of!)![0]} ${kind} ${clean(name!)}`);
  }
  for (const [of, , street, town, country] of table(folder, 'add.csv', 6)) {
    const [id] = listed.get(of!) ?? [];
    if (id === undefined) continue;
    const parts = [street!, town!, country!].filter(isGiven).map(clean);
    if (isGiven(street!) || isGiven(town!)) said.add(`ADDRESS ${id} ${parts.join(', ')}`);
    if (isGiven(country!) && clean(country!) !== 'undetermined') said.add(`COUNTRY ${id} ${slug(country!)}`);
  }
  return said;
}

const bare = (name: string): string => {
  const upper = clean(name).toUpperCase();
  return upper.endsWith('.') ? upper.slice(0, -1) : upper;
};

function remarksOf(id: string, remarks: string, named: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const text = clean(remarks);
  return (text.endsWith('.') ? text.slice(0, -1) : text).split(';').flatMap((part) => {
    const one = clean(part).replace(/^[Aa]lt\. /, '');
    const after = (label: string): string => clean(one.slice(label.length).replace(/^:/, ''));
    const isPerson = id.startsWith('person:');
    if (one === '') return [];
    if (one.startsWith('DOB')) {
      const date = day(after('DOB'));
      return isPerson && date ? [`BIRTH_DATE ${id} ${date}`] : [];
    }
    if (one.startsWith('POB')) return isPerson ? [`BIRTH_PLACE ${id} ${after('POB')}`] : [];
    for (const label of ['nationality', 'citizen'])
      if (one.startsWith(label)) return isPerson ? [`NATIONALITY ${id} ${after(label)}`] : [];
    if (one.startsWith('Gender')) return isPerson ? [`GENDER ${id} ${after('Gender').toLowerCase()}`] : [];
    for (const [label, kind] of [
      ['a.k.a.', 'WEAK_ALIAS'],
      ['f.k.a.', 'FORMER'],
      ['n.k.a.', 'ALIAS'],
    ] as const)
      if (one.startsWith(label))
        return [`NAME ${id} ${kind} ${withoutQuotes(after(label).replace(/^, /, ''))}`];
    if (one.startsWith('Linked To: ')) {
      const [end, ...others] = [...(named.get(bare(after('Linked To:'))) ?? [])];
      return end && others.length === 0 && end !== id ? [`LINKED_TO ${id} ${end}`] : [];
    }
    return [`OTHER ${id} ${pieces(one)}`];
  });
}

function withoutQuotes(text: string): string {
  const isQuoted = text.length > 1 && `'"`.includes(text[0]!) && `'"`.includes(text.at(-1)!);
  return isQuoted ? clean(text.slice(1, -1)) : text;
}

/** By the calendar of JavaScript, which knows the months' names. */
function day(text: string): string | undefined {
  const parts = text.replace(/^circa /, '').split(/ to |-/);
  const dates = parts.map((part) => {
    const words = part.split(' ');
    const found = new Date(`${words.length === 3 ? '' : words.length === 2 ? '1 ' : '1 Jan '}${part} UTC`);
    if (Number.isNaN(found.getTime())) return 'NEVER';
    return found.toISOString().slice(0, 1 + words.length * 3);
  });
  if (dates.includes('NEVER')) return undefined;
  return dates.map((date) => (text.startsWith('circa ') ? `${date}~` : date)).join('/');
}

/** The same words for what a claim says. */
export function saidBy({ subject, predicate, object, role, value, validFrom, validTo }: StoredClaim): string {
  switch (predicate) {
    case 'SANCTIONED':
      return `SANCTIONED ${object} ${role}`;
    case 'BASED_IN':
    case 'LOCATED_IN':
      return `COUNTRY ${subject} ${object!.slice('place:ofac-'.length)}`;
    case 'LINKED_TO':
      return `LINKED_TO ${subject} ${object}`;
    default:
  }
  if (value?.type === 'NAME') return `NAME ${subject} ${value.nameKind} ${value.name}`;
  if (value?.type === 'DATE') return `BIRTH_DATE ${subject} ${value.date}`;
  if (value?.type !== 'TEXT') return `? ${subject} ${predicate}`;
  if (['ADDRESS', 'BIRTH_PLACE', 'NATIONALITY', 'GENDER'].includes(predicate))
    return `${predicate} ${subject} ${value.text}`;
  const dates = [validFrom, validTo].flatMap((date) => (date === undefined ? [] : asPrinted(date)));
  return `OTHER ${subject} ${pieces([value.scheme ?? '', value.text, ...dates].join(' '))}`;
}

/** 2009-05-05 as "05 May 2009". */
function asPrinted(date: string): string {
  const [year, month, dayOfMonth] = date.split('-');
  const name =
    month === undefined
      ? ''
      : new Date(`${year}-${month}-01`).toLocaleString('en', { month: 'short', timeZone: 'UTC' });
  return [dayOfMonth ?? '', name, year].join(' ');
}
