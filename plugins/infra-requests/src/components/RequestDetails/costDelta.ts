import Big from 'big.js';
import type {
  InfraRequest,
  Money,
} from '@infra-requests/plugin-infra-requests-common';

/** How much more, or less, something costs than before; undefined where one of the two is not known. */
export function costDelta(
  now: Money | undefined,
  before: Money | undefined,
): Money | undefined {
  return now === undefined || before === undefined
    ? undefined
    : new Big(now).minus(before).toString();
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
    after: after.toString(),
    ...(budget !== undefined && {
      budget,
      percentBefore: percentOf(new Big(before), budget),
      percentAfter: percentOf(after, budget),
    }),
    ...(over?.gt(0) && { over: over.toString() }),
  };
}

function percentOf(amount: Big, budget: Money): number {
  if (new Big(budget).eq(0)) {
    return amount.gt(0) ? 100 : 0;
  }
  const percent = amount.div(budget).times(100).toNumber();
  return Math.min(100, Math.max(0, percent));
}
