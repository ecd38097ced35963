import { isDeepStrictEqual } from 'node:util';
import type {
  EntityRef,
  PolicyFinding,
  Stage,
} from '@infra-requests/plugin-infra-requests-common';
import fc from 'fast-check';
import { estimateCost } from '../catalogue/cost';
import { validateParameters } from '../catalogue/parameters';
import { exampleRequestTypes } from '../policy/__testUtils__/examplePolicy';
import { evaluate } from '../policy/evaluate';
import { evaluatePredicate } from '../policy/predicate';
import {
  nothingLost,
  randomFacts,
  randomPolicy,
  someLost,
} from './__testUtils__/randomPolicies';
import { analysePolicy, approversOf } from './analysePolicy';
import type { Facts, Policy, Predicate } from '../types';
import type { JsonObject } from '@backstage/types';

const requestTypes = exampleRequestTypes();

const KNOWN = fc.sample(randomFacts(nothingLost), { numRuns: 150, seed: 7 });
const UNSURE = [
  ...KNOWN,
  ...fc.sample(randomFacts(someLost), { numRuns: 150, seed: 8 }),
];

const ruleOf = (policy: Policy, id: string) =>
  policy.rules.find(rule => rule.id === id)!;

const matches = (policy: Policy, id: string, facts: Facts) =>
  evaluatePredicate(ruleOf(policy, id).when, facts).result === 'matched';

/** A denied request has no tier. */
function decisionOf(policy: Policy, facts: Facts) {
  const { outcome, tier, stages, distinct } = evaluate(policy, facts);
  return outcome === 'denied'
    ? { outcome }
    : { outcome, tier, stages, distinct };
}

const without = (policy: Policy, id: string): Policy => ({
  ...policy,
  rules: policy.rules.filter(rule => rule.id !== id),
});

/** Whether what decides is that no rule does. */
function fallsToFallback(policy: Policy, facts: Facts): boolean {
  const { outcome, tier, trace } = evaluate(policy, facts);
  return (
    outcome !== 'denied' &&
    tier.id === policy.fallbackTier &&
    trace.every(one => one.result === 'not-matched' || 'require' in one.effect)
  );
}

function branches(predicate: Predicate): Predicate[] {
  switch (predicate.kind) {
    case 'any':
      return [...predicate.of, ...predicate.of.flatMap(branches)];
    case 'all':
      return predicate.of.flatMap(branches);
    default:
      return [];
  }
}

/** The facts with one of them a little less or more. */
function shifted(facts: Facts, by: 1 | -1): Facts[] {
  const changed = (path: string[], value: string | number): Facts => {
    const values = structuredClone(facts.values);
    const holder = path
      .slice(0, -1)
      .reduce((one, key) => one[key] as JsonObject, values);
    holder[path[path.length - 1]] = value;
    return { values, unknown: {} };
  };
  const day = (date: string) =>
    new Date(Date.parse(date) + by * 86_400_000).toISOString().slice(0, 10);
  const parameters = facts.values.parameters as Record<string, never>;
  const { hour } = facts.values.calendar as { hour: number };
  return [
    ...['monthlyCost', 'ownerMonthlySpend'].map(path =>
      changed([path], (Number(facts.values[path]) + by / 100).toFixed(2)),
    ),
    changed(['calendar', 'hour'], hour + by),
    ...(parameters.replicas === undefined
      ? []
      : [changed(['parameters', 'replicas'], parameters.replicas + by)]),
    ...(parameters.neededBy === undefined
      ? []
      : [changed(['parameters', 'neededBy'], day(parameters.neededBy))]),
  ];
}

/** Whether people could fill every requirement, by trying out everybody everywhere. */
function canBeMet(
  stages: Stage[],
  distinct: boolean,
  peopleOf: (ref: EntityRef) => EntityRef[],
): boolean {
  const seats = stages.flatMap((stage, at) =>
    stage.requirements.flatMap((requirement, index) =>
      Array.from({ length: requirement.count }, () => ({
        scope: distinct ? 'request' : `${at} ${index}`,
        people: [...new Set(requirement.approvers.flatMap(peopleOf))],
      })),
    ),
  );
  const fill = (from: number, taken: string[]): boolean =>
    from === seats.length ||
    seats[from].people.some(
      person =>
        !taken.includes(`${seats[from].scope} ${person}`) &&
        fill(from + 1, [...taken, `${seats[from].scope} ${person}`]),
    );
  return fill(0, []);
}

type Check = (
  finding: PolicyFinding & { facts: Facts },
  policy: Policy,
  people: Map<EntityRef, EntityRef[]>,
) => boolean;

const sameWithout = (policy: Policy, rule: string, all: Facts[]) =>
  all.every(facts =>
    isDeepStrictEqual(
      decisionOf(policy, facts),
      decisionOf(without(policy, rule), facts),
    ),
  );

/** Whether a finding is so, by what it means and nothing else. */
const IS_SO: Record<PolicyFinding['code'], Check> = {
  'never-matches': ({ rule, facts }, policy) =>
    [...UNSURE, facts].every(one => !matches(policy, rule!, one)),

  contradiction: ({ rule, facts }, policy) => {
    const matching = [...KNOWN, facts].filter(one =>
      matches(policy, rule!, one),
    );
    const isDead = (branch: Predicate) =>
      matching.every(
        one => evaluatePredicate(branch, one).result !== 'matched',
      );
    return (
      matching.includes(facts) &&
      branches(ruleOf(policy, rule!).when).some(isDead)
    );
  },

  'never-seen': ({ rule, otherRules, facts }, policy) => {
    // Those that dominate it are enough on their own.
    const alone = {
      ...policy,
      rules: policy.rules.filter(
        ({ id }) => id === rule || otherRules.includes(id),
      ),
    };
    return (
      matches(policy, rule!, facts) &&
      sameWithout(policy, rule!, [...UNSURE, facts]) &&
      sameWithout(alone, rule!, UNSURE)
    );
  },

  gap: ({ facts }, policy) => {
    const type = requestTypes.find(({ id }) => id === facts.values.type)!;
    const parameters = facts.values.parameters as JsonObject;
    return (
      fallsToFallback(policy, facts) &&
      validateParameters(type, parameters).length === 0 &&
      facts.values.monthlyCost === estimateCost(type, parameters, 'USD').monthly
    );
  },

  'unreached-tier': ({ tier }, policy) =>
    KNOWN.every(facts => decisionOf(policy, facts).tier?.id !== tier),

  'boundary-hole': ({ rule, otherRules: [other], facts }, policy) => {
    const above = shifted(facts, 1);
    return (
      fallsToFallback(policy, facts) &&
      shifted(facts, -1).some(
        (one, index) =>
          matches(policy, rule!, one) && matches(policy, other, above[index]),
      )
    );
  },

  'boundary-overlap': ({ rule, otherRules: [other], facts }, policy) =>
    matches(policy, rule!, facts) &&
    matches(policy, other, facts) &&
    !isDeepStrictEqual(
      ruleOf(policy, rule!).effect,
      ruleOf(policy, other).effect,
    ),

  'high-risk-automatic': ({ rule, facts }, policy) =>
    policy.highRiskEnvironments.includes(String(facts.values.environment)) &&
    evaluate(policy, facts).outcome === 'automatic' &&
    (rule === undefined
      ? fallsToFallback(policy, facts)
      : matches(policy, rule, facts)),

  'dead-end': ({ severity, facts }, policy, people) => {
    const { outcome, stages, distinct } = evaluate(policy, facts);
    const requester = (facts.values.requester as { ref: string }).ref;
    const isMetWithout = (involved: EntityRef[]) =>
      canBeMet(stages, distinct, ref =>
        (people.get(ref) ?? []).filter(person => !involved.includes(person)),
      );
    return (
      outcome === 'approval' &&
      isMetWithout([]) === (severity === 'warning') &&
      !isMetWithout([requester])
    );
  },
};

const somebody = fc.subarray([
  'user:default/ada',
  'user:default/grace',
  'user:default/sofia',
]);

const OFTEN_FOUND = [
  'never-matches',
  'never-seen',
  'gap',
  'unreached-tier',
  'high-risk-automatic',
  'dead-end',
];

describe('the analysis of random policies', () => {
  it('finds nothing that is not so', () => {
    const count: Record<string, number> = {};
    fc.assert(
      fc.property(
        randomPolicy,
        fc.array(somebody, { minLength: 3, maxLength: 3 }),
        (policy, members) => {
          const people = new Map(
            approversOf(policy).map((ref, index) => [ref, members[index % 3]]),
          );
          const findings = analysePolicy(policy, { requestTypes, people });
          for (const finding of findings) {
            const { code, example } = finding;
            count[code] = (count[code] ?? 0) + 1;
            const { outcome, tier } = evaluate(policy, example.facts as Facts);
            expect(example).toMatchObject({ outcome, tier });
            const isSo = IS_SO[code](
              { ...finding, facts: example.facts as Facts },
              policy,
              people,
            );
            expect({ finding, isSo }).toEqual({ finding, isSo: true });
          }
        },
      ),
      { numRuns: 100 },
    );
    // Or it would have shown nothing. Contradictions and holes are too rare to be sure of.
    for (const code of OFTEN_FOUND) {
      expect(`${code}: ${count[code] ?? 0}`).not.toBe(`${code}: 0`);
    }
  });
});
