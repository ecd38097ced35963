import { Story, type Cast } from './__testUtils__/Story';
import {
  aStage,
  anEvaluation,
  groupRef,
  userRef,
} from './__testUtils__/requests';
import type { Asked } from './asked';
import { PLAIN_TERMS } from './terms';
import { whyDismissed } from './carryOver';

const CAST: Cast = {
  stages: ['review: 2 of leads', 'last: 1 of security'],
  people: {
    linus: 'leads',
    grace: 'leads',
    eve: 'shop leads',
    sana: 'security',
    vera: 'sales',
  },
  delegations: { vera: 'grace' },
  terms: { dismissOn: ['parameters.size'] },
};

const dataOf = (story: Story, action: string) =>
  story.history.find(entry => entry.action === action)?.data;

describe('an edit of what votes do not depend on', () => {
  it('carries them over, with the digest that their voters saw', () => {
    const story = new Story(CAST).play('linus approves');
    const [before] = story.request.votes;
    story.play('dana edits');
    expect(story.request.votes).toEqual([
      { ...before, revision: 2, carriedFrom: 1 },
    ]);
    expect(before.digest).not.toBe(story.request.digest);
    expect(dataOf(story, 'votes-carried-over')).toMatchObject({
      from: 1,
      revision: 2,
      voters: [userRef('linus')],
      reason: 'Nothing was changed on which votes in this tier depend.',
    });
    expect(story.actions).not.toContain('votes-dismissed');
    expect(story.verification).toEqual({ verified: true });
  });

  it('remembers over several edits on which revision they were cast', () => {
    const story = new Story(CAST).play(
      'linus approves',
      'dana edits',
      'grace approves',
      'dana edits',
    );
    expect(
      story.request.votes.map(vote => [vote.revision, vote.carriedFrom]),
    ).toEqual([
      [3, 1],
      [3, 2],
    ]);
    expect(story.verification).toEqual({ verified: true });
  });

  it('completes the stages that they completed before', () => {
    const story = new Story(CAST).play(
      'linus approves',
      'grace approves',
      'dana edits',
    );
    expect(story.request).toMatchObject({ state: 'pending', activeStage: 1 });
    expect(story.play('sana approves').request.state).toBe('approved');
    expect(story.verification).toEqual({ verified: true });
  });

  it('does not complete them by people who have left', () => {
    const story = new Story(CAST)
      .play('linus approves', 'grace approves')
      .moves('linus', 'sales')
      .play('dana edits');
    expect(story.request).toMatchObject({ state: 'pending', activeStage: 0 });
    expect(story.request.votes).toMatchObject([{ voter: userRef('grace') }]);
    expect(story.verification).toEqual({ verified: true });
  });

  it('leaves out who takes part now, and who voted for them', () => {
    const story = new Story({
      ...CAST,
      people: { ...CAST.people, grace: 'shop leads' },
    }).play('linus approves', 'vera approves', 'grace edits');
    expect(story.request.votes).toMatchObject([{ voter: userRef('linus') }]);
    expect(dataOf(story, 'votes-dismissed')).toMatchObject({
      voters: [userRef('vera')],
    });
    expect(story.verification).toEqual({ verified: true });
  });

  it('does not carry over that changes were asked for', () => {
    const story = new Story(CAST).play(
      'linus approves',
      'grace asks for changes',
      'dana edits',
    );
    expect(story.request.votes).toMatchObject([{ voter: userRef('linus') }]);
    expect(dataOf(story, 'votes-dismissed')).toMatchObject({
      voters: [userRef('grace')],
    });
    expect(story.request.state).toBe('pending');
  });

  it('rejects it at once where as many have rejected as have to by now', () => {
    const terms = { ...PLAIN_TERMS, ...CAST.terms, rejections: 2 };
    const story = new Story({ ...CAST, terms }).play('linus rejects');
    expect(story.request.state).toBe('pending');
    story.edits({ terms: { ...terms, rejections: 1 } });
    expect(story.request.state).toBe('rejected');
    expect(story.actions.slice(-3)).toEqual([
      'evaluated',
      'stage-opened',
      'rejected',
    ]);
    expect(story.verification).toEqual({ verified: true });
  });

  it('keeps an objection', () => {
    const story = new Story({
      ...CAST,
      terms: { ...CAST.terms, rejections: 2 },
    }).play('linus rejects', 'dana edits');
    expect(story.request.votes).toMatchObject([{ verdict: 'reject' }]);
    expect(story.play('grace rejects').request.state).toBe('rejected');
  });
});

describe('an edit of what votes depend on', () => {
  it('dismisses them and says what it was', () => {
    const story = new Story(CAST).play('linus approves', 'dana enlarges');
    expect(story.request.votes).toEqual([]);
    expect(dataOf(story, 'votes-dismissed')).toEqual({
      voters: [userRef('linus')],
      reason:
        'The request was changed in parameters.size, on which votes in this tier depend.',
    });
    expect(story.actions).not.toContain('votes-carried-over');
    expect(story.verification).toEqual({ verified: true });
  });

  it.each<[string, Partial<Asked>]>([
    ['for whom it is', { requestedFor: userRef('theo') }],
    ['whether it is an emergency', { emergency: true }],
    ['its incident', { incident: 'INC-2' }],
    ['when it is to be carried out', { notBefore: undefined }],
    ['who takes part in it', { involved: [userRef('theo')] }],
  ])('may be one of %s, whatever the tier says', (what, asked) => {
    const story = new Story({
      ...CAST,
      asked: { notBefore: '2026-12-24T00:00:00.000Z' },
    }).play('linus approves');
    story.edits({ notBefore: '2026-12-24T00:00:00.000Z', ...asked });
    expect(story.request).toMatchObject({ revision: 2, votes: [] });
    expect(dataOf(story, 'votes-dismissed')).toMatchObject({
      reason: `The request was changed in ${what}, on which every vote depends.`,
    });
  });

  it('is not one of the reason for it', () => {
    const story = new Story(CAST).play('linus approves');
    story.edits({ justification: 'Load test before the sale' });
    expect(story.request.votes).toMatchObject([{ voter: userRef('linus') }]);
  });

  it('is any edit, where the tier does not say', () => {
    const story = new Story({ ...CAST, terms: {} }).play(
      'linus approves',
      'dana edits',
    );
    expect(story.request.votes).toEqual([]);
    expect(dataOf(story, 'votes-dismissed')).toMatchObject({
      reason: 'The request was changed.',
    });
  });
});

describe('whyDismissed', () => {
  const decided = (
    options: {
      values?: object;
      unknown?: Record<string, string>;
      stages?: string[];
      tier?: string;
      dismissOn?: string[];
    } = {},
  ) => {
    const stages = (options.stages ?? ['review: 1 of leads']).map(aStage);
    const tier = { id: options.tier ?? 'standard', title: 'Lead', rank: 1 };
    return {
      facts: {
        values: { monthlyCost: '10.00', entity: {}, ...options.values },
        unknown: options.unknown ?? {},
      },
      evaluation: anEvaluation({ stages, tier }),
      terms: {
        ...PLAIN_TERMS,
        calendar: undefined,
        dismissOn: options.dismissOn ?? ['monthlyCost', 'parameters'],
      },
      stages,
    };
  };

  it.each([
    ['nothing at all', {}, {}],
    [
      'a fact of which the tier does not speak',
      { values: { environment: 'staging' } },
      { values: { environment: 'preview' } },
    ],
    [
      'the order in which parameters are written',
      { values: { parameters: { size: 'm', name: 'x' } } },
      { values: { parameters: { name: 'x', size: 'm' } } },
    ],
  ])('is nothing for %s', (_, before, after) => {
    expect(whyDismissed(decided(before), decided(after))).toBeUndefined();
  });

  it.each([
    [
      'a fact',
      {},
      { values: { monthlyCost: '11.00' } },
      'The request was changed in monthlyCost, on which votes in this tier depend.',
    ],
    [
      'something under the path',
      { values: { parameters: { net: { open: false } } } },
      { values: { parameters: { net: { open: true } } } },
      'The request was changed in parameters, on which votes in this tier depend.',
    ],
    [
      'what was left out',
      { values: { parameters: { size: 'm' } } },
      {},
      'The request was changed in parameters, on which votes in this tier depend.',
    ],
    [
      'what cannot be told to be the same',
      { unknown: { monthlyCost: 'no price' } },
      { unknown: { monthlyCost: 'no price' } },
      'The request was changed in monthlyCost, on which votes in this tier depend.',
    ],
    [
      'something under the path that is not known',
      {},
      { unknown: { 'parameters.size': 'no idea' } },
      'The request was changed in parameters, on which votes in this tier depend.',
    ],
    [
      'what either of two policies names',
      { values: { environment: 'staging' }, dismissOn: ['environment'] },
      { values: { environment: 'preview' } },
      'The request was changed in environment, on which votes in this tier depend.',
    ],
    [
      'the tier',
      {},
      { tier: 'elevated' },
      'The request is now in the tier "Lead".',
    ],
    [
      'who has to approve',
      {},
      { stages: ['review: 1 of finops'] },
      'Others have to approve the request now.',
    ],
    [
      'how many have to approve',
      {},
      { stages: ['review: 2 of leads'] },
      'Others have to approve the request now.',
    ],
  ])('names %s', (_, before, after, reason) => {
    expect(whyDismissed(decided(before), decided(after))).toBe(reason);
  });

  it('does not take who joined because it took long for another approver', () => {
    const before = decided();
    const [stage] = before.stages;
    const directors = groupRef('directors');
    const escalated = {
      ...stage,
      requirements: stage.requirements.map(({ approvers, count }) => ({
        approvers: [...approvers, directors],
        count,
      })),
      escalations: [{ step: 0, to: [directors], at: new Date(0) }],
    };
    expect(
      whyDismissed({ ...before, stages: [escalated] }, decided()),
    ).toBeUndefined();
    expect(
      whyDismissed(
        { ...before, stages: [{ ...escalated, escalations: undefined }] },
        decided(),
      ),
    ).toBe('Others have to approve the request now.');
  });
});
