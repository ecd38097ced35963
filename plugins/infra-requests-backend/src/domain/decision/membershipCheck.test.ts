import { Story } from './__testUtils__/Story';
import { groupRef, userRef } from './__testUtils__/requests';

const TWO_LEADS = 'review: 2 of leads';

describe('when a stage would close', () => {
  it('does not count somebody who left the group after voting', () => {
    const story = new Story({
      stages: [TWO_LEADS],
      people: { linus: 'leads', grace: 'leads', ada: 'leads' },
    })
      .play('linus approves')
      .moves('linus', 'sales')
      .play('grace approves');
    expect(story.request).toMatchObject({ state: 'pending', activeStage: 0 });
    expect(story.request.votes).toMatchObject([{ voter: userRef('grace') }]);
    expect(story.history.at(-1)).toMatchObject({
      action: 'membership-changed',
      actor: { kind: 'system' },
      data: {
        stage: 0,
        stageName: 'review',
        voter: userRef('linus'),
        memberships: [],
        reason: `Nobody from whom the vote had it belongs to ${groupRef(
          'leads',
        )} any more.`,
      },
    });
    expect(story.verification).toEqual({ verified: true });
    expect(story.play('ada approves').request.state).toBe('approved');
    expect(story.verification).toEqual({ verified: true });
  });

  it('lets who left for another group of the stage count there', () => {
    const story = new Story({
      stages: ['technical: 1 of leads, 1 of finops'],
      people: { grace: 'leads finops', linus: 'leads', noor: 'finops' },
    })
      .play('grace approves')
      .moves('grace', 'finops')
      .play('linus approves');
    expect(story.request.state).toBe('approved');
    expect(story.request.votes[0].memberships).toEqual([groupRef('finops')]);
    expect(story.verification).toEqual({ verified: true });
  });

  it('asks the absent person, not the delegate, what the vote counts through', () => {
    const story = new Story({
      stages: [TWO_LEADS],
      people: { dora: 'leads', vera: 'sales', linus: 'leads' },
      delegations: { vera: 'dora' },
    })
      .play('vera approves')
      .moves('dora', 'sales')
      .play('linus approves');
    expect(story.request.state).toBe('pending');
    expect(story.request.votes).toMatchObject([{ voter: userRef('linus') }]);
  });

  it('lets the vote of a delegate stand when the delegation is over', () => {
    const story = new Story({
      stages: [TWO_LEADS],
      people: { dora: 'leads', vera: 'sales', linus: 'leads' },
      delegations: { vera: 'dora' },
    })
      .play('vera approves')
      .standsInFor('vera', '')
      .play('linus approves');
    expect(story.request.state).toBe('approved');
  });

  it('does not reject by the objection of somebody who left', () => {
    const story = new Story({
      stages: [TWO_LEADS],
      terms: { rejections: 2 },
      people: { linus: 'leads', grace: 'leads' },
    })
      .play('linus rejects')
      .moves('linus', 'sales')
      .play('grace rejects');
    expect(story.request.state).toBe('pending');
    expect(story.request.votes).toMatchObject([{ voter: userRef('grace') }]);
  });

  it('leaves who is in no need of a check alone', () => {
    const story = new Story({
      stages: ['review: 1 of leads', 'last: 1 of security'],
      people: { linus: 'leads', sana: 'security' },
    })
      .play('linus approves')
      .moves('linus', 'sales')
      .play('sana approves');
    expect(story.request.state).toBe('approved');
    expect(story.actions).not.toContain('membership-changed');
  });
});
