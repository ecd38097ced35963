import type { RequestState } from '@infra-requests/plugin-infra-requests-common';
import {
  exampleConfig,
  factsOf,
  policyOf,
  policyWithRules,
} from '../policy/__testUtils__/examplePolicy';
import { decide } from '../policy/evaluate';
import { aPastDecision } from './__testUtils__/pastDecisions';
import { compareDecisions } from './compareDecisions';

const small = factsOf();
const large = factsOf({ monthlyCost: '900.00' });
const production = factsOf({ environment: 'production' });
const open = factsOf({ parameters: { publicAccess: true } });

const everything = (effect: string) =>
  policyWithRules(`[{ id: all, when: { type: database }, ${effect} }]`);
const security = (count: number) =>
  `require: [{ approvers: [group:default/security], count: ${count} }]`;

const judge = (
  facts: typeof small,
  policy: ReturnType<typeof everything>,
  state?: RequestState,
) =>
  compareDecisions(
    aPastDecision({ facts, ...(state ? { state } : {}) }),
    decide(policy, facts),
    policy,
  );

describe('a decision compared with the one that was made', () => {
  it.each([
    [
      'a laxer tier',
      large,
      'tier: automatic',
      'standard',
      'automatic',
      'laxer',
      -1,
    ],
    [
      'a stricter tier',
      large,
      'tier: elevated',
      'standard',
      'elevated',
      'stricter',
      2,
    ],
    [
      'the same tier',
      large,
      'tier: standard',
      'standard',
      'standard',
      'unchanged',
      0,
    ],
    [
      'a denial of what was automatic',
      small,
      'deny: No.',
      'automatic',
      'denied',
      'stricter',
      0,
    ],
    [
      'a denial of what people decided',
      production,
      'deny: No.',
      'elevated',
      'denied',
      'stricter',
      -3,
    ],
    [
      'people asked about what was denied',
      open,
      'tier: elevated',
      'denied',
      'elevated',
      'laxer',
      3,
    ],
    ['still denied', open, 'deny: Never.', 'denied', 'denied', 'unchanged', 0],
  ] as const)('%s', (_what, facts, effect, from, to, direction, approvals) => {
    expect(judge(facts, everything(effect))).toEqual({
      from,
      to,
      direction,
      rejectedNowAutomatic: false,
      approvals,
    });
  });

  it('is stricter where somebody is asked about what was automatic, though the tier stays', () => {
    const policy = policyWithRules(`
      - { id: free, when: { type: database }, tier: automatic }
      - { id: ask, when: { type: database }, ${security(1)} }
    `);
    expect(judge(small, policy)).toMatchObject({
      from: 'automatic',
      to: 'automatic',
      direction: 'stricter',
      approvals: 1,
    });
  });

  it('is stricter where more approvals are needed in the same tier', () => {
    const policy = policyWithRules(`
      - { id: lead, when: { type: database }, tier: standard }
      - { id: ask, when: { type: database }, ${security(2)} }
    `);
    expect(judge(large, policy)).toMatchObject({
      direction: 'stricter',
      approvals: 2,
    });
  });

  it('is laxer where nobody is asked any more, though the tier stays', () => {
    const policy = everything('tier: automatic');
    const past = aPastDecision({
      facts: small,
      state: 'rejected',
      outcome: 'approval',
      stages: aStage(),
    });
    expect(compareDecisions(past, decide(policy, small), policy)).toMatchObject(
      {
        from: 'automatic',
        to: 'automatic',
        direction: 'laxer',
        rejectedNowAutomatic: true,
      },
    );
  });

  it('takes a tier that is gone for as strict as it was', () => {
    const tiers = [
      { id: 'automatic', title: 'Automatic' },
      { id: 'reviewed', title: 'Reviewed', stages: aStage() },
      { id: 'strict', title: 'Strict', stages: aStage() },
      { id: 'strictest', title: 'Strictest', stages: aStage() },
    ];
    const into = (tier: string) =>
      policyOf({
        ...exampleConfig(),
        tiers,
        rules: [{ id: 'all', when: { type: 'database' }, tier }],
        fallbackTier: 'strictest',
      });
    // "elevated" was third, "standard" second.
    expect(judge(production, into('reviewed'))).toMatchObject({
      from: 'elevated',
      direction: 'laxer',
    });
    expect(judge(production, into('strictest'))).toMatchObject({
      direction: 'stricter',
    });
    expect(judge(large, into('reviewed'))).toMatchObject({
      direction: 'unchanged',
    });
  });

  it.each([
    ['rejected', true],
    ['approved', false],
    ['cancelled', false],
    ['pending', false],
  ] as const)(
    'knows whether people said no: %s',
    (state, rejectedNowAutomatic) => {
      expect(judge(large, everything('tier: automatic'), state)).toMatchObject({
        direction: 'laxer',
        rejectedNowAutomatic,
      });
    },
  );
});

function aStage() {
  return [
    {
      name: 'review',
      requirements: [{ approvers: ['group:default/platform-leads'], count: 1 }],
    },
  ];
}
