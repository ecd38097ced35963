import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import {
  exampleConfig,
  factsOf,
  policyOf,
} from './__testUtils__/examplePolicy';
import { fullConfig } from './__testUtils__/fullConfig';
import { parseRequestTypes } from '../catalogue/requestType';
import { parsePolicy } from './policy';
import { budgetOf, withPolicyFacts } from './policyFacts';

const NOW = new Date('2026-11-24T13:00:00Z');

const withBudgets = (yaml: string) =>
  policyOf({ ...exampleConfig(), budgets: parse(yaml) });

const remaining = (
  values: JsonObject,
  unknown: Record<string, string> = {},
  budgets = '{ default: 5000, owners: { "group:default/payments": 300 } }',
) => {
  const { values: known, unknown: lost } = withPolicyFacts(
    factsOf(values, unknown),
    withBudgets(budgets),
    NOW,
  );
  return known.ownerBudgetRemaining ?? { unknown: lost.ownerBudgetRemaining };
};

describe('withPolicyFacts', () => {
  it('says what the clock shows in the zone of the policy', () => {
    const at = new Date('2026-11-21T23:30:00Z');
    const calendarIn = (timezone: string) =>
      withPolicyFacts(factsOf(), policyOf({ ...exampleConfig(), timezone }), at)
        .values.calendar;
    expect(calendarIn('UTC')).toEqual({
      weekday: 'saturday',
      hour: 23,
      date: '2026-11-21',
      inFreeze: false,
    });
    expect(calendarIn('Europe/Berlin')).toEqual({
      weekday: 'sunday',
      hour: 0,
      date: '2026-11-22',
      inFreeze: false,
    });
  });

  it('says of every calendar whether it is such a time, and whether one of them is a freeze', () => {
    const config = fullConfig();
    const { policy } = parsePolicy(
      config,
      parseRequestTypes(config.requestTypes),
    );
    const at = (time: string) =>
      withPolicyFacts(factsOf(), policy!, new Date(time)).values;
    expect(at('2026-11-24T13:00:00Z')).toMatchObject({
      calendar: { inFreeze: false },
      calendars: { 'business-hours': true, 'year-end': false },
    });
    expect(at('2026-12-25T13:00:00Z')).toMatchObject({
      calendar: { inFreeze: true },
      calendars: { 'business-hours': false, 'year-end': true },
    });
  });

  it('replaces what followed from another policy or another time, also where it was unknown', () => {
    const facts = factsOf(
      {
        calendar: { weekday: 'monday' },
        calendars: { old: true },
        ownerBudgetRemaining: '1.00',
      },
      {
        calendar: 'lost',
        'calendar.hour': 'lost',
        'calendars.old': 'lost',
        'parameters.size': 'lost',
      },
    );
    const { values, unknown } = withPolicyFacts(
      facts,
      policyOf(exampleConfig()),
      NOW,
    );
    expect(unknown).toEqual({ 'parameters.size': 'lost' });
    expect(Object.keys(values)).toEqual(
      expect.not.arrayContaining(['calendars', 'ownerBudgetRemaining']),
    );
    expect(values.calendar).toEqual({
      weekday: 'tuesday',
      hour: 14,
      date: '2026-11-24',
      inFreeze: false,
    });
    expect(facts.values.ownerBudgetRemaining).toBe('1.00');
  });

  it('says what would be left of the budget with this request, to the cent', () => {
    expect(
      remaining({ ownerMonthlySpend: '100.10', monthlyCost: '35.20' }),
    ).toBe('164.70');
    expect(
      remaining({ ownerMonthlySpend: '290.00', monthlyCost: '10.01' }),
    ).toBe('-0.01');
    expect(
      remaining({ owner: 'group:default/web', ownerMonthlySpend: '0.00' }),
    ).toBe('4964.90');
  });

  it('knows nothing to be left of where the owner, the spend or the cost is not known', () => {
    expect(remaining({}, { owner: 'no owner is chosen yet' })).toEqual({
      unknown: 'no owner is chosen yet',
    });
    expect(remaining({}, { ownerMonthlySpend: 'it was lost' })).toEqual({
      unknown: 'it was lost',
    });
    expect(remaining({}, { monthlyCost: 'no price' })).toEqual({
      unknown: 'no price',
    });
    expect(remaining({ monthlyCost: 'free' })).toEqual({
      unknown: 'the monthly cost is not known',
    });
    expect(remaining({ owner: null })).toEqual({
      unknown: 'the owner is not known',
    });
  });

  it('has nothing left and nothing unknown where an owner has no budget', () => {
    const none = { unknown: undefined };
    const others = '{ owners: { "group:default/web": 300 } }';
    expect(remaining({}, {}, others)).toEqual(none);
    expect(remaining({}, { monthlyCost: 'no price' }, others)).toEqual(none);
  });
});

describe('budgetOf', () => {
  it("is the owner's own, else the default, else none", () => {
    const policy = withBudgets(
      '{ default: 5000, owners: { "Group:Default/Payments": "12000.5", "group:default/idle": 0 } }',
    );
    expect(budgetOf(policy, 'group:default/payments')).toBe('12000.50');
    expect(budgetOf(policy, 'group:default/idle')).toBe('0.00');
    expect(budgetOf(policy, 'group:default/web')).toBe('5000.00');
    expect(budgetOf(policyOf(exampleConfig()), 'group:default/web')).toBe(
      undefined,
    );
  });
});

describe('budgets', () => {
  it.each([
    ['5000', 'budgets: must be an object, but is a number.'],
    ['{}', 'budgets: says no amount. Write { default: 5000'],
    ['{ owners: {} }', 'budgets: says no amount.'],
    ['{ defualt: 1, default: 2 }', 'budgets.defualt: is not a known key.'],
    [
      '{ default: -1 }',
      'budgets.default: must be an amount of zero or more, but is -1.',
    ],
    [
      '{ default: "5k" }',
      'budgets.default: must be an amount of zero or more, but is "5k".',
    ],
    ['{ owners: [payments] }', 'budgets.owners: must be an object.'],
    [
      '{ owners: { payments: 1 } }',
      'budgets.owners.payments: is not a full ref of an owner. Write group:default/payments or the like.',
    ],
    [
      '{ owners: { "group:default/a": } }',
      'budgets.owners.group:default/a: must be an amount of zero or more, but is null.',
    ],
    [
      '{ owners: { "group:default/a": 1, "Group:default/A": 2 } }',
      'budgets.owners.Group:default/A: the owner "group:default/a" is already used at infraRequests.budgets.owners.group:default/a.',
    ],
  ])('are refused as %s', (yaml, expected) => {
    const config: JsonObject = { ...exampleConfig(), budgets: parse(yaml) };
    const { problems } = parsePolicy(
      config,
      parseRequestTypes(config.requestTypes),
    );
    const found = problems.map(({ path, message }) => `${path}: ${message}`);
    expect(found.join('\n')).toContain(`infraRequests.${expected}`);
  });
});
