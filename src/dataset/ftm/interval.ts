/** What one data set says of a tie, a sanction or a document: FollowTheMoney's intervals. */
import type { Skipped } from '../dataset.js';
import { ftmDate, type FtmStatement } from './entity.js';
import type { ClaimLine } from '../record-lines.js';

/** The statements of a tie that one data set has. */
export class FtmInterval {
  constructor(
    private readonly statements: readonly FtmStatement[],
    /** Those of the other data sets, too. */
    private readonly everyones: readonly FtmStatement[],
  ) {}

  get size(): number {
    return this.statements.length;
  }

  /** An end of the tie; where this data set does not repeat it, the one that others tell. */
  ends(prop: string): FtmStatement[] {
    const own = this.all(prop);
    if (own.length > 0) return own;
    const [{ datasets }] = this.statements as [FtmStatement];
    const others = this.everyones.filter((statement) => statement.prop === prop);
    return [...new Map(others.map((other) => [other.value, { ...other, datasets }])).values()];
  }

  /** What the other data sets have of a property that this one leaves out. */
  borrowed(prop: string | undefined): string | undefined {
    return this.everyones.find((statement) => statement.prop === prop)?.value;
  }

  all(prop: string): FtmStatement[] {
    return this.statements.filter((statement) => statement.prop === prop);
  }

  text(prop: string | undefined): string | undefined {
    const texts = [
      ...new Set(this.statements.filter((one) => one.prop === prop).map(({ value }) => value.trim())),
    ];
    return texts.filter((text) => text !== '').join('; ') || undefined;
  }

  /** When it held; a single date is both ends. */
  validity(): Pick<ClaimLine, 'validFrom' | 'validTo'> {
    const date = (prop: string) =>
      this.all(prop)
        .map(({ value }) => ftmDate(value))
        .find((one) => one !== undefined);
    const [from, to, on] = [date('startDate'), date('endDate'), date('date')];
    const isReversed =
      from !== undefined && to !== undefined && from.slice(0, to.length) > to.slice(0, from.length);
    return {
      ...((from ?? on) !== undefined && { validFrom: from ?? on }),
      ...((to ?? on) !== undefined && !isReversed && { validTo: to ?? on }),
    };
  }

  quantity(schema: string): Pick<ClaimLine, 'quantity'> {
    const [prop, unit] = schema === 'Ownership' ? ['percentage', '%'] : ['amount', this.text('currency')];
    const wording = this.text(prop);
    if ((schema !== 'Ownership' && schema !== 'Payment') || wording === undefined) return {};
    const number = /^\d+(?:\.\d+)?\s*%?$/.test(wording) ? Number.parseFloat(wording) : undefined;
    return {
      quantity: {
        ...(number !== undefined && { low: number, high: number }),
        ...(unit !== undefined && { unit: unit.slice(0, 1_000) }),
        wording: wording.slice(0, 1_000),
      },
    };
  }

  unread(schema: string, props: readonly (string | undefined)[]): Skipped[] {
    const read = [...props, 'id', 'startDate', 'endDate', 'date'];
    const amounts =
      schema === 'Ownership' ? ['percentage'] : schema === 'Payment' ? ['amount', 'currency'] : [];
    return this.statements
      .filter(({ prop }) => !read.includes(prop) && !amounts.includes(prop))
      .map(({ prop }) => ({ kind: `${schema} ${prop}`, reason: 'the property has no place in the model' }));
  }
}
