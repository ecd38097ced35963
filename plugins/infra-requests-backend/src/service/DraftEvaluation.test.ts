import type { JsonObject } from '@backstage/types';
import type {
  Preview,
  RequestDraft,
} from '@infra-requests/plugin-infra-requests-common';
import fc from 'fast-check';
import { aService, by } from '../__testUtils__/aService';
import { acmeConfig } from '../__testUtils__/acme';
import { demoConfig } from '../domain/hints/__testUtils__/demo';

const STAGES = ['development', 'staging', 'production'];
const SIZES = ['small', 'medium', 'large'];
const DATA = ['public', 'internal', 'pii', 'phi'];

const where = {
  owner: fc.constantFrom(
    'group:default/payments-team',
    'group:default/checkout-team',
  ),
  name: fc.constant('ledger'),
  environment: fc.constantFrom(...STAGES),
  dataClassification: fc.constantFrom(...DATA),
};

const drafts: fc.Arbitrary<RequestDraft> = fc.oneof(
  fc.record({
    type: fc.constant('postgresql-database'),
    parameters: fc.record(
      {
        ...where,
        size: fc.constantFrom(...SIZES),
        replicas: fc.integer({ min: 1, max: 3 }),
        storageGb: fc.constantFrom(20, 100, 250, 500, 1000),
        backupDays: fc.integer({ min: 0, max: 35 }),
        publicAccess: fc.boolean(),
      },
      { requiredKeys: ['owner', 'environment', 'size', 'storageGb'] },
    ),
  }),
  fc.record({
    type: fc.constant('team-environment'),
    parameters: fc.record(
      {
        ...where,
        nodeSize: fc.constantFrom(...SIZES),
        nodes: fc.integer({ min: 1, max: 12 }),
      },
      { requiredKeys: ['owner', 'environment', 'nodes'] },
    ),
  }),
  fc.record({
    type: fc.constant('object-storage-bucket'),
    parameters: fc.record(
      {
        ...where,
        storageClass: fc.constantFrom('standard', 'infrequent', 'archive'),
        sizeGb: fc.integer({ min: 1, max: 500_000 }),
        transferGb: fc.integer({ min: 0, max: 5000 }),
      },
      { requiredKeys: ['owner', 'environment', 'sizeGb'] },
    ),
  }),
);

const WITHIN_BUDGET = {
  ...acmeConfig,
  budgets: { default: 160 },
  rules: [
    {
      id: 'within-budget',
      when: { ownerBudgetRemaining: { $gte: 0 } },
      tier: 'automatic',
    },
    {
      id: 'over-budget',
      when: { ownerBudgetRemaining: { $lt: 0 } },
      tier: 'standard',
    },
  ],
};

/** 35.50 USD a month each. */
const replicas = (number: number): RequestDraft => ({
  type: 'database',
  parameters: {
    owner: 'group:default/payments-team',
    environment: 'staging',
    size: 'small',
    replicas: number,
  },
});

const outcomeOf = ({ evaluation }: Preview) => ({
  outcome: evaluation!.outcome,
  tier: evaluation!.tier,
});

describe('the hints of a preview', () => {
  const { queries } = aService({ config: demoConfig() });
  const preview = (draft: RequestDraft) => queries.preview(draft, by('mira'));

  it('come true when the draft is previewed with the change, whatever is asked', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(drafts, async draft => {
        const before = await preview(draft);
        for (const hint of before.hints!) {
          seen++;
          const parameters: JsonObject = {
            ...(draft.parameters as JsonObject),
            [hint.parameter]: hint.value as string,
          };
          const after = await preview({ ...draft, parameters });
          expect(outcomeOf(after)).toEqual({
            outcome: hint.outcome,
            tier: hint.tier,
          });
          expect(after.cost.monthly).toBe(hint.monthlyCost);
          expect(before.problems).toEqual(
            expect.arrayContaining(after.problems),
          );
        }
      }),
      { numRuns: 100 },
    );
    expect(seen).toBeGreaterThan(30);
  });

  it('count what the owner spends already against the budget', async () => {
    const { queries: own, service } = aService({ config: WITHIN_BUDGET });
    const hints = async () =>
      (await own.preview(replicas(5), by('mira'))).hints!.map(
        ({ text }) => text,
      );
    expect(await hints()).toEqual(['Up to 4 replicas it would be automatic.']);
    await service.submit(replicas(2), by('mira'));
    expect(await hints()).toEqual(['Up to 2 replicas it would be automatic.']);
  });

  it('are none where nobody has to approve', async () => {
    const { queries: own } = aService({ config: WITHIN_BUDGET });
    expect((await own.preview(replicas(1), by('mira'))).hints).toEqual([]);
  });

  it('ask no module for the price of what nobody asked for', async () => {
    const estimate = jest.fn(async () => ({
      currency: 'USD',
      monthly: '500.00',
      lines: [],
    }));
    const { queries: own } = aService({
      config: WITHIN_BUDGET,
      estimators: new Map([['database', { estimate }]]),
    });
    const { hints } = await own.preview(replicas(5), by('mira'));
    expect(hints).toEqual([]);
    expect(estimate).toHaveBeenCalledTimes(1);
  });
});
