import type { JsonObject, JsonValue } from '@backstage/types';
import fc from 'fast-check';
import {
  exampleConfig,
  policyOf,
} from '../../policy/__testUtils__/examplePolicy';
import type { Facts, Policy } from '../../types';

export const TIERS = ['automatic', 'standard', 'elevated'];
const ENVIRONMENTS = ['development', 'staging', 'production'];
const THRESHOLDS = [35, 100, 200];
const TEAMS = ['group:default/payments', 'group:default/checkout'];

const among = <T>(values: readonly T[]) => fc.constantFrom(...values);

const ordering = (operand: fc.Arbitrary<JsonValue>) =>
  fc
    .tuple(among(['$lt', '$lte', '$gt', '$gte']), operand)
    .map(([operator, value]): JsonObject => ({ [operator]: value }));

const fact = (path: string, condition: fc.Arbitrary<JsonValue>) =>
  condition.map((one): JsonObject => ({ [path]: one }));

/** A condition on one fact, of every kind of fact. */
const condition: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 4, arbitrary: fact('monthlyCost', ordering(among(THRESHOLDS))) },
  {
    weight: 3,
    arbitrary: fact('environment', among([...ENVIRONMENTS, 'preview'])),
  },
  fact(
    'environment',
    fc
      .subarray(ENVIRONMENTS, { minLength: 1 })
      .map(values => ({ $in: values })),
  ),
  { weight: 2, arbitrary: fact('type', among(['database', 'preview'])) },
  {
    weight: 2,
    arbitrary: fact('parameters.replicas', ordering(among([2, 5]))),
  },
  fact('parameters.replicas', among([1, 3])),
  fact('parameters.size', among(['small', 'large', 2])),
  fact('parameters.publicAccess', fc.boolean()),
  fact(
    'parameters.publicAccess',
    fc.boolean().map(value => ({ $exists: value })),
  ),
  fact(
    'parameters.tags',
    among(['a', 'b']).map(value => ({ $contains: value })),
  ),
  fact(
    'parameters.disks',
    fc.constant<JsonValue>({ $contains: { kind: 'ssd', sizeGb: { $gt: 5 } } }),
  ),
  fact('parameters.neededBy', ordering(among(['2026-12-01', '2026-12-24']))),
  fact(
    'parameters.neededBy',
    fc.constant<JsonValue>({ $hasPrefix: '2026-12' }),
  ),
  fact(
    'parameters.network.cidr',
    among(['10.', '10.1']).map(value => ({ $hasPrefix: value })),
  ),
  fact('ownerMonthlySpend', ordering(among([1000, 5000]))),
  fact('owner', among(TEAMS)),
  fact(
    'requester.groups',
    among(TEAMS).map(value => ({ $contains: value })),
  ),
  fact('requester.kind', among(['user', 'service'])),
  fact('calendar.weekday', among(['saturday', 'monday'])),
  fact('calendar.hour', ordering(among([8, 18]))),
);

const both = (one: JsonObject, other: JsonObject): JsonObject =>
  Object.keys(one).some(key => key in other)
    ? { $all: [one, other] }
    : { ...one, ...other };

const when: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 4, arbitrary: condition },
  {
    weight: 5,
    arbitrary: fc
      .tuple(condition, condition)
      .map(([one, other]) => both(one, other)),
  },
  fc
    .tuple(condition, condition, condition)
    .map(([one, other, third]): JsonObject => ({ $all: [one, other, third] })),
  fc
    .tuple(condition, condition)
    .map(([one, other]): JsonObject => ({ $any: [one, other] })),
  fc.tuple(condition, condition, condition).map(
    ([one, other, third]): JsonObject => ({
      $all: [one, { $any: [other, third] }],
    }),
  ),
  fc
    .tuple(condition, condition)
    .map(([one, other]): JsonObject => ({ $all: [one, { $not: other }] })),
);

const requirement: fc.Arbitrary<JsonObject> = fc.record({
  approvers: fc
    .subarray(['group:default/security', 'group:default/finops'], {
      minLength: 1,
    })
    .map((refs): JsonValue => refs),
  count: fc.integer({ min: 1, max: 2 }),
});

const effect: fc.Arbitrary<JsonObject> = fc.oneof(
  { weight: 6, arbitrary: among(TIERS).map((tier): JsonObject => ({ tier })) },
  {
    weight: 2,
    arbitrary: fc
      .array(requirement, { minLength: 1, maxLength: 2 })
      .map((require): JsonObject => ({ require })),
  },
  { weight: 1, arbitrary: fc.constant<JsonObject>({ deny: 'Not here.' }) },
);

/** Policies over the example's request types, with rules that often get into each other's way. */
export const randomPolicy: fc.Arbitrary<Policy> = fc
  .record({
    rules: fc.array(fc.tuple(when, effect, fc.nat({ max: 9 })), {
      minLength: 1,
      maxLength: 8,
    }),
    fallbackTier: among(TIERS),
    highRiskEnvironments: fc
      .subarray(['production', 'staging'])
      .map((environments): JsonValue => environments),
  })
  .map(({ rules, fallbackTier, highRiskEnvironments }) =>
    policyOf({
      ...exampleConfig(),
      fallbackTier,
      highRiskEnvironments,
      rules: rules.map(([condition_, then, dice], index) => ({
        id: `rule-${index}`,
        when: condition_,
        ...then,
        ...(dice === 0 ? { disabled: true } : {}),
      })),
    }),
  );

const maybe = <T>(value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined });

const withoutUndefined = (values: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as JsonObject;

const general = {
  monthlyCost: among([
    '0.00',
    '34.99',
    '35.00',
    '35.01',
    '99.99',
    '100.00',
    '100.01',
    '200.00',
    '5000.00',
  ]),
  ownerMonthlySpend: among(['0.00', '999.99', '1000.00', '5000.00', '5000.01']),
  owner: among([...TEAMS, 'user:default/mira']),
  groups: fc.subarray(TEAMS),
  requesterKind: among(['user', 'service']),
  weekday: among(['saturday', 'monday', 'tuesday']),
  hour: among([0, 7, 8, 9, 17, 18, 19, 23]),
};

const databaseParameters = fc
  .record({
    environment: among(ENVIRONMENTS),
    size: among(['small', 'large']),
    replicas: maybe(fc.integer({ min: 1, max: 5 })),
    dataClassification: maybe(among(['public', 'internal', 'pii', 'phi'])),
    publicAccess: maybe(fc.boolean()),
    tags: maybe(fc.subarray(['a', 'b', 'c'])),
    neededBy: maybe(
      among([
        '2026-11-30',
        '2026-12-01',
        '2026-12-02',
        '2026-12-24',
        '2027-01-01',
      ]),
    ),
    network: maybe(
      fc.record({
        cidr: among(['10.0.0.0/8', '10.1.0.0/16', '192.168.0.0/16']),
      }),
    ),
    disks: maybe(
      fc.array(
        fc.record({ kind: among(['ssd', 'hdd']), sizeGb: among([5, 6]) }),
        { maxLength: 2 },
      ),
    ),
  })
  .map(withoutUndefined);

const previewParameters = fc
  .record({ size: maybe(fc.integer({ min: 1, max: 4 })) })
  .map(withoutUndefined);

/** What can be lost, and hence unknown, before or at the submission of a request. */
const LOSABLE = [
  'monthlyCost',
  'ownerMonthlySpend',
  'owner',
  'environment',
  'parameters.size',
  'parameters.replicas',
  'parameters.publicAccess',
];

/** The form of a preview has no other parameter, and its type says the environment. */
const isOfPreview = (path: string) =>
  path === 'parameters.size' || !/^(parameters|environment)/.test(path);

/** Facts of any request that the example's forms and the world admit; some of them lost. */
export function randomFacts(lost: fc.Arbitrary<string[]>): fc.Arbitrary<Facts> {
  return fc
    .tuple(
      fc.oneof(
        databaseParameters.map(parameters => ({
          type: 'database',
          environment: parameters.environment!,
          parameters,
        })),
        previewParameters.map(parameters => ({
          type: 'preview',
          environment: 'preview',
          parameters,
        })),
      ),
      fc.record(general),
      lost,
    )
    .map(([asked, world, unknown]) => {
      const { groups, requesterKind, weekday, hour, ...rest } = world;
      return {
        values: {
          ...asked,
          ...rest,
          action: 'create',
          emergency: false,
          requester: {
            ref: 'user:default/mira',
            kind: requesterKind,
            groups,
          },
          calendar: { weekday, hour, date: '2026-12-05', inFreeze: false },
          parameters: { ...asked.parameters, owner: rest.owner },
        } as JsonObject,
        unknown: Object.fromEntries(
          unknown
            .filter(path => asked.type === 'database' || isOfPreview(path))
            .map(path => [path, 'it was lost']),
        ),
      };
    });
}

export const nothingLost: fc.Arbitrary<string[]> = fc.constant([]);
export const someLost: fc.Arbitrary<string[]> = fc.subarray(LOSABLE);
