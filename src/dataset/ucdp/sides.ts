/** Who fought in UCDP GED: its actors, its conflicts, and the fighting of two sides over the years. */
import type { RecordInput } from '../../exchange/record.js';
import { identifierClaim, nameClaims } from '../record-lines.js';
import type { KindOfViolence, UcdpRow, UcdpSide } from './row.js';

export interface Side extends UcdpSide {
  readonly actor: string;
  readonly groupType: 'GOVERNMENT' | 'COALITION' | 'ARMED_GROUP' | 'LABEL';
}

/**
 * A side by UCDP's number of the actor. The victims of one-sided violence are "Civilians", which is a label
 * and no actor; other actors are armed groups by the data set's definition, unless they are governments.
 */
export function sideOf(side: UcdpSide, violence: KindOfViolence): Side {
  const actor = side.id;
  if (violence === 'ONE_SIDED' && side.name === 'Civilians') {
    return { ...side, actor, id: 'group:ucdp-civilians', groupType: 'LABEL' };
  }
  const governments = side.name.match(/\bGovernment of /g)?.length ?? 0;
  const groupType = governments > 1 ? 'COALITION' : governments === 1 ? 'GOVERNMENT' : 'ARMED_GROUP';
  return { ...side, actor, id: `group:ucdp-${actor}`, groupType };
}

export function sideRecords({ id, name, state, actor, groupType }: Side, source: string): RecordInput[] {
  const identifiers: [scheme: string, text: string][] = [['UCDP actor', actor]];
  const number = /^\d+/.exec(state)?.[0];
  if (groupType === 'GOVERNMENT' && number !== undefined) identifiers.push(['Gleditsch and Ward', number]);
  return [
    { record: 'entity', id, kind: 'GROUP', groupType },
    ...nameClaims(source, id, name),
    ...(groupType === 'LABEL' ? [] : identifiers).map(([scheme, text]) =>
      identifierClaim(source, id, scheme, text),
    ),
  ];
}

export function conflictOf({ conflict }: UcdpRow, source: string) {
  const id = `event:ucdp-conflict-${conflict.id}`;
  return {
    id,
    records: (): RecordInput[] => [
      { record: 'entity', id, kind: 'EVENT' },
      ...nameClaims(source, id, conflict.name),
      identifierClaim(source, id, 'UCDP conflict', conflict.id),
    ],
  };
}

/** That two sides fought each other, once for each year in which the data set has an event of theirs. */
export function fights(row: UcdpRow, subject: string, object: string, source: string) {
  if (row.violence === 'ONE_SIDED') return [];
  const year = row.when.from.slice(0, 4);
  const claim: RecordInput = {
    record: 'claim',
    source,
    subject,
    predicate: 'FIGHTS',
    object,
    validFrom: year,
    validTo: year,
    dateBasis: 'STATED',
    statement: `The data set has an event of their fighting in ${year} (dyad ${row.dyad}).`,
  };
  return [{ key: `dyad ${row.dyad} ${subject} ${object} ${year}`, records: () => [claim] }];
}
