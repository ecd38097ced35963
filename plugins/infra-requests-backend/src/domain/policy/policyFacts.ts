import type {
  EntityRef,
  Money,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import { DateTime } from 'luxon';
import { isJsonObject } from '../configuration/configReader';
import { formatMoney, isDecimal, toDecimal } from '../money';
import type { Facts, Policy } from '../types';
import { hasBudgets } from './budgets';
import { isWithin, WEEKDAYS } from './calendar';

/** What an owner may spend in a month; undefined where no budget is set. */
export function budgetOf(policy: Policy, owner: EntityRef): Money | undefined {
  const { owners, default: others } = policy.budgets;
  return Object.hasOwn(owners, owner) ? owners[owner] : others;
}

const isDerived = (path: string) =>
  /^(calendar|calendars|ownerBudgetRemaining)(\.|$)/.test(path);

/**
 * The facts with everything that follows from the policy and the time, in place of what was there: the calendar, and
 * what would be left of the owner's budget with this request.
 */
export function withPolicyFacts(facts: Facts, policy: Policy, at: Date): Facts {
  const remaining = budgetRemaining(facts, policy);
  const unknown = Object.fromEntries(
    Object.entries(facts.unknown).filter(([path]) => !isDerived(path)),
  );
  const values = Object.fromEntries(
    Object.entries(facts.values).filter(([path]) => !isDerived(path)),
  );
  return {
    values: {
      ...values,
      ...calendarFacts(policy, at),
      ...(remaining.value === undefined
        ? {}
        : { ownerBudgetRemaining: remaining.value }),
    },
    unknown: {
      ...unknown,
      ...(remaining.unknown === undefined
        ? {}
        : { ownerBudgetRemaining: remaining.unknown }),
    },
  };
}

function calendarFacts(policy: Policy, at: Date): JsonObject {
  const local = DateTime.fromJSDate(at, { zone: policy.timezone });
  const active = policy.calendars.filter(calendar => isWithin(calendar, at));
  return {
    calendar: {
      weekday: WEEKDAYS[local.weekday - 1],
      hour: local.hour,
      date: local.toISODate()!,
      inFreeze: active.some(({ freeze }) => freeze),
    },
    ...(policy.calendars.length === 0
      ? {}
      : {
          calendars: Object.fromEntries(
            policy.calendars.map(calendar => [
              calendar.id,
              active.includes(calendar),
            ]),
          ),
        }),
  };
}

const ownValue = (values: JsonObject, path: string): JsonValue | undefined =>
  isJsonObject(values) && Object.hasOwn(values, path)
    ? values[path]
    : undefined;

const WORDS: Record<string, string> = {
  ownerMonthlySpend: "the owner's monthly spend",
  monthlyCost: 'the monthly cost',
};

function budgetRemaining(
  facts: Facts,
  policy: Policy,
): { value?: Money; unknown?: string } {
  if (!hasBudgets(policy.budgets)) {
    return {};
  }
  const owner = ownValue(facts.values, 'owner');
  if (typeof owner !== 'string' || facts.unknown.owner !== undefined) {
    return { unknown: facts.unknown.owner ?? 'the owner is not known' };
  }
  const budget = budgetOf(policy, owner);
  if (budget === undefined) {
    return {};
  }
  let left = toDecimal(budget);
  for (const path of ['ownerMonthlySpend', 'monthlyCost']) {
    const amount = ownValue(facts.values, path);
    if (facts.unknown[path] !== undefined || !isDecimal(amount)) {
      return { unknown: facts.unknown[path] ?? `${WORDS[path]} is not known` };
    }
    left = left.minus(toDecimal(amount));
  }
  return { value: formatMoney(left) };
}
