import type { Money } from '@infra-requests/plugin-infra-requests-common';
import Big from 'big.js';

/** What is more of one amount than of another; below zero where it is less. */
export function difference(amount: Money, other: Money): Money {
  return new Big(amount).minus(other).toFixed();
}

export const isBelowZero = (amount: Money) => new Big(amount).lt(0);

/** How much of an amount another one is, in percent and no further than 100, for a picture of it. */
export function percentOf(amount: Money, whole: Money): number {
  if (new Big(whole).eq(0)) {
    return new Big(amount).gt(0) ? 100 : 0;
  }
  const percent = new Big(amount).div(whole).times(100).toNumber();
  return Math.min(100, Math.max(0, percent));
}
