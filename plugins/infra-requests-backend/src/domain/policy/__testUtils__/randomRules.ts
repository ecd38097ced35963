import type { JsonObject, JsonValue } from '@backstage/types';
import fc from 'fast-check';
import type { Facts, Operator, Policy, Predicate, Rule } from '../../types';
import { exampleConfig, policyOf } from './examplePolicy';

type Compare = Extract<Predicate, { kind: 'compare' }>;

const TYPES = ['database', 'preview'];
const ENVIRONMENTS = ['development', 'staging', 'production'];
const AMOUNTS: JsonValue[] = [
  '0',
  '0.00',
  '99.99',
  '100',
  100,
  '100.0001',
  '-5',
];
const DATES = ['2026-11-24', '2026-12-01', '2027-01-01'];
const PATHS = [
  'action',
  'emergency',
  'calendar.hour',
  'calendar.weekday',
  'calendar.date',
  'calendars.office',
  'lease.hours',
  'owner',
  'parameters',
  'parameters.replicas',
  'parameters.size',
  'parameters.tags',
  'parameters.disks',
  'parameters.neededBy',
  'parameters.network',
  'parameters.network.open',
  'parameters.constructor',
  'parameters.__proto__.toString',
  'requester.groups',
  'requester.groups.length',
  'entity.metadata.labels.acme.io/tier',
  'entity.spec.a.b',
];
const SCALARS: JsonValue[] = [0, 1, 3, '', '1', 'a', 'large', true, false];
/** What no form admits, but what stored or imported facts might hold. */
const ODD: JsonValue[] = [null, [], ['a'], { a: 1 }, [{ sizeGb: 'huge' }]];

const comparing = (
  path: string,
  operator: Operator,
  expected: JsonValue,
): Compare => ({ kind: 'compare', path, operator, expected });

const naming = (path: string, names: string[]): fc.Arbitrary<Predicate> =>
  fc.oneof(
    fc.constantFrom(...names).map(name => comparing(path, '$eq', name)),
    fc
      .subarray(names, { minLength: 1 })
      .map(some => comparing(path, '$in', some)),
  );

/** Conditions by which rules are indexed. */
const indexed = fc.oneof(
  naming('type', TYPES),
  naming('environment', ENVIRONMENTS),
);

const orderings = fc.constantFrom<Operator>('$lt', '$lte', '$gt', '$gte');
const scalar = fc.constantFrom(...SCALARS);

const operand: fc.Arbitrary<[Operator, JsonValue]> = fc.oneof(
  fc.tuple(fc.constant<Operator>('$eq'), scalar),
  fc.tuple(
    fc.constant<Operator>('$in'),
    fc.array(scalar, { minLength: 1, maxLength: 3 }),
  ),
  fc.tuple(fc.constant<Operator>('$exists'), fc.boolean()),
  fc.tuple(fc.constant<Operator>('$hasPrefix'), fc.constantFrom('', 'a', 'la')),
  fc.tuple(orderings, fc.constantFrom<JsonValue>(0, 1, 2.5, ...DATES)),
);

const comparison: fc.Arbitrary<Predicate> = fc.oneof(
  { weight: 3, arbitrary: indexed },
  {
    weight: 2,
    arbitrary: fc.oneof(
      fc
        .tuple(orderings, fc.constantFrom(...AMOUNTS))
        .map(([operator, expected]) =>
          comparing('monthlyCost', operator, expected),
        ),
      fc
        .subarray(AMOUNTS, { minLength: 1 })
        .map(some => comparing('monthlyCost', '$in', some)),
      fc
        .constantFrom(...AMOUNTS)
        .map(one => comparing('ownerMonthlySpend', '$eq', one)),
      fc.boolean().map(exists => comparing('monthlyCost', '$exists', exists)),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...PATHS), operand)
      .map(([path, [operator, expected]]) =>
        comparing(path, operator, expected),
      ),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('parameters.tags', 'requester.groups'), scalar)
      .map(([path, one]) => comparing(path, '$contains', one)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        fc.constantFrom('parameters.disks', 'parameters.tags'),
        fc.constantFrom('', 'sizeGb', 'kind.constructor'),
        operand,
        fc.boolean(),
      )
      .map(([path, within, [operator, expected], negated]): Predicate => {
        const asked = comparing(within, operator, expected);
        return {
          ...comparing(path, '$contains', {}),
          element: negated ? { kind: 'not', of: asked } : asked,
        };
      }),
  },
);

/** Any condition, nested, often about types and environments. */
export const anyPredicate: fc.Arbitrary<Predicate> = fc.letrec<{
  any: Predicate;
}>(tie => ({
  any: fc.oneof(
    { depthSize: 'small' },
    comparison,
    fc
      .tuple(
        fc.constantFrom<'all' | 'any'>('all', 'all', 'any'),
        fc.array(tie('any'), { minLength: 1, maxLength: 3 }),
      )
      .map(([kind, of]): Predicate => ({ kind, of })),
    tie('any').map((of): Predicate => ({ kind: 'not', of })),
  ),
})).any;

const effect: fc.Arbitrary<Rule['effect']> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('automatic', 'standard', 'elevated')
      .map(tier => ({ kind: 'tier' as const, tier })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        approvers: fc.subarray(
          ['group:default/security', 'group:default/finops'],
          { minLength: 1 },
        ),
        count: fc.integer({ min: 1, max: 3 }),
      })
      .map(one => ({ kind: 'require' as const, require: [one] })),
  },
  {
    weight: 1,
    arbitrary: fc.constant({ kind: 'deny' as const, message: 'Not here.' }),
  },
);

const rule = fc.record({
  when: anyPredicate,
  effect,
  disabled: fc.constantFrom(undefined, undefined, undefined, true as const),
});

const EXAMPLE = policyOf(exampleConfig());

/** A policy with any rules; without words, and nothing of it is checked. */
export const anyPolicy: fc.Arbitrary<Policy> = fc
  .tuple(
    fc.array(rule, { maxLength: 8 }),
    fc.constantFrom('automatic', 'standard', 'elevated'),
  )
  .map(([rules, fallbackTier]) => ({
    ...EXAMPLE,
    fallbackTier,
    rules: rules.map(({ when, effect: then, disabled }, index) => ({
      id: `rule-${index}`,
      when,
      source: null,
      effect: then,
      ...(disabled ? { disabled } : {}),
    })),
  }));

const odd = fc.constantFrom(...ODD);

const mostly = (...usual: JsonValue[]): fc.Arbitrary<JsonValue> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: odd },
  );

const perhaps = (model: Record<string, fc.Arbitrary<JsonValue>>) =>
  fc.record(model, { requiredKeys: [] }) as fc.Arbitrary<JsonObject>;

const disk = fc.oneof(
  perhaps({ sizeGb: mostly(0, 1, 3, 'a'), kind: mostly('a', 'large') }),
  odd,
);

/** Facts as they may be: some absent, some unknown, some of a kind that nobody expects. */
export const anyFacts: fc.Arbitrary<Facts> = fc.record({
  values: perhaps({
    type: mostly(...TYPES, 'other'),
    environment: mostly(...ENVIRONMENTS, 'other'),
    action: mostly('create', 'a'),
    monthlyCost: mostly(...AMOUNTS, 'a lot'),
    ownerMonthlySpend: mostly(...AMOUNTS),
    emergency: mostly(true, false),
    owner: mostly('group:default/payments', ''),
    lease: perhaps({ hours: mostly(0, 1, 48) }),
    calendars: perhaps({ office: mostly(true, false) }),
    calendar: perhaps({
      hour: mostly(0, 1, 3),
      weekday: mostly('monday', ''),
      date: mostly(...DATES),
    }),
    requester: perhaps({
      kind: mostly('user', 'service'),
      groups: fc.array(scalar as fc.Arbitrary<JsonValue>, { maxLength: 2 }),
    }),
    entity: perhaps({
      metadata: perhaps({
        labels: perhaps({
          'acme.io/tier': mostly('1', 'a'),
          acme: perhaps({ 'io/tier': mostly('1', 'large') }),
        }),
      }),
      spec: perhaps({
        'a.b': mostly('a', 1),
        a: perhaps({ b: mostly('large', true) }),
      }),
    }),
    parameters: perhaps({
      replicas: mostly(0, 1, 3, '1'),
      size: mostly('a', 'large', ''),
      tags: fc.oneof(fc.array(mostly('a', '1'), { maxLength: 3 }), odd),
      disks: fc.oneof(fc.array(disk, { maxLength: 3 }), odd),
      neededBy: mostly(...DATES, '2026-02-30', 'soon'),
      network: perhaps({ open: mostly(true, false) }),
      'network.open': mostly(true, false),
    }),
  }),
  unknown: fc
    .subarray(
      [
        'type',
        'environment',
        'monthlyCost',
        'parameters.replicas',
        'parameters.network.open',
        'requester',
        'entity',
      ],
      { maxLength: 2 },
    )
    .map(paths => Object.fromEntries(paths.map(path => [path, 'it was lost']))),
});
