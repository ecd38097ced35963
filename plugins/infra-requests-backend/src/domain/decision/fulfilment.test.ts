import type { JsonObject } from '@backstage/types';
import { evaluate } from '../policy/evaluate';
import {
  exampleConfig,
  factsOf,
  policyOf,
  policyWithRules,
} from '../policy/__testUtils__/examplePolicy';
import type { Facts, Policy, TierTerms } from '../types';
import type { Asked } from './asked';
import { approvalEndsAt } from './fulfilment';
import { Story } from './__testUtils__/Story';
import { anAsk, minutesLater } from './__testUtils__/requests';
import { PLAIN_TERMS } from './terms';

const example = policyOf(exampleConfig());

const people = {
  ada: 'platform-leads',
  frank: 'finops',
  sofia: 'security',
};

/** What the policy makes of these facts. */
function asked(policy: Policy, facts: Facts, more: Partial<Asked> = {}): Asked {
  return anAsk({
    facts,
    evaluation: evaluate(policy, facts),
    terms: { ...PLAIN_TERMS },
    ...more,
  });
}

/** A request that those who have to have approved. */
function approved(
  facts: Facts,
  {
    policy = example,
    terms = {},
  }: { policy?: Policy; terms?: Partial<TierTerms> } = {},
): Story {
  const story = new Story({
    people,
    asked: asked(policy, facts, {
      terms: { ...PLAIN_TERMS, ...terms } as Asked['terms'],
    }),
  });
  for (const name of ['ada', 'frank', 'sofia']) {
    if (story.request.state === 'pending') {
      story.attempt(`${name} approves`);
    }
  }
  expect(story.request.state).toBe('approved');
  return story;
}

const start = (story: Story, now?: Asked, policy = example) =>
  story.system({ kind: 'start-fulfilment', asked: now, naming: policy });

const last = (story: Story, action: string) =>
  story.history.filter(one => one.action === action).pop()?.data as
    | JsonObject
    | undefined;

const large = factsOf({ monthlyCost: '284.00' });

describe('fulfilment', () => {
  it('begins where the policy asks for no more than was approved', () => {
    const story = approved(large);
    expect(
      start(story, asked(example, factsOf({ monthlyCost: '290.00' }))),
    ).toBeUndefined();
    expect(story.request).toMatchObject({ state: 'fulfilling', revision: 1 });
    expect(story.request.facts).toEqual(large);
    expect(last(story, 'fulfilment-started')).toEqual({
      revision: 1,
      digest: story.request.digest,
    });
    expect(story.verification).toEqual({ verified: true });
  });

  it('begins without another look where it is taken as it was approved', () => {
    const story = approved(large, { terms: { approvalValidFor: 'PT1H' } });
    expect(start(story.after('P9D'))).toBeUndefined();
    expect(story.request.state).toBe('fulfilling');
  });

  it.each(['fulfilling', 'fulfilled', 'pending', 'cancelled'])(
    'does not begin when it is %s',
    state => {
      const story = approved(large);
      Object.assign(story, { request: { ...story.request, state } });
      expect(start(story)).toMatchObject({ kind: 'state' });
    },
  );

  it('ends, or fails with a reason and begins again', () => {
    const story = approved(large);
    start(story);
    story.system({ kind: 'fail-fulfilment', reason: 'The quota is used up.' });
    expect(story.request.state).toBe('failed');
    expect(last(story, 'fulfilment-failed')).toEqual({
      reason: 'The quota is used up.',
    });
    start(story, asked(example, large));
    story.system({ kind: 'complete-fulfilment' });
    expect(story.request.state).toBe('fulfilled');
    expect(story.verification).toEqual({ verified: true });
  });
});

describe('what is stricter by now', () => {
  const production = factsOf({
    monthlyCost: '284.00',
    environment: 'production',
  });

  it('waits for people again, as a revision that nobody made', () => {
    const story = approved(large);
    const before = story.request;
    start(story, asked(example, production));
    expect(story.request).toMatchObject({
      state: 'pending',
      revision: 2,
      votes: [],
      activeStage: 0,
      lastEditor: before.lastEditor,
      editors: before.editors,
      decidedAt: undefined,
      facts: production,
    });
    expect(story.actions.slice(-4)).toEqual([
      're-evaluated',
      'votes-dismissed',
      'evaluated',
      'stage-opened',
    ]);
    expect(last(story, 're-evaluated')).toMatchObject({
      revision: 2,
      from: 1,
      reason:
        'The environment is production now, not development. It needs "Escalated", and was approved as "Lead approval".',
    });
    expect(story.verification).toEqual({ verified: true });
  });

  it('is decided by those who decided before, who have to look again', () => {
    const story = approved(large);
    start(story, asked(example, production));
    story.play('ada approves', 'frank approves', 'sofia approves');
    expect(story.request.state).toBe('approved');
    expect(start(story, asked(example, production))).toBeUndefined();
    expect(story.request.state).toBe('fulfilling');
    expect(story.verification).toEqual({ verified: true });
  });

  it('is denied if the policy says so', () => {
    const story = approved(large);
    const open = factsOf({
      monthlyCost: '284.00',
      parameters: { publicAccess: true },
    });
    start(story, asked(example, open));
    expect(story.request.state).toBe('denied');
    expect(last(story, 're-evaluated')?.reason).toBe(
      'The public access is yes now, which was not given before. The policy denies it: Databases with a public endpoint are not allowed. Use the private endpoint.',
    );
    expect(story.verification).toEqual({ verified: true });
  });
});

describe('a sentence of what changed', () => {
  const reason = (facts: Facts, now: Facts, policy = example) => {
    const story = approved(facts);
    start(story, asked(policy, now), policy);
    return last(story, 're-evaluated')?.reason;
  };

  it.each<[string, Facts, Facts, string]>([
    [
      'an amount, and people after none',
      factsOf({ monthlyCost: '199.00' }),
      factsOf({ monthlyCost: '1240.00' }),
      'The monthly cost is 1,240.00 USD now, not 199.00 USD. It needs "Lead approval", and was approved as "Automatic".',
    ],
    [
      'what an owner spends',
      factsOf({ environment: 'staging', ownerMonthlySpend: '4900.00' }),
      factsOf({ environment: 'staging', ownerMonthlySpend: '5100.00' }),
      'The owner\'s monthly spend is 5,100.00 USD now, not 4,900.00 USD. It needs "Escalated", and was approved as "Automatic".',
    ],
    [
      'more approvals in the same tier',
      large,
      factsOf({
        monthlyCost: '284.00',
        parameters: { dataClassification: 'pii' },
      }),
      'The data classification is pii now, which was not given before. It needs approval by Security as well.',
    ],
  ])('%s', (_story, before, now, expected) => {
    expect(reason(before, now)).toBe(expected);
  });

  it('says that the policy changed where the facts did not', () => {
    const policy = policyWithRules(`
      - id: everything
        when: { monthlyCost: { $gt: 100 } }
        tier: elevated
    `);
    expect(reason(large, large, policy)).toBe(
      'The policy has changed since the approval. It needs "Escalated", and was approved as "Lead approval".',
    );
  });
});

describe('an approval', () => {
  const terms = { approvalValidFor: 'P5D' };

  it('ends some time after it was given', () => {
    const story = approved(large, { terms });
    expect(approvalEndsAt(story.request)).toEqual(
      new Date(story.request.decidedAt!.getTime() + 5 * 24 * 3_600_000),
    );
    expect(approvalEndsAt(approved(large).request)).toBeUndefined();
  });

  it('is asked for again when it is too old', () => {
    const story = approved(large, { terms });
    start(
      story.after('P6D'),
      asked(example, large, { terms: story.request.terms }),
    );
    expect(story.request).toMatchObject({ state: 'pending', revision: 2 });
    expect(last(story, 're-evaluated')?.reason).toBe(
      'The approval is no longer valid, as it is older than 5 days.',
    );
    expect(story.verification).toEqual({ verified: true });
    story.play('ada approves');
    expect(start(story, asked(example, large))).toBeUndefined();
    expect(story.request.state).toBe('fulfilling');
  });

  it('is still good on its last minute', () => {
    const story = approved(large, { terms });
    start(story.after('PT119H59M'), asked(example, large));
    expect(story.now).toEqual(minutesLater(1 + 120 * 60));
    expect(story.request.state).toBe('fulfilling');
  });

  it('gives itself again where nobody has to be asked', () => {
    const small = factsOf();
    const story = approved(small, { terms });
    start(
      story.after('P6D'),
      asked(example, small, { terms: story.request.terms }),
    );
    expect(story.request).toMatchObject({ state: 'approved', revision: 2 });
    expect(start(story, asked(example, small))).toBeUndefined();
    expect(story.request.state).toBe('fulfilling');
  });
});

describe('facts that cannot be found out any more', () => {
  const unpriced = (() => {
    const facts = factsOf(
      { environment: 'development' },
      { monthlyCost: 'the estimator did not answer' },
    );
    delete facts.values.monthlyCost;
    return facts;
  })();

  it('hold it back and do not send it back', () => {
    const story = approved(factsOf());
    expect(start(story, asked(example, unpriced))).toMatchObject({
      kind: 'state',
      message:
        'Request #1042 is held back: the monthly cost cannot be found out now. It is tried again.',
    });
    expect(story.request).toMatchObject({ state: 'approved', revision: 1 });
  });

  it('do not matter where the decision is the same without them', () => {
    const production: Facts['values'] = {
      ...large.values,
      environment: 'production',
    };
    const story = approved({ values: production, unknown: {} });
    const { monthlyCost: _, ...values } = production;
    const facts = { values, unknown: unpriced.unknown } as Facts;
    expect(start(story, asked(example, facts))).toBeUndefined();
    expect(story.request.state).toBe('fulfilling');
  });

  it('do not matter where they were unknown when it was approved', () => {
    const story = approved(unpriced);
    expect(start(story, asked(example, unpriced))).toBeUndefined();
    expect(story.request.state).toBe('fulfilling');
  });
});
