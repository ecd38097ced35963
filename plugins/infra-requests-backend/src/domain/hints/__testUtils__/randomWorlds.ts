import type { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import { parseRequestTypes } from '../../catalogue/requestType';
import { parsePolicy } from '../../policy/policy';
import type { Policy, RequestTypeDefinition } from '../../types';

const group = (name: string) => `group:default/${name}`;
const ask = (name: string) => [{ approvers: [group(name)], count: 1 }];

export const SIZES = ['small', 'medium', 'large'];
export const PLACES = ['development', 'staging', 'production'];
export const LEASES = ['P1D', 'P7D', 'P30D'];

interface Form {
  nodes: { minimum: number; maximum: number; step: number };
}

/** A form with every kind of field, of which one appears only when another is on. */
function newType({ nodes }: Form): RequestTypeDefinition {
  const { requestTypes, problems } = parseRequestTypes([
    {
      id: 'cluster',
      title: 'Cluster',
      description: 'Some nodes.',
      category: 'Compute',
      lease: { parameter: 'keepFor' },
      parameters: [
        {
          required: ['owner', 'environment', 'size', 'nodes'],
          properties: {
            owner: { type: 'string', enum: [group('a'), group('b')] },
            environment: { type: 'string', enum: PLACES },
            size: { type: 'string', enum: SIZES },
            nodes: {
              title: 'Nodes',
              type: 'integer',
              minimum: nodes.minimum,
              maximum: nodes.maximum,
              multipleOf: nodes.step,
            },
            load: { type: 'number', minimum: 0, maximum: 10_000 },
            open: { type: 'boolean' },
            keepFor: {
              oneOf: LEASES.map(value => ({ const: value, title: value })),
            },
            backup: { type: 'boolean' },
          },
          dependencies: {
            backup: {
              oneOf: [
                { properties: { backup: { const: false } } },
                {
                  required: ['days'],
                  properties: {
                    backup: { const: true },
                    days: { type: 'integer', minimum: 1, maximum: 30 },
                  },
                },
              ],
            },
          },
        },
      ],
      cost: {
        lines: [
          {
            title: 'Nodes',
            quantity: { parameter: 'nodes' },
            unitPrice: {
              parameter: 'size',
              table: { small: 1.5, medium: 7, large: 20 },
            },
          },
          {
            title: 'Days',
            quantity: { parameter: 'days', default: 0 },
            unitPrice: 1,
          },
          {
            title: 'Load',
            quantity: { parameter: 'load', default: 0 },
            unitPrice: 0.01,
          },
        ],
      },
    },
  ]);
  expect(problems).toEqual([]);
  return requestTypes[0];
}

const types = new Map<string, RequestTypeDefinition>();

/** Each form once, because compiling it takes longer than all that is done with it. */
function typeOf(form: Form): RequestTypeDefinition {
  const key = JSON.stringify(form);
  const type = types.get(key) ?? newType(form);
  types.set(key, type);
  return type;
}

const order = fc.constantFrom('$lt', '$lte', '$gt', '$gte');
const onNumber = (path: string, max: number) =>
  fc
    .tuple(order, fc.integer({ min: 0, max }))
    .map(
      ([operator, value]): JsonObject => ({ [path]: { [operator]: value } }),
    );
const onChoice = (path: string, values: string[]) =>
  fc
    .subarray(values, { minLength: 1 })
    .map((some): JsonObject => ({ [path]: { $in: some } }));

const condition: fc.Arbitrary<JsonObject> = fc.letrec<{ any: JsonObject }>(
  tie => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.oneof(
        onChoice('environment', PLACES),
        onChoice('parameters.size', SIZES),
        onNumber('monthlyCost', 400),
        onNumber('ownerBudgetRemaining', 400),
        onNumber('parameters.nodes', 30),
        onNumber('parameters.load', 3000),
        onNumber('parameters.days', 30),
        onNumber('lease.hours', 800),
        fc.boolean().map(value => ({ 'parameters.open': value })),
        fc
          .boolean()
          .map(value => ({ 'parameters.backup': { $exists: value } })),
      ),
      fc
        .array(tie('any'), { minLength: 2, maxLength: 3 })
        .map(of => ({ $all: of })),
      fc
        .array(tie('any'), { minLength: 2, maxLength: 3 })
        .map(of => ({ $any: of })),
      tie('any').map(of => ({ $not: of })),
    ),
  }),
).any;

const effect: fc.Arbitrary<JsonObject> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom('automatic', 'lead', 'strict')
      .map(tier => ({ tier })),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('leads', 'security')
      .map(name => ({ require: ask(name) })),
  },
  { weight: 1, arbitrary: fc.constant({ deny: 'Not like that.' }) },
);

const rules = fc
  .array(fc.record({ when: condition, effect }), { minLength: 1, maxLength: 6 })
  .map(all =>
    all.map(({ when, effect: what }, index) => ({
      id: `rule-${index}`,
      when,
      ...what,
    })),
  );

function policyOf(of: JsonObject[], type: RequestTypeDefinition): Policy {
  const { policy, problems } = parsePolicy(
    {
      tiers: [
        { id: 'automatic', title: 'Automatic' },
        {
          id: 'lead',
          title: 'Lead approval',
          stages: [{ name: 'review', requirements: ask('leads') }],
        },
        {
          id: 'strict',
          title: 'Strict',
          stages: [{ name: 'review', requirements: ask('security') }],
        },
      ],
      rules: of,
      budgets: { default: 500 },
    },
    { requestTypes: [type] },
  );
  expect(problems).toEqual([]);
  return policy!;
}

const forms: fc.Arbitrary<Form> = fc.record({
  nodes: fc.record({
    minimum: fc.integer({ min: 0, max: 3 }),
    maximum: fc.constantFrom(3, 12, 40, 700, 5000),
    step: fc.constantFrom(1, 1, 2, 5),
  }),
});

/** Some fields may be empty, and some may hold what the form does not take. */
const parameters: fc.Arbitrary<JsonObject> = fc
  .record(
    {
      owner: fc.constant(group('a')),
      environment: fc.constantFrom(...PLACES),
      size: fc.constantFrom(...SIZES),
      nodes: fc.oneof(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 800 }),
      ),
      load: fc.integer({ min: 0, max: 40_000 }).map(value => value / 4),
      open: fc.boolean(),
      keepFor: fc.constantFrom(...LEASES),
      backup: fc.boolean(),
      days: fc.integer({ min: 1, max: 30 }),
    },
    { requiredKeys: ['owner', 'environment', 'size', 'nodes'] },
  )
  .chain(full =>
    fc.oneof(
      { weight: 4, arbitrary: fc.constant(full as JsonObject) },
      {
        weight: 1,
        arbitrary: fc
          .subarray(Object.keys(full))
          .map(keys =>
            Object.fromEntries(
              keys.map(key => [key, (full as JsonObject)[key]]),
            ),
          ),
      },
    ),
  );

/** A form half filled in, and the policy that judges it. */
export interface World {
  type: RequestTypeDefinition;
  policy: Policy;
  parameters: JsonObject;
}

const worldsWith = (someRules: fc.Arbitrary<JsonObject[]>) =>
  fc
    .record({ form: forms, rules: someRules, parameters })
    .map((world): World => {
      const type = typeOf(world.form);
      return {
        type,
        policy: policyOf(world.rules, type),
        parameters: world.parameters,
      };
    });

export const worlds = worldsWith(rules);

/** Automatic unless there are too many or too few nodes, or something else is wrong. */
export const worldsOfNodes = worldsWith(
  fc
    .tuple(
      fc.array(onNumber('parameters.nodes', 30), {
        minLength: 1,
        maxLength: 2,
      }),
      fc.constantFrom('lead', 'strict'),
      rules.map(some => some.slice(0, 1)),
    )
    .map(([thresholds, tier, others]) => [
      { id: 'all', when: { type: 'cluster' }, tier: 'automatic' },
      ...thresholds.map((when, index) => ({
        id: `nodes-${index}`,
        when,
        tier,
      })),
      ...others,
    ]),
);
