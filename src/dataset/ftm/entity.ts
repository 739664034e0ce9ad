/**
 * Entities of FollowTheMoney as they come, as JSON or as statements, in one form: a list of statements, each a
 * value of a property, and the data set that has it as far as that is known.
 */
import { z } from 'zod';
import { NisbaError } from '../../errors.js';
import { isEdtf } from '../../time/edtf.js';

export interface FtmStatement {
  readonly schema: string;
  readonly prop: string;
  readonly value: string;
  /** The data sets that may have it: in a merged entity the one among them is not told. */
  readonly datasets: readonly string[];
  /** The entity's id in that data set, where it has another there. */
  readonly entityId?: string;
  /** ISO 639. */
  readonly lang?: string;
  /** As it was written, where it was cleaned. */
  readonly original?: string;
  /** Days. */
  readonly firstSeen?: string;
  readonly lastSeen?: string;
}

export interface FtmEntity {
  readonly id: string;
  readonly statements: readonly FtmStatement[];
  /** What of it is not read: kinds of things. */
  readonly left: readonly string[];
}

const value = z.union([z.string(), z.number(), z.boolean(), z.looseObject({ id: z.string() })]);
const jsonEntity = z.looseObject({
  id: z.string().min(1).max(500),
  schema: z.string().min(1).max(100),
  properties: z.record(z.string(), z.union([z.array(value), value])).default({}),
  datasets: z.array(z.string()).default([]),
  referents: z.array(z.string()).default([]),
  first_seen: z.string().nullish(),
  last_seen: z.string().nullish(),
});

/** What else OpenSanctions writes, and is made from the rest. */
const REPEATED = ['caption', 'target', 'last_change', 'origin'];
const READ = [...Object.keys(jsonEntity.shape), ...REPEATED];

/** @throws INVALID_RECORD for a line that is no entity */
export function entityOfJson(text: string): FtmEntity {
  const { id, schema, properties, datasets, referents, ...rest } = parsed(text);
  const [firstSeen, lastSeen] = [dayOf(rest.first_seen), dayOf(rest.last_seen)];
  const left = Object.keys(rest).filter((key) => !READ.includes(key));
  const common = { schema, datasets, ...(firstSeen && { firstSeen }), ...(lastSeen && { lastSeen }) };
  const statements: FtmStatement[] = referents
    .filter((referent) => referent !== id)
    .map((referent) => ({ ...common, prop: 'referents', value: referent }));
  for (const [prop, given] of Object.entries(properties)) {
    for (const one of Array.isArray(given) ? given : [given]) {
      if (typeof one === 'object') {
        left.push('nested entity');
        statements.push({ ...common, prop, value: one.id });
      } else statements.push({ ...common, prop, value: String(one) });
    }
  }
  return {
    id,
    statements: statements.length > 0 ? statements : [{ ...common, prop: 'id', value: id }],
    left,
  };
}

function parsed(text: string): z.output<typeof jsonEntity> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NisbaError('INVALID_RECORD', `The line is no JSON: ${reason}. The file may be cut off.`);
  }
  const entity = jsonEntity.safeParse(json);
  if (entity.success) return entity.data;
  const [issue] = entity.error.issues;
  const path = issue?.path.join('.') ?? '';
  throw new NisbaError(
    'INVALID_RECORD',
    `The line is no entity of FollowTheMoney: ${path === '' ? 'it' : `"${path}"`} is missing or of another form.`,
  );
}

/** The columns of statements; of the rest some versions have some. */
export const STATEMENT_COLUMNS = ['canonical_id', 'schema', 'prop', 'value', 'dataset'] as const;
export const FURTHER_STATEMENT_COLUMNS = [
  'entity_id',
  'lang',
  'original_value',
  'external',
  'first_seen',
  'last_seen',
] as const;
export type StatementColumn = (typeof STATEMENT_COLUMNS)[number] | (typeof FURTHER_STATEMENT_COLUMNS)[number];

export interface StatementRow {
  readonly id: string;
  /** A candidate from another register that nobody has confirmed. */
  readonly external: boolean;
  readonly statement: FtmStatement;
}

/** @throws INVALID_RECORD for a row that lacks what makes a statement */
export function statementOf(cells: (column: StatementColumn) => string): StatementRow {
  const required = (column: (typeof STATEMENT_COLUMNS)[number]): string => {
    const cell = cells(column);
    if (cell.trim() !== '' && cell.length <= 65_536) return cell;
    throw new NisbaError(
      'INVALID_RECORD',
      `${column} is ${cell === '' ? 'empty' : 'not what it has to be'}.`,
    );
  };
  const id = required('canonical_id');
  const text = required('value');
  const [entityId, lang, original] = [cells('entity_id'), cells('lang'), cells('original_value')];
  const [firstSeen, lastSeen] = [dayOf(cells('first_seen')), dayOf(cells('last_seen'))];
  return {
    id,
    external: /^(?:t|true|1)$/i.test(cells('external')),
    statement: {
      schema: required('schema'),
      prop: required('prop'),
      value: text,
      datasets: [required('dataset')],
      ...(entityId !== '' && entityId !== id && { entityId }),
      ...(lang !== '' && { lang }),
      ...(original !== '' && original !== text && { original }),
      ...(firstSeen && { firstSeen }),
      ...(lastSeen && { lastSeen }),
    },
  };
}

/** The day of a date or an instant; undefined for what is none. */
function dayOf(text: string | null | undefined): string | undefined {
  const day = text?.slice(0, 10);
  return day !== undefined && /^\d{4}-\d\d-\d\d$/.test(day) && isEdtf(day) ? day : undefined;
}

/** A date of FollowTheMoney: a year, a month, a day, or an instant, of which the day is kept. */
export function ftmDate(text: string): string | undefined {
  const date = /^\d{4}(?:-\d\d(?:-\d\d)?)?(?=$|T)/.exec(text.trim())?.[0];
  return date !== undefined && isEdtf(date) ? date : undefined;
}
