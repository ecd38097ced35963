import type { JsonObject } from '@backstage/types';
import type {
  Evaluation,
  Requirement,
} from '@infra-requests/plugin-infra-requests-common';
import fc from 'fast-check';
import { exampleConfig, policyOf } from './__testUtils__/examplePolicy';
import { evaluate } from './evaluate';
import type { Facts, Policy } from '../types';

const TIERS = ['automatic', 'standard', 'elevated'];
const ENVIRONMENTS = ['development', 'staging', 'production'];
const COSTS = ['50.00', '100.00', '100.01', '900.00'];
const REPLICAS = [1, 3];

const when: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.constantFrom(...ENVIRONMENTS).map(environment => ({ environment })),
  fc
    .constantFrom('$lte', '$gt')
    .map(operator => ({ monthlyCost: { [operator]: 100 } })),
  fc
    .constantFrom(...ENVIRONMENTS)
    .map(environment => ({ environment, monthlyCost: { $lte: 100 } })),
  fc.constantFrom(...REPLICAS).map(count => ({
    $not: { 'parameters.replicas': count },
  })),
  fc.constant<JsonObject>({
    $any: [{ 'parameters.replicas': { $gt: 2 } }, { environment: 'staging' }],
  }),
);

const requirement = fc.record({
  approvers: fc.subarray(['group:default/security', 'group:default/finops'], {
    minLength: 1,
  }),
  count: fc.integer({ min: 1, max: 3 }),
});

const effect: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.constantFrom(...TIERS).map(tier => ({ tier })),
  fc.constantFrom(...TIERS).map(tier => ({ tier })),
  requirement.map(one => ({ require: [one] })),
  fc.constant({ deny: 'Not here.' }),
);

const rules = fc.array(fc.tuple(when, effect), { maxLength: 5 }).map(pairs =>
  pairs.map(([condition, then], index) => ({
    id: `rule-${index}`,
    when: condition,
    ...then,
  })),
);

const policy = (list: JsonObject[], fallbackTier: string): Policy =>
  policyOf({ ...exampleConfig(), rules: list, fallbackTier });

interface Situation {
  environment?: string;
  monthlyCost?: string;
  replicas?: number;
}

const situation = fc.record<Situation>({
  environment: fc.constantFrom(...ENVIRONMENTS),
  monthlyCost: fc.constantFrom(...COSTS),
  replicas: fc.option(fc.constantFrom(...REPLICAS), { nil: undefined }),
});

function factsFrom(
  { environment, monthlyCost, replicas }: Situation,
  lost: string[] = [],
): Facts {
  const keep = (path: string, name: string, value?: string | number) =>
    value === undefined || lost.includes(path) ? {} : { [name]: value };
  return {
    values: {
      ...keep('environment', 'environment', environment),
      ...keep('monthlyCost', 'monthlyCost', monthlyCost),
      parameters: keep('parameters.replicas', 'replicas', replicas),
    },
    unknown: Object.fromEntries(lost.map(path => [path, 'it was lost'])),
  };
}

/** Everything that the lost facts could have been, an optional one also absent. */
function completions(known: Situation, lost: string[]): Situation[] {
  const options = <T>(path: string, all: T[], value: T) =>
    lost.includes(path) ? all : [value];
  return options('environment', ENVIRONMENTS, known.environment!).flatMap(
    environment =>
      options('monthlyCost', COSTS, known.monthlyCost!).flatMap(monthlyCost =>
        options(
          'parameters.replicas',
          [...REPLICAS, undefined],
          known.replicas,
        ).map(replicas => ({ environment, monthlyCost, replicas })),
      ),
  );
}

const groupsOf = ({ approvers }: Requirement) => [...approvers].sort().join();

const requirementsOf = ({ stages }: Evaluation) =>
  stages.flatMap(stage => stage.requirements);

/** Whether `one` asks for at least what `other` asks for. A denial asks for more than anything else. */
function isAtLeastAsStrict(one: Evaluation, other: Evaluation): boolean {
  if (one.outcome === 'denied') {
    return true;
  }
  if (other.outcome === 'denied') {
    return false;
  }
  return (
    one.tier.rank >= other.tier.rank &&
    (one.outcome === 'approval' || other.outcome === 'automatic')
  );
}

/** What happens where a denial cannot be ruled out: people decide in the strictest tier, and are told why. */
function isLeftToPeople({ outcome, tier, reasons }: Evaluation): boolean {
  return (
    outcome === 'approval' &&
    tier.id === 'elevated' &&
    reasons[0].kind === 'deny-unknown'
  );
}

/** The approvals that rules require, whichever tier they join; a stricter tier may replace a laxer one's own. */
function coversRequired(
  evaluation: Evaluation,
  required: Requirement[],
): boolean {
  return (
    evaluation.outcome === 'denied' ||
    required.every(needed =>
      requirementsOf(evaluation).some(
        one => groupsOf(one) === groupsOf(needed) && one.count >= needed.count,
      ),
    )
  );
}

const requiredBy = (of: Policy, { trace }: Evaluation): Requirement[] =>
  of.rules.flatMap((rule, index) =>
    rule.effect.kind === 'require' && trace[index].result === 'matched'
      ? rule.effect.require
      : [],
  );

const LOSABLE = ['environment', 'monthlyCost', 'parameters.replicas'];

describe('evaluate', () => {
  it('is never laxer on unknown facts than on anything that they could be', () => {
    fc.assert(
      fc.property(
        rules,
        fc.constantFrom(...TIERS),
        situation,
        fc.subarray(LOSABLE, { minLength: 1 }),
        (list, fallbackTier, known, lost) => {
          const active = policy(list, fallbackTier);
          const unsure = evaluate(active, factsFrom(known, lost));
          for (const completion of completions(known, lost)) {
            const sure = evaluate(active, factsFrom(completion));
            const isRaised =
              sure.outcome === 'denied' && unsure.outcome !== 'denied';
            expect(
              isRaised
                ? isLeftToPeople(unsure)
                : isAtLeastAsStrict(unsure, sure),
            ).toBe(true);
            expect(coversRequired(unsure, requiredBy(active, sure))).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never decides laxer because a rule was added to what rules decided', () => {
    fc.assert(
      fc.property(
        rules,
        fc.tuple(when, effect),
        fc.constantFrom(...TIERS),
        situation,
        (list, [condition, then], fallbackTier, known) => {
          const facts = factsFrom(known);
          const before = policy(list, fallbackTier);
          const decided = evaluate(before, facts);
          const isCovered = before.rules.some(
            (rule, index) =>
              rule.effect.kind === 'tier' &&
              decided.trace[index].result === 'matched',
          );
          const added = evaluate(
            policy(
              [...list, { id: 'new', when: condition, ...then }],
              fallbackTier,
            ),
            facts,
          );
          // Only what no tier rule covered may become laxer: the new rule may be the first to cover it.
          const mayLoosen =
            !isCovered && decided.outcome !== 'denied' && 'tier' in then;
          expect(mayLoosen || isAtLeastAsStrict(added, decided)).toBe(true);
          expect(coversRequired(added, requiredBy(before, decided))).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('does not care about the order of rules', () => {
    fc.assert(
      fc.property(
        rules.chain(list =>
          fc.tuple(
            fc.constant(list),
            fc.shuffledSubarray(list, {
              minLength: list.length,
              maxLength: list.length,
            }),
          ),
        ),
        situation,
        fc.subarray(LOSABLE),
        ([list, shuffled], known, lost) => {
          const facts = factsFrom(known, lost);
          const one = policy(list, 'standard');
          const other = policy(shuffled, 'standard');
          expect(other.digest).toBe(one.digest);
          const { trace, reasons, summary, ...decided } = evaluate(one, facts);
          const {
            trace: otherTrace,
            reasons: otherReasons,
            summary: otherSummary,
            ...same
          } = evaluate(other, facts);
          expect(same).toEqual(decided);
          const texts = (all: typeof reasons) =>
            all.map(({ kind, rule, text }) => `${kind} ${rule} ${text}`).sort();
          expect(texts(otherReasons)).toEqual(texts(reasons));
          expect(otherTrace).toHaveLength(trace.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('agrees with the strictest of everything that applies, when all is known', () => {
    fc.assert(
      fc.property(
        rules,
        fc.constantFrom(...TIERS),
        situation,
        (list, fallbackTier, known) => {
          const active = policy(list, fallbackTier);
          const evaluation = evaluate(active, factsFrom(known));
          const matching = active.rules
            .filter((_, index) => evaluation.trace[index].result === 'matched')
            .map(rule => rule.effect);
          const tiers = matching.flatMap(one =>
            one.kind === 'tier' ? [TIERS.indexOf(one.tier)] : [],
          );
          const denied = matching.some(one => one.kind === 'deny');
          const rank =
            tiers.length > 0 ? Math.max(...tiers) : TIERS.indexOf(fallbackTier);
          expect(evaluation.tier.rank).toBe(rank);
          expect(evaluation.outcome === 'denied').toBe(denied);
          const asksNobody =
            rank === 0 && !matching.some(one => one.kind === 'require');
          expect(evaluation.outcome === 'automatic').toBe(
            !denied && asksNobody,
          );
          expect(evaluation.stages.length === 0).toBe(
            evaluation.outcome !== 'approval',
          );
          expect(evaluation.reasons.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300 },
    );
  });
});
