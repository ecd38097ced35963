import { Story, type Cast } from './__testUtils__/Story';
import { groupRef, minutesLater, userRef } from './__testUtils__/requests';
import { allowedActions } from './allowedActions';
import { spokenFor } from './summary';

const TWO_LEADS = 'review: 2 of leads';
const TECHNICAL = 'technical: 1 of leads, 1 of finops';
const SECURITY = 'security: 1 of security';

/** Vera decides for Dora, who is away. */
const AWAY: Cast = {
  people: { dora: 'leads', vera: 'sales', linus: 'leads', sana: 'security' },
  delegations: { vera: 'dora' },
};

const nameThem = (refs: string[]) => refs.join();

const actionsOf = (story: Story, who: string) =>
  allowedActions(story.request, story.voter(who), {
    now: minutesLater(60),
    nameThem,
  });

describe('a delegate', () => {
  it('decides by what the absent person stands for, and the vote says so', () => {
    const { request, history } = new Story({
      ...AWAY,
      stages: [TWO_LEADS],
    }).play('vera approves');
    const delegations = [
      { delegator: userRef('dora'), memberships: [groupRef('leads')] },
    ];
    expect(request.votes).toMatchObject([
      { voter: userRef('vera'), memberships: [groupRef('leads')], delegations },
    ]);
    expect(history.at(-1)!.data).toMatchObject({ delegations });
  });

  it('is told for whom it counts before deciding', () => {
    const story = new Story(AWAY);
    expect(actionsOf(story, 'vera').reject).toEqual({
      allowed: true,
      actingFor: [userRef('dora')],
    });
  });

  it('who is an approver already decides in their own right', () => {
    const story = new Story({
      ...AWAY,
      stages: [TWO_LEADS],
      people: { ...AWAY.people, vera: 'leads' },
    });
    expect(actionsOf(story, 'vera').approve).toEqual({ allowed: true });
    expect(story.play('vera approves').request.votes[0]).not.toHaveProperty(
      'delegations',
    );
  });

  it('is one person, whatever they stand for', () => {
    const story = new Story({
      stages: [TECHNICAL],
      people: { dora: 'finops', vera: 'leads' },
      delegations: { vera: 'dora' },
    }).play('vera approves');
    expect(story.request).toMatchObject({ state: 'pending', activeStage: 0 });
    expect(story.request.votes[0].memberships).toEqual(
      ['leads', 'finops'].map(groupRef),
    );
  });

  it('fills several requirements where the tier lets one person do so', () => {
    const { request } = new Story({
      stages: [TECHNICAL],
      distinct: false,
      people: { dora: 'finops', vera: 'leads' },
      delegations: { vera: 'dora' },
    }).play('vera approves');
    expect(request.state).toBe('approved');
  });

  it('of two people is still one person', () => {
    const { request } = new Story({
      ...AWAY,
      stages: [TWO_LEADS],
      delegations: { vera: 'dora linus' },
    }).play('vera approves');
    expect(request).toMatchObject({ state: 'pending' });
    expect(request.votes).toHaveLength(1);
  });

  type Refusal = Cast & { story: string; steps?: string[]; message: RegExp };
  it.each<Refusal>([
    {
      story: 'of who asked',
      people: { dana: 'leads', vera: 'sales' },
      delegations: { vera: 'dana' },
      message: /somebody who takes part in this request/,
    },
    {
      story: 'of somebody who has voted',
      ...AWAY,
      stages: [TWO_LEADS],
      steps: ['dora approves'],
      message: /has already decided/,
    },
    {
      story: 'of somebody who was objected for by another delegate',
      ...AWAY,
      stages: [TWO_LEADS],
      terms: { rejections: 2 },
      delegations: { vera: 'dora', mallory: 'dora' },
      steps: ['mallory rejects'],
      message: /somebody else has for them/,
    },
    {
      story: 'of somebody who voted on an earlier stage',
      stages: ['review: 1 of leads', SECURITY],
      people: { dora: 'leads security', vera: 'sales' },
      delegations: { vera: 'dora' },
      steps: ['dora approves'],
      message: /has already decided/,
    },
    {
      story: 'of nobody any more',
      ...AWAY,
      delegations: {},
      message: /not an approver/,
    },
  ])('$story is refused', ({ steps = [], message, story: _, ...cast }) => {
    const story = new Story(cast).play(...steps);
    expect(story.attempt('vera approves')).toMatchObject({
      kind: 'not-allowed',
      message: expect.stringMatching(message),
    });
  });

  it('who asked cannot decide for an approver', () => {
    const story = new Story({ ...AWAY, delegations: { dana: 'dora' } });
    expect(story.attempt('dana approves')).toMatchObject({
      kind: 'not-allowed',
      message: expect.stringContaining('You asked for this request'),
    });
  });

  it('of somebody who voted on an earlier stage decides where the tier counts each stage alone', () => {
    const { request } = new Story({
      stages: ['review: 1 of leads', SECURITY],
      distinct: false,
      people: { dora: 'leads security', vera: 'sales' },
      delegations: { vera: 'dora' },
    }).play('dora approves', 'vera approves');
    expect(request.state).toBe('approved');
  });
});

describe('whoever comes back', () => {
  it('takes their authority back by voting, and the delegate does not count any more', () => {
    const story = new Story({ ...AWAY, stages: [TWO_LEADS] }).play(
      'vera approves',
      'dora approves',
    );
    expect(story.request.votes).toMatchObject([{ voter: userRef('dora') }]);
    expect(story.history.at(-2)).toMatchObject({
      action: 'membership-changed',
      actor: { kind: 'system' },
      data: {
        stage: 0,
        voter: userRef('vera'),
        memberships: [],
        delegator: userRef('dora'),
        reason: 'The person for whom it was cast has voted.',
      },
    });
    expect(story.verification).toEqual({ verified: true });
  });

  it('leaves the delegate what the delegate has in their own right', () => {
    const story = new Story({
      stages: [TECHNICAL],
      people: { dora: 'finops', vera: 'leads' },
      delegations: { vera: 'dora' },
    }).play('vera approves', 'dora approves');
    expect(story.request.state).toBe('approved');
    expect(story.request.votes).toMatchObject([
      { voter: userRef('vera'), memberships: [groupRef('leads')] },
      { voter: userRef('dora') },
    ]);
    expect(story.request.votes[0]).not.toHaveProperty('delegations');
    expect(story.verification).toEqual({ verified: true });
  });

  it('takes it back by objecting as well', () => {
    const { request } = new Story({
      ...AWAY,
      stages: [TWO_LEADS],
      terms: { rejections: 2 },
    }).play('vera approves', 'dora rejects');
    expect(request.votes).toMatchObject([
      { voter: userRef('dora'), verdict: 'reject' },
    ]);
  });

  it('cannot approve a later stage, where their approval of an earlier one is needed', () => {
    const story = new Story({
      stages: ['review: 1 of leads', 'last: 1 of security'],
      people: { dora: 'leads security', vera: 'sales', sana: 'security' },
      delegations: { vera: 'dora' },
    }).play('vera approves');
    expect(story.attempt('dora approves')).toMatchObject({
      kind: 'not-allowed',
      message: expect.stringContaining('approved an earlier stage for you'),
    });
    expect(story.play('dora rejects').request.state).toBe('rejected');
  });

  it('approves a later stage, where the earlier one is complete without them', () => {
    const story = new Story({
      stages: ['review: 1 of leads, 1 of finops', SECURITY],
      people: {
        dora: 'leads security',
        vera: 'sales',
        linus: 'leads',
        noor: 'finops',
      },
      delegations: { vera: 'dora' },
    }).play('vera approves', 'linus approves', 'noor approves');
    story.play('dora approves');
    expect(story.request.state).toBe('approved');
    expect(story.request.votes.map(({ voter }) => voter)).toEqual(
      ['linus', 'noor', 'dora'].map(userRef),
    );
    expect(story.verification).toEqual({ verified: true });
  });
});

describe('spokenFor', () => {
  const cast: Cast = {
    stages: ['review: 2 of leads, 1 of finops', SECURITY],
    people: {
      dora: 'leads',
      vera: 'sales',
      linus: 'leads',
      ada: 'leads',
      noor: 'finops',
    },
    delegations: { vera: 'dora' },
  };

  it('names for whom somebody has decided in the active stage', () => {
    const story = new Story(cast).play('vera approves', 'linus approves');
    expect(spokenFor(story.request)).toEqual([userRef('dora')]);
    expect(spokenFor(story.play('dora approves').request)).toEqual([]);
  });

  it('names who is needed in an earlier stage, unless another can take over', () => {
    const steps = ['vera approves', 'linus approves', 'noor approves'];
    const needed = new Story(cast).play(...steps).request;
    expect(needed.activeStage).toBe(1);
    expect(spokenFor(needed)).toEqual([userRef('dora')]);
    const free = new Story(cast).play('ada approves', ...steps).request;
    expect(spokenFor(free)).toEqual([]);
    const repeated = new Story({ ...cast, distinct: false }).play(...steps);
    expect(spokenFor(repeated.request)).toEqual([]);
  });
});
