/** Ids, data sets and languages as FollowTheMoney spells them. */
import { contentHash } from '../../hash.js';

/**
 * An id of letters, digits, points and hyphens that begins and ends in a letter or digit, as references of
 * FollowTheMoney want it: `person.abu-alaa`. Ids that it cannot write get a hash behind them, so that two
 * never become one.
 */
export function ftmId(id: string): string {
  const colon = id.indexOf(':');
  const kind = id.slice(0, colon);
  const slug = id.slice(colon + 1);
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) return `${kind}.${slug}`;
  const readable = slug.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
  return [kind, readable, contentHash(id)].filter((part) => part !== '').join('.');
}

/** Of a link: what it is, and a hash of its id. */
export function ftmLinkId(id: string): string {
  return `link.${contentHash(id)}`;
}

/** A source as a data set: small letters, digits and single underscores. */
export function ftmDataset(source: string): string {
  const slug = source.slice(source.indexOf(':') + 1);
  const readable = slug.replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_|_$/g, '');
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) return readable;
  return readable === '' ? contentHash(source) : `${readable}_${contentHash(source)}`;
}

/** The languages that FollowTheMoney knows, by ISO 639-1; it writes them in ISO 639-3. */
const LANGUAGES = new Map(
  (
    'af afr am amh ar ara az aze be bel bn ben bs bos bg bul ca cat cs ces da dan de deu el ell en eng et est ' +
    'fa fas fi fin fr fra ga gle he heb hi hin hr hrv hu hun hy hye id ind is isl it ita ja jpn kn kan ka kat ' +
    'kk kaz km khm ky kir ko kor lo lao lv lav lt lit lb ltz mk mkd mt mlt mn mon ms msa my mya ne nep nl nld ' +
    'no nor pl pol pt por ps pus ro ron ru rus si sin sk slk sl slv es spa sq sqi sr srp sw swa sv swe ta tam ' +
    'te tel tg tgk tl tgl th tha tk tuk tr tur uk ukr ur urd uz uzb vi vie zh zho'
  )
    .match(/\w+ \w+/g)!
    .map((pair) => pair.split(' ') as [string, string]),
);

const LANGUAGES_KNOWN = new Set(LANGUAGES.values());

/** @param tag BCP 47; undefined for a language that FollowTheMoney does not know */
export function ftmLanguage(tag: string | undefined): string | undefined {
  const language = tag?.split('-')[0]!.toLowerCase() ?? '';
  return LANGUAGES.get(language) ?? (LANGUAGES_KNOWN.has(language) ? language : undefined);
}

let countries: ReadonlyMap<string, string> | undefined;

/** The code of a country by its English name or by the code itself; undefined for all else ("Iraqi"). */
export function ftmCountry(text: string): string | undefined {
  countries ??= countriesByName();
  return countries.get(text.trim().toLowerCase());
}

/** Regions of Unicode that are no countries. */
const NO_COUNTRIES = new Set([
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'EU',
  'EZ',
  'IC',
  'QO',
  'TA',
  'UN',
  'XA',
  'XB',
  'ZZ',
]);

function countriesByName(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const found = new Map<string, string>();
  for (const code of letters.flatMap((one) => letters.map((other) => one + other))) {
    const name = names.of(code);
    if (name === undefined || NO_COUNTRIES.has(code)) continue;
    // A code that was given up (BU) has the name of the one that followed it (MM).
    if (new Intl.Locale(`und-${code}`).region !== code) continue;
    found.set(code.toLowerCase(), code.toLowerCase());
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), code.toLowerCase());
  }
  return found;
}

/** A year, a month or a day; undefined for all other EDTF, as FollowTheMoney has no way to say "about". */
export function ftmDate(edtf: string | undefined): string | undefined {
  return edtf !== undefined && /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?$/.test(edtf) ? edtf : undefined;
}
