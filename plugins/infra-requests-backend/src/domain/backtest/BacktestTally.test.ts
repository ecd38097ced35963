import {
  factsOf,
  policyOf,
  exampleConfig,
  policyWithRules,
} from '../policy/__testUtils__/examplePolicy';
import { aPastDecision } from './__testUtils__/pastDecisions';
import { BacktestTally, emptyResult } from './BacktestTally';
import type { PastDecision } from './pastDecision';
import { TypicalWaits } from './TypicalWaits';

const small = factsOf();
const large = factsOf({ monthlyCost: '900.00' });
const production = factsOf({ environment: 'production' });
const everything = (tier: string) =>
  policyWithRules(`[{ id: all, when: { type: database }, tier: ${tier} }]`);

function tallyOf(
  policy: ReturnType<typeof everything>,
  decisions: PastDecision[],
) {
  const waits = new TypicalWaits();
  decisions.forEach(one => waits.add(one));
  const tally = new BacktestTally({ policy, waits });
  const changed = decisions.flatMap(one => tally.add(one) ?? []);
  return { result: tally.result(), changed };
}

describe('the sums of a backtest', () => {
  it('are zero before anything was judged', () => {
    expect(tallyOf(everything('standard'), []).result).toEqual(emptyResult());
  });

  it('find nothing where the policy is the same', () => {
    const { result, changed } = tallyOf(policyOf(exampleConfig()), [
      aPastDecision({ facts: small, hours: 0 }),
      aPastDecision({ facts: production, hours: 48, state: 'rejected' }),
    ]);
    expect(changed).toEqual([]);
    expect(result).toEqual({
      ...emptyResult(),
      evaluated: 2,
      unchanged: 2,
      moves: [
        { from: 'automatic', to: 'automatic', count: 1, change: 'unchanged' },
        { from: 'elevated', to: 'elevated', count: 1, change: 'unchanged' },
      ],
    });
  });

  it('say what becomes automatic, what that saves, and what people had rejected', () => {
    const { result, changed } = tallyOf(everything('automatic'), [
      aPastDecision({ number: 1, facts: large, hours: 10 }),
      aPastDecision({
        id: 'request-2',
        number: 2,
        facts: production,
        hours: 30.5,
        state: 'rejected',
      }),
    ]);
    expect(result).toMatchObject({
      evaluated: 2,
      laxer: 2,
      rejectedNowAutomatic: 1,
      votesSaved: 4,
      votesAdded: 0,
      waitingHoursSaved: 40.5,
      waitingHoursAdded: 0,
      moves: [
        { from: 'standard', to: 'automatic', count: 1, change: 'laxer' },
        { from: 'elevated', to: 'automatic', count: 1, change: 'laxer' },
      ],
    });
    expect(changed).toEqual([
      expect.objectContaining({ number: 1, change: 'laxer' }),
      {
        requestId: 'request-2',
        number: 2,
        before: 'elevated',
        after: 'automatic',
        change: 'rejected-now-automatic',
        text: expect.stringMatching(/database/),
      },
    ]);
  });

  it('estimate what a stricter tier would take from what it takes', () => {
    const { result } = tallyOf(everything('standard'), [
      aPastDecision({ facts: small, hours: 0 }),
      aPastDecision({ facts: large, hours: 4 }),
      aPastDecision({ facts: production, hours: 24 }),
    ]);
    expect(result).toMatchObject({ stricter: 1, laxer: 1, unchanged: 1 });
    expect(result.waitingHoursAdded).toBeCloseTo(4, 1);
    expect(result.waitingHoursSaved).toBeCloseTo(20, 0);
  });

  it('guess nothing about a tier in which nobody decided anything', () => {
    expect(
      tallyOf(everything('elevated'), [
        aPastDecision({ facts: small, hours: 0 }),
        aPastDecision({ facts: large, hours: 4 }),
      ]).result,
    ).toMatchObject({ stricter: 2, waitingHoursAdded: 0 });
  });

  it('count no wait of what was withdrawn or is still open', () => {
    expect(
      tallyOf(everything('automatic'), [
        aPastDecision({ facts: large, hours: 900, state: 'cancelled' }),
        aPastDecision({ facts: large, state: 'pending' }),
      ]).result,
    ).toMatchObject({ laxer: 2, votesSaved: 2, waitingHoursSaved: 0 });
  });

  it('judge by the calendars and budgets of the policy that is tried, at the time of the request', () => {
    const policy = policyOf({
      ...exampleConfig(),
      calendars: [
        {
          id: 'release-freeze',
          title: 'Release freeze',
          windows: [{ from: '2026-09-01', to: '2026-09-14' }],
          freeze: true,
        },
      ],
      budgets: { default: 120 },
      rules: [
        { id: 'all', when: { type: 'database' }, tier: 'automatic' },
        {
          id: 'freeze',
          when: { 'calendars.release-freeze': true },
          tier: 'elevated',
        },
        {
          id: 'budget',
          when: { ownerBudgetRemaining: { $lt: 0 } },
          tier: 'standard',
        },
      ],
    });
    const { changed } = tallyOf(policy, [
      aPastDecision({ number: 1, judgedAt: new Date('2026-09-07T08:00:00Z') }),
      aPastDecision({ number: 2, judgedAt: new Date('2026-10-07T08:00:00Z') }),
      aPastDecision({
        number: 3,
        facts: factsOf({ ownerMonthlySpend: '50.00' }),
        judgedAt: new Date('2026-10-07T08:00:00Z'),
      }),
    ]);
    expect(changed.map(({ number, after }) => [number, after])).toEqual([
      [1, 'elevated'],
      [2, 'standard'],
    ]);
  });
});
