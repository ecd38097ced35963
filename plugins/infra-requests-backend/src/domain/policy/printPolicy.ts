import type { Money } from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import { Document, isScalar, visit } from 'yaml';
import { printRequirement, printTerms } from './printTerms';
import type { Calendar, CalendarWindow, Policy, Rule, Tier } from '../types';
import { hasBudgets } from './budgets';
import { describeEffect } from './rule';

/** The policy as it could stand under `infraRequests`, without the request types. */
export function printPolicy(policy: Policy): JsonObject {
  const { calendars, budgets, highRiskEnvironments } = policy;
  return {
    currency: policy.currency,
    timezone: policy.timezone,
    tiers: policy.tiers.map(printTier),
    rules: policy.rules.map(printRule),
    fallbackTier: policy.fallbackTier,
    ...(calendars.length === 0
      ? {}
      : { calendars: calendars.map(printCalendar) }),
    ...(hasBudgets(budgets) ? { budgets: printBudgets(policy) } : {}),
    ...(highRiskEnvironments.length === 0 ? {} : { highRiskEnvironments }),
  };
}

/** The same in YAML. */
export function policyAsYaml(policy: Policy): string {
  const document = new Document(printPolicy(policy), {
    // Rules that say the same stay apart: whoever edits one means one.
    aliasDuplicateObjects: false,
  });
  visit(document, {
    Seq: (_, list) => {
      list.flow = list.items.every(isScalar);
    },
  });
  return document.toString({ flowCollectionPadding: false, lineWidth: 100 });
}

function printTier(tier: Tier): JsonObject {
  const { id, title, description, distinct, stages, terms } = tier;
  return {
    id,
    ...(title === id ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(distinct ? {} : { distinct }),
    ...(stages.length === 0
      ? {}
      : {
          stages: stages.map(({ name, requirements }) => ({
            name,
            requirements: requirements.map(printRequirement),
          })),
        }),
    ...printTerms(terms),
  };
}

function printRule(rule: Rule): JsonObject {
  const { id, title, description, owner, controls, disabled } = rule;
  return {
    id,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
    ...(owner === undefined ? {} : { owner }),
    ...(controls === undefined ? {} : { controls }),
    ...(disabled ? { disabled } : {}),
    when: rule.source,
    ...(describeEffect(rule.effect) as JsonObject),
  };
}

function printCalendar(calendar: Calendar): JsonObject {
  const { id, title, timezone, freeze, windows, except } = calendar;
  return {
    id,
    ...(title === id ? {} : { title }),
    timezone,
    ...(freeze ? { freeze } : {}),
    windows: windows.map(printWindow),
    ...(except.length === 0 ? {} : { except: except.map(printWindow) }),
  };
}

const EVERY = { weekly: 'week', monthly: 'month', yearly: 'year' } as const;

function printWindow(window: CalendarWindow): JsonObject {
  const { kind, ...rest } = window;
  if (kind !== 'once') {
    return { every: EVERY[kind], ...rest };
  }
  return rest.from === rest.to ? { date: rest.from } : rest;
}

/** As a number where that is exactly the amount, else as text. */
const printMoney = (amount: Money): JsonValue =>
  /^\d{1,12}(\.\d\d)$/.test(amount) ? Number(amount) : amount;

function printBudgets({ budgets }: Policy): JsonObject {
  return {
    ...(budgets.default === undefined
      ? {}
      : { default: printMoney(budgets.default) }),
    ...(Object.keys(budgets.owners).length === 0
      ? {}
      : {
          owners: Object.fromEntries(
            Object.entries(budgets.owners).map(([owner, amount]) => [
              owner,
              printMoney(amount),
            ]),
          ),
        }),
  };
}
