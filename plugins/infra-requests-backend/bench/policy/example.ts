import type { JsonObject, JsonValue } from '@backstage/types';
import { parseRequestTypes } from '../../src/domain/catalogue/requestType';
import { parsePolicy } from '../../src/domain/policy/policy';
import type { Facts, Policy } from '../../src/domain/types';

const ENVIRONMENTS = ['development', 'preview', 'staging', 'production'];
const CLASSIFICATIONS = ['public', 'internal', 'pii', 'phi'];
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'saturday', 'sunday'];
const TEAMS = Array.from({ length: 30 }, (_, index) => `team-${index}`);

/** The larger the organisation, the more it offers; one type has some ten to twenty-five rules. */
const typeCount = (rules: number) => Math.max(3, Math.ceil(rules ** 0.55));

const groupRef = (name: string) => `group:default/${name}`;

/** Numbers that look random and are the same in every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function picker(seed: number) {
  const next = numbers(seed);
  return {
    below: (limit: number) => Math.floor(next() * limit),
    one: <T>(list: readonly T[]) => list[Math.floor(next() * list.length)],
    chance: (share: number) => next() < share,
  };
}

type Picker = ReturnType<typeof picker>;

const requestType = (id: string): JsonObject => ({
  id,
  title: id,
  description: 'Something to ask for.',
  category: 'Benchmark',
  parameters: {
    required: ['owner', 'environment'],
    properties: {
      owner: { type: 'string' },
      environment: { type: 'string', enum: ENVIRONMENTS },
      replicas: { type: 'integer', minimum: 1, maximum: 20 },
      publicAccess: { type: 'boolean' },
      dataClassification: { type: 'string', enum: CLASSIFICATIONS },
      region: { type: 'string' },
    },
  },
  cost: { lines: [] },
});

const security = [{ approvers: [groupRef('security')], count: 1 }];

/** Ten kinds of rule as organisations write them; nine of them name an environment or a type. */
const KINDS: Array<(pick: Picker, types: string[]) => JsonObject> = [
  (pick, types) => ({
    when: {
      type: pick.one(types),
      environment: { $in: ['development', 'preview'] },
      monthlyCost: { $lte: 100 + pick.below(400) },
    },
    tier: 'automatic',
  }),
  (pick, types) => ({
    when: {
      type: pick.one(types),
      environment: 'staging',
      monthlyCost: { $lte: 500 + pick.below(1000) },
      ownerMonthlySpend: { $lte: 5000 },
    },
    tier: 'automatic',
  }),
  (pick, types) => ({
    when: {
      type: pick.one(types),
      monthlyCost: { $gt: 200 + pick.below(800) },
    },
    tier: 'standard',
  }),
  (pick, types) => ({
    when: { type: pick.one(types), environment: 'production' },
    tier: 'elevated',
  }),
  (pick, types) => ({
    when: {
      type: { $in: [pick.one(types), pick.one(types)] },
      'parameters.dataClassification': { $in: ['pii', 'phi'] },
    },
    require: security,
  }),
  (pick, types) => ({
    when: { type: pick.one(types), 'parameters.publicAccess': true },
    deny: 'It must not be reachable from outside. Use the private endpoint.',
  }),
  (pick, types) => ({
    when: {
      type: pick.one(types),
      'parameters.replicas': { $gt: 3 + pick.below(15) },
    },
    tier: 'standard',
  }),
  (pick, types) => ({
    when: {
      $all: [
        { type: pick.one(types), environment: 'production' },
        {
          $not: {
            'requester.groups': { $contains: groupRef(pick.one(TEAMS)) },
          },
        },
      ],
    },
    require: security,
  }),
  pick => ({
    when: {
      owner: groupRef(pick.one(TEAMS)),
      environment: 'production',
      monthlyCost: { $gt: 300 + pick.below(700) },
    },
    tier: 'standard',
  }),
  pick => ({
    when: {
      $all: [
        {
          $any: [
            { 'calendar.weekday': { $in: ['saturday', 'sunday'] } },
            { 'calendar.hour': { $gte: 17 + pick.below(4) } },
          ],
        },
        { ownerMonthlySpend: { $gt: 3000 + pick.below(6000) } },
      ],
    },
    tier: 'elevated',
  }),
];

const stage = (...groups: string[]) => ({
  name: 'review',
  requirements: groups.map(name => ({
    approvers: [groupRef(name)],
    count: 1,
  })),
});

const typesFor = (rules: number) =>
  Array.from({ length: typeCount(rules) }, (_, index) => `type-${index}`);

/** A policy with so many rules, read as configuration is. */
export function examplePolicy(ruleCount: number): Policy {
  const pick = picker(ruleCount);
  const types = typesFor(ruleCount);
  const rules = Array.from({ length: ruleCount }, (_, index) => ({
    id: `rule-${index}`,
    ...KINDS[index % KINDS.length](pick, types),
  }));
  const { requestTypes } = parseRequestTypes(types.map(requestType));
  const { policy, problems } = parsePolicy(
    {
      tiers: [
        { id: 'automatic', title: 'Automatic' },
        { id: 'standard', title: 'Lead approval', stages: [stage('leads')] },
        {
          id: 'elevated',
          title: 'Escalated',
          stages: [stage('leads', 'finops')],
        },
      ],
      rules,
    },
    { requestTypes },
  );
  if (!policy) {
    throw new Error(
      `The benchmark's rules are wrong: ${JSON.stringify(problems)}`,
    );
  }
  return policy;
}

const amount = (cents: number) => (cents / 100).toFixed(2);

function exampleFacts(pick: Picker, types: string[]): Facts {
  const sometimes = (name: string, value: JsonValue): JsonObject =>
    pick.chance(0.6) ? { [name]: value } : {};
  const team = pick.one(TEAMS);
  return {
    values: {
      type: pick.one(types),
      action: 'create',
      environment: pick.one(ENVIRONMENTS),
      monthlyCost: amount(pick.below(150_000)),
      ownerMonthlySpend: amount(pick.below(1_000_000)),
      owner: groupRef(team),
      requester: {
        ref: 'user:default/mira',
        kind: 'user',
        groups: [groupRef(team), groupRef(pick.one(TEAMS))],
      },
      calendar: {
        weekday: pick.one(WEEKDAYS),
        hour: pick.below(24),
        date: '2026-11-24',
      },
      parameters: {
        region: 'eu-central-1',
        ...sometimes('replicas', 1 + pick.below(20)),
        ...sometimes('publicAccess', pick.chance(0.1)),
        ...sometimes('dataClassification', pick.one(CLASSIFICATIONS)),
      },
    },
    unknown: {},
  };
}

/** What is asked of a policy with so many rules: different requests, the same in every run. */
export function exampleRequests(ruleCount: number): Facts[] {
  const pick = picker(ruleCount + 1);
  const types = typesFor(ruleCount);
  return Array.from({ length: 500 }, () => exampleFacts(pick, types));
}
