import type { RequestState } from '@infra-requests/plugin-infra-requests-common';
import { Story, type Cast } from './__testUtils__/Story';
import { minutesLater, userRef } from './__testUtils__/requests';

const TECHNICAL = 'technical: 1 of leads, 1 of finops';
const SECURITY = 'security: 2 of security or directors';

const COMPANY = {
  grace: 'leads finops',
  linus: 'leads',
  noor: 'finops',
  sana: 'security',
  ivan: 'directors',
  eve: 'shop leads',
  mallory: 'sales',
  pipeline: 'leads',
};

type Scene = Cast & { story: string; steps: string[] };

describe('a story of votes', () => {
  it.each<Scene & { expected: RequestState }>([
    {
      story: 'one lead approves',
      steps: ['linus approves'],
      expected: 'approved',
    },
    {
      story: 'one of two requirements is filled',
      stages: [TECHNICAL],
      steps: ['linus approves'],
      expected: 'pending',
    },
    {
      story: 'one person in both groups is not two',
      stages: [TECHNICAL],
      steps: ['grace approves'],
      expected: 'pending',
    },
    {
      story: 'the person in both groups moves, so that a lead completes it',
      stages: [TECHNICAL],
      steps: ['grace approves', 'linus approves'],
      expected: 'approved',
    },
    {
      story: 'surplus votes of one group do not stand in for another',
      stages: [TECHNICAL],
      steps: ['linus approves', 'eve approves'],
      expected: 'pending',
    },
    {
      story: 'two of several groups',
      stages: [SECURITY],
      steps: ['sana approves', 'ivan approves'],
      expected: 'approved',
    },
    {
      story: 'the second stage waits after the first',
      stages: [TECHNICAL, SECURITY],
      steps: ['linus approves', 'noor approves'],
      expected: 'pending',
    },
    {
      story: 'both stages are complete',
      stages: [TECHNICAL, SECURITY],
      steps: [
        'linus approves',
        'noor approves',
        'sana approves',
        'ivan approves',
      ],
      expected: 'approved',
    },
    {
      story: 'one rejection ends it, however many approved',
      stages: ['review: 3 of leads'],
      steps: ['linus approves', 'eve approves', 'grace rejects'],
      expected: 'rejected',
    },
    {
      story: 'an approval turns into a rejection',
      stages: [TECHNICAL],
      steps: ['linus approves', 'linus rejects'],
      expected: 'rejected',
    },
    {
      story: 'a rejection in the last stage ends it too',
      stages: [TECHNICAL, SECURITY],
      steps: ['linus approves', 'noor approves', 'sana rejects'],
      expected: 'rejected',
    },
    {
      story: 'changes are asked for',
      steps: ['linus asks for changes'],
      expected: 'changes-requested',
    },
    {
      story: 'the requester resubmits as it was',
      steps: ['linus asks for changes', 'dana resubmits'],
      expected: 'pending',
    },
    {
      story: 'who asked for changes approves them',
      steps: ['linus asks for changes', 'dana edits', 'linus approves'],
      expected: 'approved',
    },
    {
      story: 'an edit dismisses what was approved',
      stages: [TECHNICAL],
      steps: ['linus approves', 'dana edits', 'noor approves'],
      expected: 'pending',
    },
    {
      story: 'an edit leads back to the first stage',
      stages: ['review: 1 of leads', 'last: 1 of finops'],
      steps: ['linus approves', 'dana edits', 'linus approves'],
      expected: 'pending',
    },
    {
      story: 'a withdrawn approval is missing again',
      stages: [TECHNICAL],
      steps: ['linus approves', 'linus withdraws', 'noor approves'],
      expected: 'pending',
    },
    {
      story: 'the requester cancels',
      steps: ['dana cancels'],
      expected: 'cancelled',
    },
    {
      story: 'a member of the owning team cancels what was approved',
      steps: ['linus approves', 'eve cancels'],
      expected: 'cancelled',
    },
    {
      story: 'the person whom it is for cancels',
      requestedFor: 'theo',
      steps: ['theo cancels'],
      expected: 'cancelled',
    },
  ])('$story: $expected', ({ steps, expected, story: _, ...cast }) => {
    const { request } = new Story({ people: COMPANY, ...cast }).play(...steps);
    expect(request.state).toBe(expected);
    expect(request.activeStage === undefined).toBe(expected !== 'pending');
    const waits = ['pending', 'changes-requested'].includes(expected);
    expect(request.decidedAt === undefined).toBe(waits);
  });
});

describe('a refused step', () => {
  type Refusal = {
    last: string;
    kind: 'not-allowed' | 'state' | 'stale-digest' | 'duplicate';
    message: RegExp;
  };
  it.each<Scene & Refusal>([
    {
      story: 'a vote on what changed since it was read',
      steps: ['dana edits'],
      last: 'linus approves having read revision 1',
      kind: 'stale-digest',
      message: /not what request #1042 asks for now. Read revision 2 first/,
    },
    {
      story: 'a rejection of what changed since it was read',
      steps: ['dana edits'],
      last: 'linus rejects having read revision 1',
      kind: 'stale-digest',
      message: /not what request/,
    },
    {
      story: 'an edit of what another edited meanwhile',
      steps: ['eve edits'],
      last: 'dana edits having read revision 1',
      kind: 'stale-digest',
      message: /not what request/,
    },
    {
      story: 'a self-approval',
      steps: [],
      last: 'dana approves',
      kind: 'not-allowed',
      message: /You asked/,
    },
    {
      story: 'an approval by the last editor',
      steps: ['eve edits'],
      last: 'eve approves',
      kind: 'not-allowed',
      message: /last to edit/,
    },
    {
      story: 'an approval by who edited it before somebody else did',
      steps: ['eve edits', 'dana edits'],
      last: 'eve approves',
      kind: 'not-allowed',
      message: /You edited this request/,
    },
    {
      story: 'an approval by a pipeline',
      steps: [],
      last: 'pipeline approves',
      kind: 'not-allowed',
      message: /Only people/,
    },
    {
      story: 'an approval by a stranger',
      steps: [],
      last: 'mallory approves',
      kind: 'not-allowed',
      message: /not an approver/,
    },
    {
      story: 'a second approval by the same person',
      stages: [TECHNICAL],
      steps: ['linus approves'],
      last: 'linus approves',
      kind: 'duplicate',
      message: /already approved/,
    },
    ...['approved', 'rejected', 'cancelled'].map((state, index) => ({
      story: `a stranger's vote on what is ${state}`,
      steps: [['linus approves', 'linus rejects', 'dana cancels'][index]],
      last: 'mallory approves',
      kind: 'state' as const,
      message: new RegExp(`is ${state}; there is nothing to vote on`),
    })),
    {
      story: 'an edit that changes nothing',
      steps: [],
      last: 'dana resubmits',
      kind: 'state',
      message: /Nothing .* was changed/,
    },
    {
      story: 'an edit by an approver who is not of the owning team',
      steps: [],
      last: 'linus edits',
      kind: 'not-allowed',
      message: /Only those who asked .* can edit it/,
    },
    {
      story: 'an edit of what was approved',
      steps: ['linus approves'],
      last: 'dana edits',
      kind: 'state',
      message: /is approved and can no longer be edited/,
    },
    {
      story: 'a cancellation by a stranger',
      steps: [],
      last: 'mallory cancels',
      kind: 'not-allowed',
      message: /Only those who asked .* can cancel it/,
    },
    {
      story: 'a cancellation of what was rejected',
      steps: ['linus rejects'],
      last: 'dana cancels',
      kind: 'state',
      message: /is rejected/,
    },
    {
      story: 'a second cancellation',
      steps: ['dana cancels'],
      last: 'dana cancels',
      kind: 'state',
      message: /is cancelled/,
    },
    {
      story: 'a withdrawal without a vote',
      steps: [],
      last: 'linus withdraws',
      kind: 'state',
      message: /no vote on the active stage/,
    },
    {
      story: 'a withdrawal from a stage that is complete',
      stages: ['review: 1 of leads', SECURITY],
      steps: ['linus approves'],
      last: 'linus withdraws',
      kind: 'state',
      message: /no vote on the active stage/,
    },
    {
      story: 'a withdrawal of the approval that decided',
      steps: ['linus approves'],
      last: 'linus withdraws',
      kind: 'state',
      message: /is approved/,
    },
  ])('$story: $kind', ({ steps, last, kind, message, story: _, ...cast }) => {
    const story = new Story({ people: COMPANY, ...cast }).play(...steps);
    const before = { request: story.request, length: story.history.length };
    expect(story.attempt(last)).toMatchObject({
      kind,
      message: expect.stringMatching(message),
    });
    expect(story.request).toBe(before.request);
    expect(story.history).toHaveLength(before.length);
  });
});

describe('a vote', () => {
  it('carries the digest, the revision and the groups that made it count', () => {
    const { request, history } = new Story({
      stages: [TECHNICAL],
      people: COMPANY,
    }).play('dana edits', 'grace approves');
    expect(request.votes).toEqual([
      {
        voter: userRef('grace'),
        verdict: 'approve',
        comment: undefined,
        stage: 0,
        revision: 2,
        digest: request.digest,
        at: minutesLater(2),
        memberships: ['group:default/leads', 'group:default/finops'],
      },
    ]);
    expect(history.at(-1)).toMatchObject({
      action: 'approval-voted',
      actor: { kind: 'user', ref: userRef('grace') },
      data: { digest: request.digest, revision: 2 },
    });
  });

  it('replaces the one before on the same stage', () => {
    const { request } = new Story({
      stages: [TECHNICAL],
      people: COMPANY,
    }).play('linus approves', 'linus rejects');
    expect(request.votes).toMatchObject([
      { voter: userRef('linus'), verdict: 'reject' },
    ]);
  });

  it('leaves the one on an earlier stage', () => {
    const { request } = new Story({
      stages: ['review: 1 of leads', 'last: 2 of leads'],
      people: COMPANY,
      distinct: false,
    }).play('linus approves', 'linus approves');
    expect(request.votes.map(({ stage }) => stage)).toEqual([0, 1]);
  });

  it('keeps its comment in the record', () => {
    const story = new Story({ people: COMPANY });
    const voter = story.voter('linus');
    const { digest } = story.request;
    story.command(
      { kind: 'vote', voter, verdict: 'reject', digest, comment: 'Too big' },
      voter,
    );
    expect(story.request.votes[0].comment).toBe('Too big');
    expect(story.history.at(-2)).toMatchObject({
      action: 'rejection-voted',
      data: { comment: 'Too big' },
    });
  });

  it('of another is not cast in my name', () => {
    const story = new Story({ people: COMPANY });
    const { digest } = story.request;
    const voter = story.voter('linus');
    expect(() =>
      story.command(
        { kind: 'vote', voter, verdict: 'approve', digest },
        story.voter('mallory'),
      ),
    ).toThrow('user:default/mallory cannot vote as user:default/linus');
  });

  it('that completes a stage records who filled what, and opens the next', () => {
    const { request, history, actions } = new Story({
      stages: [TECHNICAL, SECURITY],
      people: COMPANY,
    }).play('grace approves', 'linus approves');
    expect(actions.slice(3)).toEqual([
      'approval-voted',
      'approval-voted',
      'stage-completed',
      'stage-opened',
    ]);
    expect(history.at(-2)!.data.filled).toMatchObject([
      { filledBy: [userRef('linus')] },
      { filledBy: [userRef('grace')] },
    ]);
    expect(request.activeStage).toBe(1);
    expect(request.stages[0].completedAt).toEqual(minutesLater(2));
    expect(request.stages[1].openedAt).toEqual(minutesLater(2));
  });

  it('can be withdrawn and is then gone, but not from the record', () => {
    const { request, actions } = new Story({
      stages: [TECHNICAL],
      people: COMPANY,
    }).play('linus approves', 'linus withdraws');
    expect(request.votes).toEqual([]);
    expect(actions.slice(3)).toEqual(['approval-voted', 'vote-withdrawn']);
  });
});
