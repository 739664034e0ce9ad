/** What an entity of FollowTheMoney says, as records. */
import type { RecordInput } from '../../exchange/record.js';
import { relationType } from '../../vocabulary/vocabulary.js';
import type { Skipped } from '../dataset.js';
import { hashedSlug } from '../foreign-id.js';
import type { FtmEntity, FtmStatement } from './entity.js';
import type { FtmIndex, FtmThing } from './index-entities.js';
import { FtmInterval } from './interval.js';
import { saidByProperty, type FtmSaid } from './properties.js';
import { TIES, typeOfTie, whyNoPlace, type FtmTie } from './schemata.js';
import { ftmSource, ftmVoice } from './voices.js';
import { nameClaims, type ClaimLine, type EntityLine, type SourceLine } from '../record-lines.js';

export interface FtmRecords {
  /** Entities and sources that others name, too. */
  readonly shared: readonly (EntityLine | SourceLine)[];
  readonly own: readonly RecordInput[];
  readonly skipped: readonly Skipped[];
}

/** Reads entities when it is known which there are. */
export class FtmReader {
  constructor(
    private readonly index: FtmIndex,
    private readonly edition: string | undefined,
  ) {}

  records(entity: FtmEntity): FtmRecords {
    const thing = this.index.thing(entity.id);
    const schemata = [...new Set(entity.statements.map(({ schema }) => schema))];
    const left = entity.left.map((kind): Skipped => ({ kind, reason: 'has no place in the model' }));
    const found = thing ? this.#thing(entity, thing) : this.#interval(entity, schemata);
    const sources = found.own.length === 0 ? [] : this.#sources(entity);
    return { shared: [...sources, ...found.shared], own: found.own, skipped: [...found.skipped, ...left] };
  }

  #thing(entity: FtmEntity, thing: FtmThing): FtmRecords {
    const scripts = new Set<string>();
    const shared: EntityLine[] = [declaration(thing)];
    const own: ClaimLine[] = [];
    const skipped: Skipped[] = [];
    const subject = {
      ...thing,
      entity: (id: string) => this.index.thing(id),
      isFirstName: (datasets: readonly string[], script: string | undefined) =>
        isNew(scripts, `${datasets.join()} ${script}`),
    };
    for (const statement of entity.statements) {
      if (statement.prop === 'id') continue;
      const said = saidByProperty(statement, subject);
      if (typeof said === 'string')
        skipped.push({ kind: `${statement.schema} ${statement.prop}`, reason: said });
      else {
        own.push(...said.map((one) => this.#claim(statement, one)));
        const other = said[0]?.object === undefined ? undefined : this.index.thing(statement.value);
        if (other) shared.push(declaration(other));
      }
    }
    own.push(...this.#identifiers(entity, thing));
    return { shared, own, skipped };
  }

  /** The entity's own id, by each who has it, and what it is called in the data set itself. */
  #identifiers({ id, statements }: FtmEntity, thing: FtmThing): ClaimLine[] {
    const known = new Set<string>();
    return statements.flatMap((statement) => {
      const { datasets, entityId } = statement;
      const ids: readonly (readonly [scheme: string, text: string])[] = [
        ['FollowTheMoney', id],
        ...(entityId === undefined ? [] : [[datasets[0]!, entityId] as const]),
      ];
      return ids
        .filter(([scheme, text]) => isNew(known, `${datasets.join()} ${scheme} ${text}`))
        .map(([scheme, text]) =>
          this.#claim(statement, {
            subject: thing.id,
            predicate: 'IDENTIFIER',
            value: { type: 'TEXT', text, scheme },
          }),
        );
    });
  }

  /** A tie, a sanction, a document of identity; or something that has no place. */
  #interval(entity: FtmEntity, schemata: readonly string[]): FtmRecords {
    const parts = byDataset(entity.statements.filter(({ prop }) => prop !== 'id'));
    if (parts.length === 0) return nothing(schemata[0]!, 'it has no properties');
    const found = parts.map((statements) => {
      const of = new FtmInterval(statements, entity.statements);
      const schema = schemata.find((one) => one in TIES || one === 'Sanction' || one in NUMBERED);
      if (schema === undefined) return nothing(schemata[0]!, whyNoPlace(schemata[0]!));
      if (schema === 'Sanction') return this.#sanction(of);
      if (schema in NUMBERED) return this.#number(of, schema);
      return this.#tie(of, schema, TIES[schema]!);
    });
    return {
      shared: found.flatMap(({ shared }) => shared),
      own: found.flatMap(({ own }) => own),
      skipped: found.flatMap(({ skipped }) => skipped),
    };
  }

  #tie(interval: FtmInterval, schema: string, tie: FtmTie): FtmRecords {
    const shared: EntityLine[] = [];
    const own: ClaimLine[] = [];
    const skipped: Skipped[] = [];
    const unread = interval.unread(schema, [tie.from, tie.to, tie.role]);
    // A data set that has only its proof, say, does not speak of the tie; one that dates it does.
    if (unread.length === interval.size) return { shared, own, skipped: unread };
    for (const from of interval.ends(tie.from)) {
      for (const to of interval.ends(tie.to)) {
        const [one, other] = [this.index.thing(from.value), this.index.thing(to.value)];
        const named = interval.text(tie.role) ?? interval.borrowed(tie.role);
        const type = one && other ? typeOfTie(tie, named, one.kind, other.kind) : undefined;
        if (!one || !other) skipped.push({ kind: schema, reason: MISSING_END });
        else if (!type || one.id === other.id) skipped.push({ kind: schema, reason: NO_TYPE });
        else {
          const role = (type.role ?? (type.isNamed ? undefined : (named ?? tie.otherwise)))?.slice(0, 1_000);
          const [subject, object] = type.reversed ? [other, one] : [one, other];
          shared.push(declaration(one), declaration(other));
          own.push(
            this.#claim(from, {
              subject: subject.id,
              predicate: type.type,
              object: object.id,
              ...(role !== undefined && { role }),
              ...interval.validity(),
              ...interval.quantity(schema),
            }),
          );
        }
      }
    }
    if (own.length === 0 && skipped.length === 0) skipped.push({ kind: schema, reason: MISSING_END });
    return { shared, own, skipped: [...skipped, ...unread] };
  }

  /** Its authority is a text: a group of that name. */
  #sanction(interval: FtmInterval): FtmRecords {
    const authority = interval.all('authority')[0];
    const unread = interval.unread('Sanction', ['entity', 'authority', 'program', 'reason']);
    if (!authority) return nothing('Sanction', 'its authority is not told', unread);
    const id = `group:ftm-authority-${hashedSlug(authority.value, [authority.value])}`;
    const shared: EntityLine[] = [{ record: 'entity', id, kind: 'GROUP', groupType: 'OTHER' }];
    const own: ClaimLine[] = nameClaims(this.#voice(authority).source, id, authority.value.slice(0, 1_000));
    const skipped: Skipped[] = [...unread];
    const role = interval.text('program')?.slice(0, 1_000);
    for (const statement of interval.ends('entity')) {
      const target = this.index.thing(statement.value);
      if (!target) skipped.push({ kind: 'Sanction', reason: MISSING_END });
      else if (!relationType('SANCTIONED')!.range.includes(target.kind)) {
        skipped.push({ kind: 'Sanction', reason: NO_TYPE });
      } else {
        shared.push(declaration(target));
        const said = { subject: id, predicate: 'SANCTIONED', object: target.id } as const;
        own.push(this.#claim(statement, { ...said, ...(role && { role }), ...interval.validity() }));
        for (const reason of interval.all('reason')) {
          const value = { type: 'TEXT', text: reason.value.slice(0, 10_000) } as const;
          own.push(this.#claim(reason, { subject: target.id, predicate: 'REASON', value }));
        }
      }
    }
    return { shared, own, skipped };
  }

  /** A passport or another document of identity: an identifier of its holder. */
  #number(interval: FtmInterval, schema: string): FtmRecords {
    const scheme = interval.text('type') ?? NUMBERED[schema]!;
    const own: ClaimLine[] = [];
    const shared: EntityLine[] = [];
    for (const holder of interval.all('holder')) {
      const thing = this.index.thing(holder.value);
      if (!thing) continue;
      shared.push(declaration(thing));
      for (const number of [...interval.all('number'), ...interval.all('passportNumber')]) {
        const value = {
          type: 'TEXT',
          text: number.value.slice(0, 10_000),
          scheme: scheme.slice(0, 1_000),
        } as const;
        own.push(this.#claim(number, { subject: thing.id, predicate: 'IDENTIFIER', value }));
      }
    }
    const unread = interval.unread(schema, ['holder', 'number', 'passportNumber', 'type']);
    return own.length === 0 ? nothing(schema, MISSING_END, unread) : { shared, own, skipped: unread };
  }

  #voice(statement: FtmStatement) {
    return ftmVoice(statement, this.edition, this.index.latest);
  }

  #claim(statement: FtmStatement, said: FtmSaid & Partial<ClaimLine>): ClaimLine {
    const { original } = statement;
    return {
      record: 'claim',
      ...this.#voice(statement),
      ...said,
      ...(original !== undefined && { statement: `As the data set writes it: ${original.slice(0, 9_000)}` }),
    };
  }

  #sources({ statements }: FtmEntity): SourceLine[] {
    return statements.map(({ datasets }) => ftmSource(datasets, this.edition));
  }
}

const MISSING_END = 'it names an entity that is not in the file, or has no place';
const NO_TYPE = 'no relation type says it of these two kinds';
/** Documents of identity, and the scheme of their numbers where they do not tell it. */
const NUMBERED: Readonly<Record<string, string>> = { Identification: 'idNumber', Passport: 'passportNumber' };

function byDataset(statements: readonly FtmStatement[]): FtmStatement[][] {
  const parts = new Map<string, FtmStatement[]>();
  for (const statement of statements) {
    const key = statement.datasets.join();
    const part = parts.get(key) ?? [];
    parts.set(key, part);
    part.push(statement);
  }
  return [...parts.values()];
}

function declaration({ id, kind, groupType }: FtmThing): EntityLine {
  return { record: 'entity', id, kind, ...(groupType && { groupType }) };
}

function nothing(kind: string, reason: string, more: readonly Skipped[] = []): FtmRecords {
  return { shared: [], own: [], skipped: [{ kind, reason }, ...more] };
}

function isNew(known: Set<string>, key: string): boolean {
  if (known.has(key)) return false;
  known.add(key);
  return true;
}
