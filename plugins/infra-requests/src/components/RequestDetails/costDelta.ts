import Big from 'big.js';
import type {
  InfraRequest,
  Money,
} from '@infra-requests/plugin-infra-requests-common';
import { difference, percentOf } from '../Money/difference';

/** How much more, or less, something costs than before; undefined where one of the two is not known. */
export function costDelta(
  now: Money | undefined,
  before: Money | undefined,
): Money | undefined {
  return now === undefined || before === undefined
    ? undefined
    : difference(now, before);
}

/** What a request would make of its team's spend. */
export interface TeamSpend {
  before: Money;
  after: Money;
  budget?: Money;
  /** How much of the budget is spent, from 0 to 100 and no further. */
  percentBefore?: number;
  percentAfter?: number;
  /** By how much it is over the budget. */
  over?: Money;
}

type Spending = Pick<
  InfraRequest,
  'monthlyCost' | 'ownerMonthlySpend' | 'ownerMonthlyBudget'
>;

/** The team's spend with a request; undefined where it is not known. */
export function teamSpend({
  monthlyCost,
  ownerMonthlySpend: before,
  ownerMonthlyBudget: budget,
}: Spending): TeamSpend | undefined {
  if (monthlyCost === undefined || before === undefined) {
    return undefined;
  }
  const after = new Big(before).plus(monthlyCost);
  const over = budget === undefined ? undefined : after.minus(budget);
  return {
    before,
    after: after.toFixed(),
    ...(budget !== undefined && {
      budget,
      percentBefore: percentOf(before, budget),
      percentAfter: percentOf(after.toFixed(), budget),
    }),
    ...(over?.gt(0) && { over: over.toFixed() }),
  };
}
