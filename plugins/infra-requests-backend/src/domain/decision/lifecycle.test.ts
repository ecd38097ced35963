import { Story } from './__testUtils__/Story';
import {
  NOW,
  aSubmission,
  aVoter,
  aService,
  anAsk,
  anEvaluation,
  minutesLater,
  userRef,
} from './__testUtils__/requests';
import { requestDigest } from './digest';
import type { Command } from './command';
import { transition } from './lifecycle';

const TECHNICAL = 'technical: 1 of leads, 1 of finops';
const SECURITY = 'security: 2 of security or directors';

const COMPANY = { linus: 'leads' };

describe('submit', () => {
  it('is approved at once where a rule says so', () => {
    const { request, entries } = aSubmission({
      evaluation: anEvaluation({ outcome: 'automatic', stages: [] }),
    });
    expect(request).toMatchObject({
      state: 'approved',
      decidedAt: NOW,
      stages: [],
      activeStage: undefined,
    });
    expect(entries.map(entry => entry.action)).toEqual([
      'submitted',
      'evaluated',
      'approved',
    ]);
    expect(entries[2]).toMatchObject({
      actor: { kind: 'system' },
      data: { automatic: true, digest: request.digest },
    });
  });

  it('is denied at once where a rule says so, with the sentence of the rule', () => {
    const { request, entries } = aSubmission({
      evaluation: anEvaluation({
        outcome: 'denied',
        stages: [],
        reasons: [{ kind: 'deny', rule: 'public', text: 'Not in public.' }],
      }),
    });
    expect(request).toMatchObject({ state: 'denied', decidedAt: NOW });
    expect(entries[2]).toMatchObject({
      action: 'denied',
      data: { reasons: ['Not in public.'] },
    });
  });

  it('otherwise waits in its first stage', () => {
    const { request, history, actions } = new Story({
      stages: [TECHNICAL, SECURITY],
    });
    expect(request).toMatchObject({
      state: 'pending',
      activeStage: 0,
      revision: 1,
      version: 1,
      requester: userRef('dana'),
      lastEditor: userRef('dana'),
    });
    expect(request.decidedAt).toBeUndefined();
    expect(request.stages.map(stage => stage.openedAt)).toEqual([
      NOW,
      undefined,
    ]);
    expect(actions).toEqual(['submitted', 'evaluated', 'stage-opened']);
    expect(history[0].actor).toEqual({ kind: 'user', ref: userRef('dana') });
  });

  it('records whole what was asked and on which facts it was decided', () => {
    const { request, history } = new Story();
    expect(history[0].data).toMatchObject({
      digest: request.digest,
      parameters: request.parameters,
      cost: { monthly: '284.00' },
    });
    expect(history[1].data).toMatchObject({
      tier: 'standard',
      policyDigest: 'a'.repeat(64),
      facts: { values: { environment: 'staging' }, unknown: {} },
    });
  });

  it('never waits for nobody', () => {
    expect(() =>
      aSubmission({ evaluation: anEvaluation({ stages: [] }) }),
    ).toThrow('needs approval but has no stages');
  });

  it('names who asked, not who was asked to claim it', () => {
    const forged = {
      requester: userRef('boss'),
      lastEditor: userRef('boss'),
      editors: [userRef('boss')],
    };
    const { request } = aSubmission({ ...anAsk(), ...forged });
    expect(request).toMatchObject({
      requester: userRef('dana'),
      lastEditor: userRef('dana'),
      editors: [userRef('dana')],
    });
  });
});

describe('an edit', () => {
  it('makes a new revision without the votes of the old one', () => {
    const story = new Story({
      stages: [TECHNICAL],
      people: { ...COMPANY, eve: 'shop' },
    });
    const first = story.request;
    story.play('linus approves', 'eve edits');
    expect(story.request).toMatchObject({
      revision: 2,
      lastEditor: userRef('eve'),
      editors: [userRef('dana'), userRef('eve')],
      requester: userRef('dana'),
      previousParameters: first.parameters,
      votes: [],
      activeStage: 0,
    });
    expect(story.request.digest).not.toBe(first.digest);
    expect(story.actions.slice(4)).toEqual([
      'edited',
      'votes-dismissed',
      'evaluated',
      'stage-opened',
    ]);
    expect(story.history[5].data).toMatchObject({ voters: [userRef('linus')] });
  });

  it('keeps everybody who ever made a revision, each once', () => {
    const story = new Story({ people: { eve: 'shop', noor: 'shop' } });
    story.play('eve edits', 'noor edits', 'eve edits', 'dana edits');
    expect(story.request).toMatchObject({
      lastEditor: userRef('dana'),
      editors: ['dana', 'eve', 'noor'].map(userRef),
    });
  });

  it('is judged anew: what became harmless is approved, what became bad is denied', () => {
    const after = (outcome: 'automatic' | 'denied') => {
      const story = new Story();
      const asked = anAsk({
        parameters: { name: 'orders', size: 's' },
        evaluation: anEvaluation({ outcome, stages: [] }),
      });
      const { digest } = story.request;
      story.command(
        { kind: 'edit', asked, digest, onAskingSide: true },
        story.voter('dana'),
      );
      return story.request.state;
    };
    expect(after('automatic')).toBe('approved');
    expect(after('denied')).toBe('denied');
  });

  it.each(['environment', 'justification', 'requestedFor'] as const)(
    'that leaves %s out keeps nothing of it',
    field => {
      const story = new Story({ requestedFor: 'theo' });
      const { [field]: _, ...asked } = anAsk({
        requestedFor: userRef('theo'),
      });
      const { digest } = story.request;
      story.command(
        { kind: 'edit', asked, digest, onAskingSide: true },
        story.voter('dana'),
      );
      expect(story.request.revision).toBe(2);
      expect(story.request[field]).toBeUndefined();
      expect(story.request.digest).toBe(requestDigest(story.request));
    },
  );

  it('cannot bring in another requester, state or vote', () => {
    const story = new Story();
    const forged = {
      ...anAsk({ parameters: { name: 'orders', size: 'xl' } }),
      requester: userRef('mallory'),
      number: 1,
      submittedAt: new Date(0),
    };
    const before = story.request;
    story.command(
      {
        kind: 'edit',
        asked: forged,
        digest: before.digest,
        onAskingSide: true,
      },
      story.voter('dana'),
    );
    expect(story.request).toMatchObject({
      requester: before.requester,
      number: before.number,
      submittedAt: before.submittedAt,
    });
  });
});

describe('what only the system does', () => {
  const SYSTEM = aService('infra-requests');
  const approved = () => new Story({ people: COMPANY }).play('linus approves');

  it('carries out what was approved, also at the second attempt', () => {
    const story = approved();
    const states = (
      [
        { kind: 'start-fulfilment' },
        { kind: 'fail-fulfilment', reason: 'Quota' },
        { kind: 'start-fulfilment' },
        { kind: 'complete-fulfilment' },
      ] as Command[]
    ).map(command => {
      expect(story.command(command, SYSTEM)).toBeUndefined();
      return story.request.state;
    });
    expect(states).toEqual(['fulfilling', 'failed', 'fulfilling', 'fulfilled']);
    expect(story.request.decidedAt).toEqual(minutesLater(1));
  });

  it.each<[string, string[], Command]>([
    ['start what is pending', [], { kind: 'start-fulfilment' }],
    [
      'start what was rejected',
      ['linus rejects'],
      { kind: 'start-fulfilment' },
    ],
    [
      'complete what was not started',
      ['linus approves'],
      { kind: 'complete-fulfilment' },
    ],
    ['expire what was approved', ['linus approves'], { kind: 'expire' }],
  ])('does not %s', (_, steps, command) => {
    const story = new Story({ people: COMPANY }).play(...steps);
    expect(story.command(command, SYSTEM)).toMatchObject({ kind: 'state' });
  });

  it('lets what waits expire', () => {
    const story = new Story();
    story.command({ kind: 'expire' }, SYSTEM);
    expect(story.request).toMatchObject({
      state: 'expired',
      activeStage: undefined,
      decidedAt: minutesLater(1),
    });
  });

  it('does not know other commands', () => {
    const { request } = new Story();
    expect(() =>
      transition(request, { kind: 'approve-all' } as unknown as Command, {
        actor: aVoter('mallory'),
        now: NOW,
      }),
    ).toThrow('Unknown command approve-all');
  });
});
