import type { JsonObject, JsonValue } from '@backstage/types';
import { parse } from 'yaml';
import {
  exampleConfig,
  exampleRequestTypes,
  factsOf,
  policyOf,
} from './__testUtils__/examplePolicy';
import { describePredicate, explainMatch, explainUnknown } from './explain';
import { factCatalogue } from './factCatalogue';
import { FactWords } from './factWords';
import { evaluatePredicate, parsePredicate } from './predicate';
import { wordingOf } from './wording';
import type { Facts, Policy, Predicate } from '../types';

const catalogue = factCatalogue(
  exampleRequestTypes().map(type => ({
    ...type,
    entityParameter: 'component',
    lease: { kind: 'parameter', parameter: 'lease' },
  })),
  {
    calendars: { ids: ['office', 'year-end'], complete: true },
    hasBudgets: true,
  },
);

const policy: Policy = {
  ...policyOf(exampleConfig()),
  calendars: [
    { id: 'office', title: 'Business hours', freeze: false },
    { id: 'year-end', title: 'Year-end freeze', freeze: true },
  ].map(one => ({ ...one, timezone: 'UTC', windows: [], except: [] })),
  wording: {
    database: {
      environment: { values: { production: 'Production', staging: 'Staging' } },
      'parameters.dataClassification': {
        title: 'Data classification',
        values: { pii: 'PII', phi: 'Health data' },
      },
      'parameters.publicAccess': { title: 'Reachable from outside?' },
      'parameters.size': { title: 'VM size' },
      'parameters.neededBy': { title: 'Needed by' },
    },
    preview: { 'parameters.size': { title: 'Number of nodes' } },
  },
};

function read(when: string): Predicate {
  const { predicate, problems } = parsePredicate(
    parse(when) as JsonValue,
    'when',
    catalogue,
  );
  expect(problems).toEqual([]);
  return predicate!;
}

describe('describePredicate', () => {
  it.each([
    [
      '{ $any: [{ environment: production }, { monthlyCost: { $gt: 1200 }, type: database }] }',
      'the environment is Production or (the monthly cost is over 1,200.00 USD and the request type is database)',
    ],
    [
      '{ $not: { environment: production } }',
      'the environment is not Production',
    ],
    [
      '{ $not: { environment: production, type: database } }',
      'not (the environment is Production and the request type is database)',
    ],
    [
      '{ calendar.date: { $gte: "2026-12-20", $lt: "2027-01-02" } }',
      'it is on or after 20 December 2026 and it is before 2 January 2027',
    ],
    [
      '{ calendar.weekday: { $in: [saturday, sunday] } }',
      'it is Saturday or Sunday',
    ],
    [
      '{ calendar.hour: { $gte: 8, $lte: 17 } }',
      'it is 08:00 or later and it is before 18:00',
    ],
    [
      '{ requester.groups: { $contains: "group:default/interns" } }',
      'the requester is in the group interns',
    ],
    ['{ $not: { requester.kind: user } }', 'the requester is not a person'],
    ['{ parameters.tags: { $exists: false } }', 'no tags are given'],
    ['{ parameters.tags: { $contains: eu } }', 'the tags include eu'],
    ['{ parameters.replicas: { $gt: 2 } }', 'there are more than 2 replicas'],
    [
      '{ parameters.disks: { $contains: { sizeGb: { $gt: 1000 } } } }',
      'the disks include one where the size gb is over 1,000',
    ],
    [
      '{ $not: { owner: { $hasPrefix: "group:" } } }',
      'the owner does not start with group:',
    ],
    ['{ requester.agent: true }', 'an agent asks for it'],
    ['{ emergency: true }', 'it is an emergency'],
    ['{ calendars.office: false }', 'it is outside Business hours'],
    ['{ calendar.inFreeze: true }', 'there is a change freeze'],
    ['{ lease.hours: { $gt: 168 } }', 'the lease is over 7 days'],
    [
      '{ ownerBudgetRemaining: { $lt: 0 } }',
      "the request would go over the owner's budget",
    ],
    [
      '{ ownerBudgetRemaining: { $gte: 0 } }',
      "the request would stay within the owner's budget",
    ],
    [
      '{ $not: { ownerBudgetRemaining: { $gte: 500 } } }',
      "what would be left of the owner's budget is under 500.00 USD",
    ],
    ['{ environment: { $exists: true } }', 'an environment is given'],
    ['{ ownerBudgetRemaining: { $exists: false } }', 'the owner has no budget'],
    [
      '{ entity.spec.lifecycle: { $exists: true } }',
      'the entity has a lifecycle',
    ],
    [
      '{ entity.spec.lifecycle: production }',
      "the entity's lifecycle is production",
    ],
    [
      '{ entity.metadata.labels.acme.io/tier: "1" }',
      "the entity's label acme.io/tier is 1",
    ],
  ])('%s', (when, words) => {
    expect(describePredicate(read(when), policy)).toBe(words);
  });

  it('uses no title that another request type does not use', () => {
    expect(describePredicate(read('{ parameters.size: large }'), policy)).toBe(
      'the size is large',
    );
  });
});

describe('request types', () => {
  const naming: Policy = {
    ...policy,
    wording: wordingOf(exampleRequestTypes()),
  };

  it.each([
    ['{ type: preview }', 'it is a Preview environment'],
    ['{ $not: { type: preview } }', 'it is not a Preview environment'],
    [
      '{ type: { $in: [database, preview] } }',
      'it is a PostgreSQL database or a Preview environment',
    ],
  ])('in a condition: %s', (when, words) => {
    expect(describePredicate(read(when), naming)).toBe(words);
  });

  it.each([
    ['{ type: database }', 'it is a PostgreSQL database'],
    ['{ type: { $in: [database, preview] } }', 'it is a PostgreSQL database'],
    [
      '{ $all: [{ environment: development }, { $not: { type: preview } }] }',
      'the environment is development and it is not a Preview environment',
    ],
  ])('in an explanation: %s', (when, words) => {
    const predicate = read(when);
    const { comparisons } = evaluatePredicate(predicate, factsOf({}));
    expect(
      explainMatch(predicate, comparisons, FactWords.of(naming, 'database')),
    ).toBe(words);
  });
});

describe('explainMatch', () => {
  const explained = (when: string, facts: Facts) => {
    const predicate = read(when);
    const { result, comparisons } = evaluatePredicate(predicate, facts);
    expect(result).toBe('matched');
    const words = FactWords.of(policy, facts.values.type as string);
    return explainMatch(predicate, comparisons, words);
  };

  it.each<[string, JsonObject, string]>([
    // amounts, counts and sizes
    [
      '{ monthlyCost: { $gt: 200 } }',
      { monthlyCost: '1240' },
      'the monthly cost of 1,240.00 USD is over 200.00 USD',
    ],
    [
      '{ $not: { monthlyCost: { $gt: 200 } } }',
      { monthlyCost: '20' },
      'the monthly cost of 20.00 USD is at most 200.00 USD',
    ],
    [
      '{ ownerMonthlySpend: { $lte: 5000 } }',
      { ownerMonthlySpend: '4321.5' },
      "the owner's monthly spend of 4,321.50 USD is at most 5,000.00 USD",
    ],
    [
      '{ ownerBudgetRemaining: { $lt: 0 } }',
      { ownerBudgetRemaining: '-1120.00' },
      "the request would go 1,120.00 USD over the owner's budget",
    ],
    [
      '{ ownerBudgetRemaining: { $gte: 500 } }',
      { ownerBudgetRemaining: '1500.00' },
      "1,500.00 USD would be left of the owner's budget, at least 500.00 USD",
    ],
    [
      '{ ownerBudgetRemaining: { $gte: 0 } }',
      { ownerBudgetRemaining: '3797.48' },
      "3,797.48 USD would be left of the owner's budget",
    ],
    [
      '{ ownerBudgetRemaining: { $gte: -100 } }',
      { ownerBudgetRemaining: '-80' },
      "the request would go 80.00 USD over the owner's budget, at most 100.00 USD",
    ],
    [
      '{ parameters.replicas: { $gt: 2 } }',
      { parameters: { replicas: 5 } },
      'there are 5 replicas, more than 2',
    ],
    [
      '{ type: preview, parameters.size: { $gt: 2 } }',
      { type: 'preview', parameters: { size: 4 } },
      'the request type is preview and the number of nodes of 4 is over 2',
    ],
    [
      '{ lease.hours: { $gt: 168 } }',
      { lease: { hours: 720 } },
      'the lease of 30 days is over 7 days',
    ],
    [
      '{ lease.hours: { $lte: 168 } }',
      { lease: { hours: 1 } },
      'the lease of 1 hour is at most 7 days',
    ],
    // names and values as the form has them
    [
      '{ environment: { $in: [staging, production] } }',
      { environment: 'production' },
      'the environment is Production',
    ],
    [
      '{ parameters.dataClassification: { $in: [pii, phi] } }',
      { parameters: { dataClassification: 'phi' } },
      'the data classification is Health data',
    ],
    [
      '{ parameters.size: large }',
      { parameters: { size: 'large' } },
      'the VM size is large',
    ],
    [
      '{ parameters.publicAccess: true }',
      { parameters: { publicAccess: true } },
      'the answer to "Reachable from outside?" is yes',
    ],
    [
      '{ parameters.publicAccess: true }',
      { type: 'preview', parameters: { publicAccess: true } },
      'public access is on',
    ],
    [
      '{ $not: { parameters.publicAccess: false } }',
      { type: 'preview', parameters: { publicAccess: true } },
      'public access is on',
    ],
    [
      '{ parameters.neededBy: { $lt: "2027-01-01" } }',
      { parameters: { neededBy: '2026-12-24' } },
      'the needed by is 24 December 2026, before 1 January 2027',
    ],
    // of alternatives the ones that hold, of denials what is there instead
    [
      '{ $any: [{ environment: production }, { monthlyCost: { $gt: 200 } }] }',
      { environment: 'staging', monthlyCost: '1240.00' },
      'the monthly cost of 1,240.00 USD is over 200.00 USD',
    ],
    [
      '{ $not: { environment: { $in: [development, preview] } } }',
      { environment: 'staging' },
      'the environment is Staging, not development or preview',
    ],
    [
      '{ $not: { $any: [{ environment: production }, { monthlyCost: { $gt: 200 } }] } }',
      { environment: 'staging', monthlyCost: '20.00' },
      'the environment is Staging, not Production and the monthly cost of 20.00 USD is at most 200.00 USD',
    ],
    [
      '{ $not: { parameters.neededBy: { $exists: true } } }',
      { type: 'preview' },
      'no needed by is given',
    ],
    [
      '{ $not: { parameters.tags: { $contains: eu } } }',
      {},
      'no tags are given',
    ],
    // times
    [
      '{ calendar.hour: { $gte: 18 } }',
      { calendar: { hour: 19 } },
      'it is 18:00 or later',
    ],
    [
      '{ calendar.weekday: { $in: [saturday, sunday] } }',
      { calendar: { weekday: 'sunday' } },
      'it is Sunday',
    ],
    [
      '{ $not: { calendar.weekday: { $in: [saturday, sunday] } } }',
      {},
      'it is Tuesday, not Saturday or Sunday',
    ],
    [
      '{ calendar.date: { $gte: "2026-12-20" } }',
      { calendar: { date: '2026-12-24' } },
      'it is 24 December 2026, on or after 20 December 2026',
    ],
    [
      '{ calendars.year-end: true }',
      { calendars: { 'year-end': true } },
      'it is within Year-end freeze',
    ],
    [
      '{ $not: { calendars.office: true } }',
      { calendars: { office: false } },
      'it is outside Business hours',
    ],
    ['{ emergency: true }', { emergency: true }, 'it is an emergency'],
    [
      '{ requester.agent: false }',
      { requester: { agent: false } },
      'no agent asks for it',
    ],
    ['{ emergency: false }', { emergency: false }, 'it is not an emergency'],
    // people and entities
    [
      '{ requester.groups: { $contains: "group:default/payments" } }',
      {},
      'the requester is in the group payments',
    ],
    ['{ owner: "group:default/payments" }', {}, 'the owner is payments'],
    ['{ requester.kind: user }', {}, 'the requester is a person'],
    ['{ $not: { requester.kind: service } }', {}, 'the requester is a person'],
    [
      '{ entity.spec.lifecycle: production }',
      { entity: { spec: { lifecycle: 'production' } } },
      "the entity's lifecycle is production",
    ],
    [
      '{ entity.metadata.labels.acme.io/tier: "1" }',
      { entity: { metadata: { labels: { 'acme.io/tier': '1' } } } },
      "the entity's label acme.io/tier is 1",
    ],
    [
      '{ entity.metadata.annotations.backstage.io/techdocs-ref: { $exists: false } }',
      { entity: { metadata: {} } },
      'the entity has no annotation backstage.io/techdocs-ref',
    ],
  ])('%s', (when, values, words) => {
    expect(explained(when, factsOf(values))).toBe(words);
  });
});

describe('explainUnknown', () => {
  const explained = (when: string, facts: Facts, withReasons: boolean) => {
    const predicate = read(when);
    const { comparisons } = evaluatePredicate(predicate, facts);
    const words = FactWords.of(policy, 'database');
    return explainUnknown(predicate, comparisons, { words, withReasons });
  };
  const facts = factsOf(
    { environment: 'development' },
    {
      monthlyCost: 'the estimator timed out',
      owner: 'no owner is chosen',
      calendars: 'the clock is wrong',
    },
  );

  it('names each fact that could not be found out once', () => {
    const when =
      '{ monthlyCost: { $gt: 100, $lt: 200 }, owner: "group:default/x", type: database }';
    expect(explained(when, facts, true)).toBe(
      'the monthly cost is not known (the estimator timed out) and the owner is not known (no owner is chosen)',
    );
  });

  it.each([
    ['it is not filled in yet', 'the environment is not filled in yet'],
    ['it was not given', 'the environment was not given'],
    ['the stage is not chosen yet', 'the stage is not chosen yet'],
  ])('lets the reason "%s" speak for itself', (reason, words) => {
    const unknown = factsOf({}, { environment: reason });
    expect(explained('{ environment: production }', unknown, false)).toBe(
      words,
    );
  });

  it('leaves out what would not have mattered', () => {
    const when =
      '{ $any: [{ monthlyCost: { $gt: 100 }, environment: production }, { calendars.office: true }] }';
    expect(explained(when, facts, false)).toBe(
      'it is not known whether it is within Business hours',
    );
  });
});
