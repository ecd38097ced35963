import { Story, type Cast } from './__testUtils__/Story';
import { groupRef, minutesLater, userRef } from './__testUtils__/requests';
import { allowedActions } from './allowedActions';

const CAST: Cast = {
  people: {
    linus: 'leads',
    grace: 'leads',
    eve: 'shop leads',
    sana: 'security',
  },
};
const STAGES = ['review: 1 of leads', 'last: 1 of security'];

describe('a late vote', () => {
  it.each([
    ['approved', ['linus approves']],
    ['rejected', ['linus rejects']],
    ['cancelled', ['dana cancels']],
    ['changes-requested', ['linus asks for changes']],
  ])('on what is %s is recorded and changes nothing', (state, steps) => {
    const story = new Story(CAST).play(...steps);
    const before = story.request;
    story.play('grace rejects saying "Too late"');
    expect(story.request).toMatchObject({
      state,
      votes: before.votes,
      stages: before.stages,
      version: before.version + 1,
      lateVotes: [
        {
          voter: userRef('grace'),
          verdict: 'reject',
          comment: 'Too late',
          stage: 0,
          memberships: [groupRef('leads')],
        },
      ],
    });
    expect(story.request.decidedAt).toEqual(before.decidedAt);
    expect(story.history.at(-1)).toMatchObject({
      action: 'late-vote',
      actor: { ref: userRef('grace') },
      data: { stage: 0, stageName: 'review', verdict: 'reject' },
    });
    expect(story.verification).toEqual({ verified: true });
  });

  it('is one on the stage that the voter saw, when the request has moved on', () => {
    const story = new Story({ ...CAST, stages: STAGES }).play(
      'linus approves',
      'grace rejects having seen stage 1',
    );
    expect(story.request).toMatchObject({ state: 'pending', activeStage: 1 });
    expect(story.request.votes).toHaveLength(1);
    expect(story.request.lateVotes).toMatchObject([{ stage: 0 }]);
  });

  it('never counts for a stage that the voter has not seen', () => {
    const story = new Story({
      people: { linus: 'leads', ada: 'leads security' },
      stages: STAGES,
    }).play('linus approves', 'ada approves having seen stage 1');
    expect(story.request).toMatchObject({
      state: 'pending',
      activeStage: 1,
      lateVotes: [{ stage: 0, memberships: [groupRef('leads')] }],
    });
    expect(story.play('ada approves').request.state).toBe('approved');
  });

  it('comes after a change of mind, too', () => {
    const { request } = new Story(CAST).play('linus approves', 'linus rejects');
    expect(request.state).toBe('approved');
    expect(request.lateVotes).toMatchObject([{ verdict: 'reject' }]);
  });

  it.each([
    ['the vote that decided', ['linus approves'], 'linus approves'],
    ['a late vote', ['linus approves', 'grace rejects'], 'grace approves'],
  ])('is no repetition of %s', (_, steps, last) => {
    const story = new Story(CAST).play(...steps);
    expect(story.attempt(last)).toMatchObject({ kind: 'duplicate' });
  });

  it('is given on what was decided, not on something else', () => {
    const story = new Story(CAST).play('dana edits', 'linus approves');
    expect(story.attempt('grace rejects having read revision 1')).toMatchObject(
      { kind: 'stale-digest' },
    );
  });

  it.each(['dana approves', 'sana approves', 'mallory approves'])(
    'is not that of somebody who could not have voted: %s',
    step => {
      const story = new Story(CAST).play('linus approves');
      expect(story.attempt(step)).toMatchObject({ kind: 'state' });
    },
  );

  it('is not that of a pipeline', () => {
    const story = new Story({ people: { ...CAST.people, pipeline: 'leads' } });
    story.play('linus approves');
    expect(story.attempt('pipeline approves')).toMatchObject({
      kind: 'not-allowed',
    });
  });

  it('is not one on a stage that nobody has opened', () => {
    const story = new Story({ ...CAST, stages: STAGES });
    expect(story.attempt('linus approves having seen stage 2')).toMatchObject({
      kind: 'state',
    });
    expect(story.request.lateVotes).toBeUndefined();
  });

  it('is never offered', () => {
    const story = new Story(CAST).play('linus approves');
    const may = allowedActions(story.request, story.voter('grace'), {
      now: minutesLater(9),
      nameThem: refs => refs.join(),
    });
    expect(may.approve.allowed).toBe(false);
    expect(may.reject.allowed).toBe(false);
  });

  it('is forgotten with its revision, but not by the record', () => {
    const story = new Story(CAST).play(
      'linus asks for changes',
      'grace rejects',
      'dana edits',
    );
    expect(story.request.lateVotes).toBeUndefined();
    expect(story.actions).toContain('late-vote');
    expect(story.verification).toEqual({ verified: true });
  });
});
