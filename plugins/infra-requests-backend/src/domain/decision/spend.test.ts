import type { Evaluation } from '@infra-requests/plugin-infra-requests-common';
import { anEvaluation, aRequest, groupRef } from './__testUtils__/requests';
import { reliedOnSpend } from './spend';

const facts = {
  values: { ownerMonthlySpend: '4200.00', ownerBudgetRemaining: '800.00' },
  unknown: {},
};

/** Approved by a rule that read these facts. */
const approvedReading = (
  paths: string[],
  overrides: Partial<Evaluation> = {},
) =>
  aRequest({
    facts,
    evaluation: anEvaluation({
      outcome: 'automatic',
      stages: [],
      trace: [
        {
          rule: 'within-budget',
          effect: { tier: 'automatic' },
          result: 'matched',
          comparisons: paths.map(path => ({
            path,
            operator: '$gte',
            expected: 0,
            result: 'matched',
          })),
        },
      ],
      ...overrides,
    }),
  });

describe('reliedOnSpend', () => {
  it.each(['ownerMonthlySpend', 'ownerBudgetRemaining'])(
    'is what the owner spends where a rule read %s',
    path => {
      expect(reliedOnSpend(approvedReading(['environment', path]))).toEqual({
        owner: groupRef('shop'),
        total: '4200.00',
      });
    },
  );

  it('is nothing where no rule read it', () => {
    expect(reliedOnSpend(approvedReading(['monthlyCost']))).toBeUndefined();
  });

  it('is nothing where people decide', () => {
    const pending = aRequest({
      facts,
      evaluation: anEvaluation({
        trace: approvedReading(['ownerBudgetRemaining']).evaluation.trace,
      }),
    });
    expect(pending.state).toBe('pending');
    expect(reliedOnSpend(pending)).toBeUndefined();
  });

  it('is nothing where it was not known', () => {
    const approved = approvedReading(['ownerMonthlySpend']);
    const unknown = {
      values: {},
      unknown: { ownerMonthlySpend: 'something has no price' },
    };
    expect(reliedOnSpend({ ...approved, facts: unknown })).toBeUndefined();
  });
});
