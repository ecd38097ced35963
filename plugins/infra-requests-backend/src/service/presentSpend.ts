import type {
  EntityRef,
  Spend,
} from '@infra-requests/plugin-infra-requests-common';
import { addMoney } from '../domain/catalogue/cost';
import { formatMoney, toDecimal } from '../domain/money';
import { budgetOf } from '../domain/policy/policyFacts';
import type { Policy } from '../domain/types';

/** What an owner has running in a month, beside its budget; an amount that is not known is no part of the sums. */
export function presentSpend(
  owner: EntityRef,
  { costs, policy }: { costs: (string | undefined)[]; policy: Policy },
): Spend {
  const known = costs.filter(cost => cost !== undefined);
  const monthlySpend = addMoney(known);
  const monthlyBudget = budgetOf(policy, owner);
  return {
    owner,
    currency: policy.currency,
    monthlySpend,
    monthlyBudget,
    budgetRemaining:
      monthlyBudget &&
      formatMoney(toDecimal(monthlyBudget).minus(toDecimal(monthlySpend))),
    running: costs.length,
    unpriced: costs.length - known.length,
  };
}
