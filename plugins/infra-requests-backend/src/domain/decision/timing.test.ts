import { Story } from './__testUtils__/Story';
import { aVoter, groupRef, minutesLater, NOW } from './__testUtils__/requests';
import { transition } from './lifecycle';
import { withDueSteps } from './timing';

const people = { grace: 'leads', linus: 'leads', olga: 'directors' };
const RUN = { kind: 'run-due-steps' } as const;

const escalate = [{ after: 'PT8H', to: [groupRef('directors')] }];

describe('a deadline', () => {
  it('expires what nobody decided, and says why', () => {
    const story = new Story({ people, terms: { due: 'P1D' } });
    expect(story.system(RUN)).toMatchObject({ kind: 'state' });
    story.after('P1D').system(RUN);
    expect(story.request).toMatchObject({
      state: 'expired',
      activeStage: undefined,
      decidedAt: story.now,
    });
    expect(story.history[story.history.length - 1]).toMatchObject({
      action: 'expired',
      actor: { kind: 'system' },
      data: {
        reason: 'It was not decided by its deadline.',
        deadline: minutesLater(24 * 60).toISOString(),
      },
    });
    expect(story.verification).toEqual({ verified: true });
  });

  it('rejects it where the tier says so', () => {
    const story = new Story({
      people,
      terms: { due: 'P1D', onTimeout: 'reject' },
    }).after('P1D');
    story.system(RUN);
    expect(story.request.state).toBe('rejected');
    expect(story.history[story.history.length - 1].data).toMatchObject({
      reason: 'It was not decided by its deadline.',
    });
    expect(story.verification).toEqual({ verified: true });
  });

  it('holds at the moment of a vote, before any task has looked', () => {
    const story = new Story({ people, terms: { due: 'P1D' } })
      .after('P1D')
      .play('grace approves');
    expect(story.request.state).toBe('expired');
    expect(story.request.votes).toEqual([]);
    expect(story.actions.slice(-2)).toEqual(['expired', 'late-vote']);
    expect(story.verification).toEqual({ verified: true });
  });

  it.each(['dana edits', 'dana cancels', 'grace withdraws'])(
    'comes before anything else: %s',
    step => {
      const story = new Story({ people, terms: { due: 'P1D' } }).after('P1D');
      expect(story.attempt(step)?.message).toMatch(/is expired/);
      expect(story.request.state).toBe('pending');
    },
  );

  it('is never there for a vote in time', () => {
    const story = new Story({ people, terms: { due: 'P1D' } })
      .after('PT23H58M')
      .play('grace approves');
    expect(story.request.state).toBe('approved');
  });

  it('begins anew with a revision, and waits for nobody meanwhile', () => {
    const story = new Story({ people, terms: { due: 'P1D' } })
      .after('PT12H')
      .play('grace asks for changes')
      .after('P3D')
      .play('dana edits')
      .after('PT23H')
      .play('grace approves');
    expect(story.request.state).toBe('approved');
  });

  it('may be asked for by name just as it has passed', () => {
    const story = new Story({ people, terms: { due: 'P1D' } }).after('P1D');
    expect(story.system({ kind: 'expire' })).toBeUndefined();
    expect(story.actions.filter(one => one === 'expired')).toHaveLength(1);
  });
});

describe('an escalation that lets votes fill what they could not fill before', () => {
  const stages = [
    'review: 1 of leads, 1 of directors',
    'security: 1 of security',
  ];
  const terms = { escalate: [{ after: 'PT1H', to: [groupRef('leads')] }] };
  const cast = { grace: 'leads', linus: 'leads', noor: 'security' };

  it('completes the stage, as nobody is left to approve it', () => {
    const story = new Story({ people: cast, stages, terms })
      .play('grace approves', 'linus approves')
      .after('PT1H');
    expect(story.request.activeStage).toBe(0);
    story.system(RUN);
    expect(story.request.activeStage).toBe(1);
    expect(story.actions.slice(-3)).toEqual([
      'escalated',
      'stage-completed',
      'stage-opened',
    ]);
    story.play('noor approves');
    expect(story.request.state).toBe('approved');
    expect(story.verification).toEqual({ verified: true });
  });

  it('asks again what those who voted stand for by now', () => {
    const story = new Story({ people: cast, stages, terms })
      .play('grace approves', 'linus approves')
      .moves('linus', 'finops')
      .after('PT1H');
    story.system(RUN);
    expect(story.request).toMatchObject({
      state: 'pending',
      activeStage: 0,
      votes: [{ voter: aVoter('grace').ref }],
    });
  });
});

describe('escalation', () => {
  it('lets more people approve and keeps what has to be approved', () => {
    const story = new Story({
      people,
      stages: ['review: 2 of leads'],
      terms: { escalate },
    });
    expect(story.attempt('olga approves')).toMatchObject({
      kind: 'not-allowed',
    });
    story.after('PT8H').play('olga approves');
    expect(story.actions.slice(-2)).toEqual(['escalated', 'approval-voted']);
    expect(story.request.stages[0]).toMatchObject({
      requirements: [
        { approvers: [groupRef('leads'), groupRef('directors')], count: 2 },
      ],
      escalations: [{ step: 0, to: [groupRef('directors')] }],
    });
    expect(story.request.state).toBe('pending');
    story.play('grace approves');
    expect(story.request.state).toBe('approved');
    expect(story.verification).toEqual({ verified: true });
  });

  it('at the deadline takes all steps and leaves it pending', () => {
    const story = new Story({
      people,
      terms: {
        due: 'PT4H',
        onTimeout: 'escalate',
        escalate: [...escalate, { after: 'P9D', to: [groupRef('board')] }],
      },
    }).after('PT4H');
    story.system(RUN);
    expect(story.request.state).toBe('pending');
    expect(story.request.stages[0].requirements[0].approvers).toEqual(
      ['leads', 'directors', 'board'].map(groupRef),
    );
    story.after('P99D');
    expect(story.system(RUN)).toMatchObject({ kind: 'state' });
  });

  it('records only who could not approve before', () => {
    const story = new Story({
      people,
      terms: {
        escalate: [
          { after: 'PT1H', to: [groupRef('leads'), groupRef('directors')] },
        ],
      },
    }).after('PT1H');
    story.system(RUN);
    expect(story.request.stages[0].escalations).toEqual([
      { step: 0, to: [groupRef('directors')], at: story.now },
    ]);
  });

  it('is of one stage, not of the next', () => {
    const story = new Story({
      people: { ...people, sana: 'security' },
      stages: ['review: 1 of leads', 'security: 1 of security'],
      terms: { escalate },
    })
      .after('PT9H')
      .play('olga approves');
    expect(story.request.activeStage).toBe(1);
    expect(story.attempt('olga approves')).toBeDefined();
    expect(story.request.stages[1].escalations).toBeUndefined();
  });
});

describe('reminders', () => {
  it('are recorded with how many there were', () => {
    const story = new Story({ people, terms: { remindAfter: 'PT1H' } }).after(
      'PT1H',
    );
    story.system(RUN);
    expect(story.system(RUN)).toMatchObject({ kind: 'state' });
    story.after('PT7H').system(RUN);
    expect(
      story.history
        .filter(({ action }) => action === 'reminded')
        .map(({ data }) => data.reminders),
    ).toEqual([1, 4]);
    expect(story.request.stages[0].reminders).toBe(4);
    expect(story.verification).toEqual({ verified: true });
  });
});

describe('withDueSteps', () => {
  it('shows a request as time has left it, though that is not recorded', () => {
    const { request } = new Story({ people, terms: { due: 'P1D' } });
    expect(withDueSteps(request, minutesLater(10))).toBe(request);
    expect(withDueSteps(request, minutesLater(24 * 60))).toMatchObject({
      state: 'expired',
      version: request.version,
      history: request.history,
    });
    expect(request.state).toBe('pending');
  });
});

describe('clocks that differ', () => {
  const later = minutesLater(60);

  it('never make a record run backwards', () => {
    const story = new Story({ people, stages: ['review: 2 of leads'] });
    const ahead = transition(story.request, vote('grace'), {
      actor: aVoter('grace'),
      now: later,
    });
    const { request, entries } = ahead as Exclude<
      typeof ahead,
      { refused: unknown }
    >;
    const behind = transition(request, vote('linus'), {
      actor: aVoter('linus'),
      now: NOW,
    });
    expect(behind).toMatchObject({
      request: { state: 'approved', updatedAt: later, decidedAt: later },
    });
    const times = [
      ...entries,
      ...('entries' in behind ? behind.entries : []),
    ].map(({ at }) => at);
    expect([...times].sort()).toEqual(times);

    function vote(name: string) {
      return {
        kind: 'vote' as const,
        voter: story.voter(name),
        verdict: 'approve' as const,
        digest: story.request.digest,
      };
    }
  });

  it('do not bring back what has passed on the one that is ahead', () => {
    const story = new Story({ people, terms: { due: 'PT1H' } });
    const touched = { ...story.request, updatedAt: later };
    const behind = transition(
      touched,
      {
        kind: 'vote',
        voter: story.voter('grace'),
        verdict: 'approve',
        digest: touched.digest,
      },
      { actor: aVoter('grace'), now: NOW },
    );
    expect(behind).toMatchObject({ request: { state: 'expired' } });
  });
});
