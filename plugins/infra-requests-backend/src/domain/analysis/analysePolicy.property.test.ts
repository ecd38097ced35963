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
  finding: PolicyFinding,
  policy: Policy,
  people: Map<EntityRef, EntityRef[]>,
) => void;

const CONFIRMED: Record<PolicyFinding['code'], Check> = {
  'never-matches': ({ rule, example }, policy) => {
    for (const facts of [...UNSURE, example.facts as Facts]) {
      expect(matches(policy, rule!, facts)).toBe(false);
    }
  },
  contradiction: ({ rule, example }, policy) => {
    const { when } = ruleOf(policy, rule!);
    const matching = KNOWN.filter(facts => matches(policy, rule!, facts));
    const isDead = (branch: Predicate) =>
      [...matching, example.facts as Facts].every(
        facts => evaluatePredicate(branch, facts).result !== 'matched',
      );
    expect(matches(policy, rule!, example.facts as Facts)).toBe(true);
    expect(branches(when).some(isDead)).toBe(true);
  },
  'never-seen': ({ rule, otherRules, example }, policy) => {
    expect(matches(policy, rule!, example.facts as Facts)).toBe(true);
    for (const facts of [...UNSURE, example.facts as Facts]) {
      expect(decisionOf(policy, facts)).toEqual(
        decisionOf(without(policy, rule!), facts),
      );
    }
    // Those rules alone are enough.
    const alone = {
      ...policy,
      rules: policy.rules.filter(
        ({ id }) => id === rule || otherRules.includes(id),
      ),
    };
    for (const facts of UNSURE) {
      expect(decisionOf(alone, facts)).toEqual(
        decisionOf(without(alone, rule!), facts),
      );
    }
  },
  gap: ({ example }, policy) => {
    const facts = example.facts as Facts;
    const type = requestTypes.find(({ id }) => id === facts.values.type)!;
    const parameters = facts.values.parameters as JsonObject;
    expect(fallsToFallback(policy, facts)).toBe(true);
    expect(validateParameters(type, parameters)).toEqual([]);
    expect(facts.values.monthlyCost).toBe(
      estimateCost(type, parameters, 'USD').monthly,
    );
  },
  'unreached-tier': ({ tier }, policy) => {
    for (const facts of KNOWN) {
      const decided = decisionOf(policy, facts);
      expect(decided.tier?.id).not.toBe(tier);
    }
  },
  'boundary-hole': ({ rule, otherRules: [other], example }, policy) => {
    const facts = example.facts as Facts;
    expect(fallsToFallback(policy, facts)).toBe(true);
    const below = shifted(facts, -1);
    const above = shifted(facts, 1);
    expect(
      below.some(
        (one, index) =>
          matches(policy, rule!, one) && matches(policy, other, above[index]),
      ),
    ).toBe(true);
  },
  'boundary-overlap': ({ rule, otherRules: [other], example }, policy) => {
    const facts = example.facts as Facts;
    expect(matches(policy, rule!, facts)).toBe(true);
    expect(matches(policy, other, facts)).toBe(true);
    expect(ruleOf(policy, rule!).effect).not.toEqual(
      ruleOf(policy, other).effect,
    );
  },
  'high-risk-automatic': ({ rule, example }, policy) => {
    const facts = example.facts as Facts;
    expect(policy.highRiskEnvironments).toContain(facts.values.environment);
    expect(evaluate(policy, facts).outcome).toBe('automatic');
    expect(
      rule === undefined
        ? fallsToFallback(policy, facts)
        : matches(policy, rule, facts),
    ).toBe(true);
  },
  'dead-end': ({ severity, example }, policy, people) => {
    const facts = example.facts as Facts;
    const { outcome, stages, distinct } = evaluate(policy, facts);
    const requester = (facts.values.requester as { ref: string }).ref;
    const met = (involved: EntityRef[]) =>
      canBeMet(stages, distinct, ref =>
        (people.get(ref) ?? []).filter(person => !involved.includes(person)),
      );
    expect(outcome).toBe('approval');
    expect(met([])).toBe(severity === 'warning');
    expect(met([requester])).toBe(false);
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
            CONFIRMED[code](finding, policy, people);
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
