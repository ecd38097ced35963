import { Story, type Cast } from './__testUtils__/Story';
import { aRequest, groupRef, userRef } from './__testUtils__/requests';
import {
  allApprovers,
  fillingVoters,
  pendingApprovers,
  stageProgress,
  summarize,
} from './summary';

type Scene = Cast & { story: string; steps: string[]; expected: string[] };

describe('pendingApprovers', () => {
  it.each<Scene>([
    {
      story: 'every group of the active stage, before anybody voted',
      stages: ['technical: 1 of leads, 1 of finops', 'security: 1 of security'],
      people: {},
      steps: [],
      expected: ['leads', 'finops'],
    },
    {
      story: 'only the group that has not answered',
      stages: ['technical: 1 of leads, 1 of finops'],
      people: { grace: 'leads' },
      steps: ['grace approves'],
      expected: ['finops'],
    },
    {
      story: 'the group again as long as a second person of it is missing',
      stages: ['technical: 2 of leads'],
      people: { grace: 'leads' },
      steps: ['grace approves'],
      expected: ['leads'],
    },
    {
      story: 'the next stage after the first',
      stages: ['technical: 1 of leads', 'security: 1 of security or directors'],
      people: { grace: 'leads' },
      steps: ['grace approves'],
      expected: ['security', 'directors'],
    },
    {
      story: 'also a group that could free somebody for the missing place',
      stages: ['technical: 1 of leads, 1 of finops'],
      people: { grace: 'leads finops' },
      steps: ['grace approves'],
      expected: ['leads', 'finops'],
    },
    {
      story: 'nobody once it is approved',
      stages: ['technical: 1 of leads'],
      people: { grace: 'leads' },
      steps: ['grace approves'],
      expected: [],
    },
    {
      story: 'nobody while changes are awaited',
      stages: ['technical: 1 of leads'],
      people: { grace: 'leads' },
      steps: ['grace asks for changes'],
      expected: [],
    },
  ])('$story', ({ stages, people, steps, expected }) => {
    const { request } = new Story({ stages, people }).play(...steps);
    expect(pendingApprovers(request)).toEqual(expected.map(groupRef));
  });

  it('asks those whose approval completes the stage by moving another', () => {
    const story = new Story({
      stages: ['technical: 1 of leads, 1 of finops'],
      people: { grace: 'leads finops', linus: 'leads' },
    }).play('grace approves');
    expect(pendingApprovers(story.request)).toContain(groupRef('leads'));
    expect(story.play('linus approves').request.state).toBe('approved');
  });
});

describe('fillingVoters', () => {
  it.each<Scene>([
    {
      story: 'who approved and is needed where they are',
      stages: ['review: 1 of leads', 'security: 1 of security'],
      people: { grace: 'leads' },
      steps: ['grace approves'],
      expected: ['grace'],
    },
    {
      story: 'not who can be spared because another can take over',
      stages: ['review: 1 of leads, 1 of finops', 'security: 1 of security'],
      people: { grace: 'leads', linus: 'leads', noor: 'finops' },
      steps: ['grace approves', 'linus approves', 'noor approves'],
      expected: ['noor'],
    },
    {
      story: 'nobody before anybody voted',
      stages: ['review: 1 of leads'],
      people: {},
      steps: [],
      expected: [],
    },
  ])('$story', ({ stages, people, steps, expected }) => {
    const { request } = new Story({ stages, people }).play(...steps);
    expect(fillingVoters(request)).toEqual(expected.map(userRef));
  });

  it('does not hide a request from the only person who can finish it', () => {
    const story = new Story({
      stages: ['review: 1 of leads, 1 of finops', 'security: 1 of security'],
      people: { grace: 'leads security', linus: 'leads', noor: 'finops' },
    }).play('grace approves', 'linus approves', 'noor approves');
    expect(fillingVoters(story.request)).not.toContain(userRef('grace'));
    expect(story.play('grace approves').request.state).toBe('approved');
  });
});

describe('summarize', () => {
  it('shows how far the active stage is', () => {
    const story = new Story({
      stages: ['technical: 2 of leads, 1 of finops', 'security: 1 of security'],
      people: { grace: 'leads', linus: 'leads', noor: 'finops' },
    });
    const progress = () => stageProgress(story.request);
    expect(progress()).toEqual({
      stageName: 'technical',
      filled: 0,
      needed: 3,
    });
    story.play('grace approves', 'noor approves');
    expect(progress()).toMatchObject({ filled: 2, needed: 3 });
    story.play('linus approves');
    expect(progress()).toEqual({ stageName: 'security', filled: 0, needed: 1 });
  });

  it('has no progress once it is decided', () => {
    const { request } = new Story({ people: { grace: 'leads' } }).play(
      'grace rejects',
    );
    expect(summarize(request)).toMatchObject({
      number: 1042,
      state: 'rejected',
      monthlyCost: '284.00',
      tier: { id: 'standard' },
      decidedAt: '2026-03-02T09:01:00.000Z',
      progress: undefined,
    });
  });

  it('says that it is an emergency, where somebody said so', () => {
    expect(summarize(aRequest({ emergency: true })).emergency).toBe(true);
    expect(summarize(aRequest()).emergency).toBeUndefined();
  });

  it('has no monthly cost where it is not known', () => {
    const { monthlyCost, currency } = summarize(
      aRequest({ cost: { currency: 'USD', unknown: 'No price.', lines: [] } }),
    );
    expect(monthlyCost).toBeUndefined();
    expect(currency).toBe('USD');
  });
});

describe('allApprovers', () => {
  it('names everybody of every stage once', () => {
    const { request } = new Story({
      stages: [
        'technical: 1 of leads, 1 of leads or finops',
        'last: 1 of leads',
      ],
    });
    expect(allApprovers(request)).toEqual(['leads', 'finops'].map(groupRef));
  });
});
