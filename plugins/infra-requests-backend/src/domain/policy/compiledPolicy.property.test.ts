import type { Stage } from '@infra-requests/plugin-infra-requests-common';
import fc from 'fast-check';
import {
  naiveDecision,
  naiveTruth,
  type Demand,
} from './__testUtils__/naivePolicy';
import { anyFacts, anyPolicy, anyPredicate } from './__testUtils__/randomRules';
import { decide, evaluate } from './evaluate';
import { evaluatePredicate } from './predicate';
import type { Predicate } from '../types';

const demandsOf = (stages: Stage[]): Demand[] =>
  stages.flatMap(({ requirements }, index) =>
    requirements.map(
      ({ approvers, count }): Demand => [
        index,
        [...new Set(approvers)].sort().join(),
        count,
      ],
    ),
  );

const sorted = (demands: Demand[]) => demands.map(one => one.join(' ')).sort();

function comparisonsIn(predicate: Predicate): number {
  return predicate.kind === 'compare'
    ? 1
    : [predicate.of].flat().reduce((sum, one) => sum + comparisonsIn(one), 0);
}

/** Several requests of one policy, so that what it remembers of one is used for the next. */
const trials = fc.tuple(
  anyPolicy,
  fc.array(anyFacts, { minLength: 1, maxLength: 6 }),
);

describe('a compiled condition', () => {
  it('is true, false or unknown as a naive interpreter says', () => {
    fc.assert(
      fc.property(anyPredicate, anyFacts, (predicate, facts) => {
        const { result, comparisons } = evaluatePredicate(predicate, facts);
        expect(result).toBe(naiveTruth(predicate, facts));
        expect(comparisons).toHaveLength(comparisonsIn(predicate));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a compiled policy', () => {
  it('decides as a naive interpreter does, with and without a trace', () => {
    fc.assert(
      fc.property(trials, ([policy, requests]) => {
        for (const facts of requests) {
          const naive = naiveDecision(policy, facts);
          const decision = decide(policy, facts);
          const evaluation = evaluate(policy, facts);
          expect(evaluation.outcome).toBe(naive.outcome);
          expect(evaluation.tier.id).toBe(naive.tier);
          expect(sorted(demandsOf(evaluation.stages))).toEqual(
            sorted(naive.demands),
          );
          expect({
            outcome: decision.outcome,
            tier: decision.tier.id,
            stages: decision.stages,
            distinct: decision.distinct,
          }).toEqual({
            outcome: evaluation.outcome,
            tier: evaluation.tier.id,
            stages: evaluation.stages,
            distinct: evaluation.distinct,
          });
          expect(decision.matched.map(({ id }) => id)).toEqual(naive.matched);
          expect(decision.unknown.map(({ id }) => id)).toEqual(naive.unknown);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('traces every enabled rule, also those that it need not read', () => {
    fc.assert(
      fc.property(trials, ([policy, requests]) => {
        const enabled = policy.rules.filter(({ disabled }) => !disabled);
        for (const facts of requests) {
          const { trace } = evaluate(policy, facts);
          expect(trace.map(({ rule }) => rule)).toEqual(
            enabled.map(({ id }) => id),
          );
          for (const [index, { result, comparisons }] of trace.entries()) {
            const { when } = enabled[index];
            expect(result).toBe(naiveTruth(when, facts));
            // What is left out never hides why something matched or might match.
            const isWhole = comparisons.length === comparisonsIn(when);
            const [first] = comparisons;
            expect(
              isWhole ||
                (result === 'not-matched' &&
                  comparisons.length === 1 &&
                  first.result === 'not-matched' &&
                  ['type', 'environment'].includes(first.path)),
            ).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('says each comparison as it was, whoever asked before', () => {
    fc.assert(
      fc.property(trials, ([policy, requests]) => {
        for (const facts of requests) {
          for (const { comparisons } of evaluate(policy, facts).trace) {
            for (const one of comparisons.filter(
              ({ operator }) => operator !== '$contains',
            )) {
              const asked = {
                kind: 'compare',
                path: one.path,
                operator: one.operator,
                expected: one.expected,
              } as Predicate;
              expect(one.result).toBe(naiveTruth(asked, facts));
              expect(one.unknown === undefined).toBe(one.result !== 'unknown');
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives a reason and a summary for whatever it decides', () => {
    fc.assert(
      fc.property(trials, ([policy, requests]) => {
        for (const facts of requests) {
          const { reasons, summary } = evaluate(policy, facts);
          expect(reasons.length).toBeGreaterThan(0);
          for (const text of [summary!, ...reasons.map(one => one.text)]) {
            expect(text).toMatch(/^[^a-z\s].*\.$/s);
            expect(text).not.toMatch(/undefined|\[object|NaN| [,.)]/);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
