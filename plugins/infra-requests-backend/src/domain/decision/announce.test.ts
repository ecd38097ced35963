import { Story } from './__testUtils__/Story';
import { aSubmission, aVoter, NOW } from './__testUtils__/requests';
import { transition } from './lifecycle';

const approve = (story: Story) => {
  const voter = aVoter('grace', ['leads']);
  const result = transition(
    story.request,
    { kind: 'vote', voter, verdict: 'approve', digest: story.request.digest },
    { actor: { kind: 'user', ref: voter.ref }, now: NOW },
  );
  if ('refused' in result) {
    throw new Error(result.refused.message);
  }
  return result;
};

describe('effectsOf', () => {
  it('publishes every entry as an event, in order', () => {
    const { entries, effects } = aSubmission();
    const events = effects.filter(({ kind }) => kind === 'event');
    expect(events.map(({ payload }) => payload.action)).toEqual(
      entries.map(({ action }) => action),
    );
    expect(events.map(({ payload }) => payload.seq)).toEqual([1, 2, 3]);
  });

  it('signals once per change', () => {
    const { effects } = approve(new Story());
    expect(effects.filter(({ kind }) => kind === 'signal')).toHaveLength(1);
  });

  it('tells people of a stage that opens, of the outcome, and that nothing is left to do', () => {
    const told = ({ effects }: ReturnType<typeof approve>) =>
      effects
        .filter(({ kind }) => kind === 'notification')
        .map(({ payload }) => `${payload.message}: ${payload.action}`);
    expect(told(aSubmission())).toEqual(['ask: stage-opened']);
    expect(told(approve(new Story()))).toEqual([
      'settlement: approved',
      'outcome: approved',
    ]);
    expect(
      told(
        approve(new Story({ stages: ['one: 1 of leads', 'two: 1 of finops'] })),
      ),
    ).toEqual(['settlement: stage-completed', 'ask: stage-opened']);
    expect(told(approve(new Story({ stages: ['one: 2 of leads'] })))).toEqual([
      'settlement: approval-voted',
    ]);
  });

  it('never uses a key twice in the life of a request', () => {
    const first = aSubmission();
    const second = approve(new Story());
    const keys = [...first.effects, ...second.effects].map(
      ({ idempotencyKey }) => idempotencyKey,
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every(key => key.startsWith(first.request.id))).toBe(true);
  });
});
