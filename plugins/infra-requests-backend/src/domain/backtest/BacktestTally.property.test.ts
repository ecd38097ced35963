import type { RequestState } from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import {
  exampleConfig,
  factsOf,
  policyOf,
} from '../policy/__testUtils__/examplePolicy';
import { evaluate } from '../policy/evaluate';
import type { Policy } from '../types';
import { aPastDecision } from './__testUtils__/pastDecisions';
import { BacktestTally } from './BacktestTally';
import type { PastDecision } from './pastDecision';
import { TypicalWaits } from './TypicalWaits';

const TIERS = ['automatic', 'standard', 'elevated'];
const ENVIRONMENTS = ['development', 'staging', 'production'];

const effect: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.constantFrom(...TIERS).map(tier => ({ tier })),
  fc.constant({ deny: 'Not here.' }),
  fc.integer({ min: 1, max: 3 }).map(count => ({
    require: [{ approvers: ['group:default/security'], count }],
  })),
);

const editedPolicy: fc.Arbitrary<Policy> = fc
  .record({
    effects: fc.array(fc.tuple(fc.constantFrom(...ENVIRONMENTS), effect), {
      maxLength: 6,
    }),
    fallbackTier: fc.constantFrom(...TIERS),
  })
  .map(({ effects, fallbackTier }) =>
    policyOf({
      ...exampleConfig(),
      fallbackTier,
      rules: effects.map(([environment, then], index) => ({
        id: `rule-${index}`,
        when: { environment },
        ...then,
      })),
    }),
  );

const pastDecision: fc.Arbitrary<PastDecision> = fc
  .record({
    environment: fc.constantFrom(...ENVIRONMENTS),
    monthlyCost: fc.constantFrom('50.00', '300.00'),
    publicAccess: fc.boolean(),
    state: fc.constantFrom<RequestState>(
      'approved',
      'rejected',
      'pending',
      'cancelled',
      'fulfilled',
    ),
    hours: fc.option(fc.integer({ min: 0, max: 48 }), { nil: undefined }),
  })
  .map(({ environment, monthlyCost, publicAccess, state, hours }) =>
    aPastDecision({
      facts: factsOf({
        environment,
        monthlyCost,
        parameters: { publicAccess },
      }),
      state,
      hours,
    }),
  );

/** Of the first parts that differ; undefined where none does. */
function directionOf(before: number | undefined, after: number | undefined) {
  if (before === undefined || after === undefined) {
    return 'unchanged';
  }
  return before > after ? 'laxer' : 'stricter';
}

/** Everything once more, the long way: no code of the tally, one sum after the other. */
function recount(decisions: PastDecision[], policy: Policy) {
  const rows = decisions.map((past, index) => {
    const now = evaluate(policy, past.facts);
    const votes = ({ stages }: { stages: typeof now.stages }) =>
      stages.reduce(
        (sum, { requirements }) =>
          sum + requirements.reduce((part, { count }) => part + count, 0),
        0,
      );
    const strictness = (
      one: Pick<PastDecision, 'outcome' | 'tier' | 'stages'>,
    ) =>
      one.outcome === 'denied'
        ? [2]
        : [
            one.outcome === 'approval' ? 1 : 0,
            TIERS.indexOf(one.tier.id),
            votes(one),
          ];
    const [before, after] = [strictness(past), strictness(now)];
    const differs = before.findIndex((part, at) => part !== after[at]);
    const people =
      past.outcome === 'approval' && !['cancelled'].includes(past.state);
    return {
      index,
      past,
      from: past.outcome === 'denied' ? 'denied' : past.tier.id,
      to: now.outcome === 'denied' ? 'denied' : now.tier.id,
      change: directionOf(before[differs], after[differs]),
      automatic: now.outcome === 'automatic',
      votes: votes(now) - votes(past),
      waited:
        people && past.decidedAt
          ? (past.decidedAt.getTime() - past.submittedAt.getTime()) / 3.6e6
          : undefined,
    };
  });
  const median = (tier: string) => {
    const waits = rows
      .filter(({ past }) => past.tier.id === tier)
      .flatMap(({ waited }) => waited ?? [])
      .sort((a, b) => a - b);
    return waits[Math.ceil(waits.length / 2) - 1];
  };
  const usual = ({ automatic, from, to, past }: (typeof rows)[number]) => {
    const stays = from === to && past.outcome === 'approval';
    if (automatic) {
      return 0;
    }
    return to === 'denied' || stays ? undefined : median(to);
  };
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
  const hours = (change: string, sign: number) =>
    sum(
      rows
        .filter(row => row.change === change)
        .map(row => {
          const waited = row.past.outcome === 'automatic' ? 0 : row.waited;
          const typical = usual(row);
          return waited === undefined || typical === undefined
            ? 0
            : Math.max(0, sign * (waited - typical));
        }),
    );
  const count = (change: string) =>
    rows.filter(row => row.change === change).length;
  const moves: Record<string, number> = {};
  for (const { from, to, change } of rows) {
    const key = `${from} ${to} ${change}`;
    moves[key] = (moves[key] ?? 0) + 1;
  }
  return {
    exact: {
      evaluated: rows.length,
      unchanged: count('unchanged'),
      laxer: count('laxer'),
      stricter: count('stricter'),
      rejectedNowAutomatic: rows.filter(
        ({ past, automatic }) => automatic && past.state === 'rejected',
      ).length,
      votesSaved: sum(rows.map(({ votes }) => Math.max(0, -votes))),
      votesAdded: sum(rows.map(({ votes }) => Math.max(0, votes))),
    },
    moves,
    saved: hours('laxer', 1),
    added: hours('stricter', -1),
    changed: rows
      .filter(({ change }) => change !== 'unchanged')
      .map(({ index }) => index),
  };
}

it('sums up what a count by hand sums up', () => {
  fc.assert(
    fc.property(
      editedPolicy,
      fc.array(pastDecision, { maxLength: 40 }),
      (policy, some) => {
        const decisions = some.map((one, number) => ({ ...one, number }));
        const waits = new TypicalWaits();
        decisions.forEach(one => waits.add(one));
        const tally = new BacktestTally({ policy, waits });
        const changed = decisions.flatMap(one => tally.add(one) ?? []);
        const { moves, waitingHoursSaved, waitingHoursAdded, ...sums } =
          tally.result();

        const expected = recount(decisions, policy);
        expect(sums).toEqual(expected.exact);
        expect(
          Object.fromEntries(
            moves.map(one => [
              `${one.from} ${one.to} ${one.change}`,
              one.count,
            ]),
          ),
        ).toEqual(expected.moves);
        expect(changed.map(({ number }) => number)).toEqual(expected.changed);
        // Medians are told to 1 %, and each request may be off by that much.
        const tolerance = decisions.length * 0.5 + 0.01;
        expect(Math.abs(waitingHoursSaved - expected.saved)).toBeLessThan(
          tolerance,
        );
        expect(Math.abs(waitingHoursAdded - expected.added)).toBeLessThan(
          tolerance,
        );
      },
    ),
    { numRuns: 200 },
  );
});
