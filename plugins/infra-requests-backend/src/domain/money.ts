import { InputError } from '@backstage/errors';
import Big from 'big.js';
import type { JsonValue } from '@backstage/types';

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** Whether a value is an exact amount: a number, or plain decimal text without exponent or separators. */
export function isDecimal(
  value: JsonValue | undefined,
): value is string | number {
  return typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value === 'string' && DECIMAL.test(value);
}

/** The exact value; only for what {@link isDecimal} accepts. */
export function toDecimal(value: JsonValue | undefined): Big {
  if (!isDecimal(value)) {
    throw new InputError(
      `${JSON.stringify(
        value,
      )} is not a decimal amount. Write digits with a point, such as "284.00".`,
    );
  }
  return new Big(value);
}

/** Plain decimal text with at least two decimals, never rounded. */
export function formatMoney(amount: Big): string {
  const text = amount.toFixed();
  const decimals = text.split('.')[1]?.length ?? 0;
  return decimals >= 2 ? text : amount.toFixed(2);
}

/** Most amounts are written with two decimals already, and parsing takes longer than all the rest. */
const inCents = (amount: string) =>
  /^-?(0|[1-9]\d*)\.\d\d$/.test(amount)
    ? amount
    : formatMoney(toDecimal(amount));

/** For people, with separators between thousands, such as "1,240.00 USD". */
export function amountInWords(amount: string, currency: string): string {
  const [whole, decimals] = inCents(amount).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals} ${currency}`;
}

/** Whether amounts, all of them known, add up to a total. */
export function addsUpTo(
  total: string,
  amounts: readonly (string | undefined)[],
): boolean {
  const known = amounts.filter(amount => amount !== undefined);
  const sum = known.reduce((so, one) => so.plus(toDecimal(one)), new Big(0));
  return known.length === amounts.length && sum.eq(toDecimal(total));
}
