import { Story, type Cast } from './__testUtils__/Story';
import { aRequest, aVoter, groupRef, userRef } from './__testUtils__/requests';
import { eligibility, type Ineligible } from './eligibility';
import { involvedPeople } from './involvement';

type Scene = Cast & { story: string; steps?: string[]; who: string };

const TECHNICAL = 'technical: 1 of leads, 1 of finops';
const SECURITY = 'security: 1 of security';

describe('who may approve', () => {
  it.each<Scene & { through: string[] }>([
    {
      story: 'a member of the group',
      people: { grace: 'leads' },
      who: 'grace',
      through: ['leads'],
    },
    {
      story: 'somebody in two groups of the stage, through both',
      stages: [TECHNICAL],
      people: { grace: 'leads finops shop' },
      who: 'grace',
      through: ['leads', 'finops'],
    },
    {
      story: 'somebody whose place is taken, as a surplus',
      stages: [TECHNICAL],
      people: { grace: 'leads', linus: 'leads' },
      steps: ['grace approves'],
      who: 'linus',
      through: ['leads'],
    },
    {
      story: 'a member of the owning team who did not ask',
      people: { eve: 'shop leads' },
      who: 'eve',
      through: ['leads'],
    },
    {
      story: 'somebody who withdrew the approval',
      stages: [TECHNICAL],
      people: { grace: 'leads' },
      steps: ['grace approves', 'grace withdraws'],
      who: 'grace',
      through: ['leads'],
    },
    {
      story: 'who approved an earlier stage where another can take over',
      stages: [TECHNICAL, SECURITY],
      people: { grace: 'leads security', linus: 'leads', noor: 'finops' },
      steps: ['grace approves', 'linus approves', 'noor approves'],
      who: 'grace',
      through: ['security'],
    },
    {
      story: 'who approved an earlier stage, where the tier says so',
      stages: ['review: 1 of leads', SECURITY],
      distinct: false,
      people: { grace: 'leads security' },
      steps: ['grace approves'],
      who: 'grace',
      through: ['security'],
    },
  ])('$story', ({ steps = [], who, through, ...cast }) => {
    const story = new Story(cast).play(...steps);
    const voter = story.voter(who);
    expect(eligibility(story.request, voter, 'approve')).toEqual({
      eligible: true,
      memberships: through.map(groupRef),
    });
  });
});

describe('who may not approve, why, and who could', () => {
  type Refusal = {
    code: Ineligible['code'];
    reason: RegExp;
    couldInstead: string[];
  };
  it.each<Scene & Refusal>([
    {
      story: 'who asked',
      people: { dana: 'leads' },
      who: 'dana',
      code: 'involved',
      reason: /You asked for this request/,
      couldInstead: ['leads'],
    },
    {
      story: 'whom it is for',
      people: { theo: 'leads' },
      requestedFor: 'theo',
      who: 'theo',
      code: 'involved',
      reason: /made for you/,
      couldInstead: ['leads'],
    },
    {
      story: 'who edited it last',
      people: { eve: 'shop leads' },
      steps: ['eve edits'],
      who: 'eve',
      code: 'involved',
      reason: /last to edit/,
      couldInstead: ['leads'],
    },
    {
      story: 'who edited it once, though another edited it since',
      people: { eve: 'shop leads' },
      steps: ['eve edits', 'dana edits'],
      who: 'eve',
      code: 'involved',
      reason: /^You edited this request\.$/,
      couldInstead: ['leads'],
    },
    {
      story: 'who edited it once, and only put back what was there',
      people: { eve: 'shop leads', linus: 'leads' },
      steps: ['linus asks for changes', 'eve resubmits', 'dana edits'],
      who: 'eve',
      code: 'involved',
      reason: /^You edited this request\.$/,
      couldInstead: ['leads'],
    },
    {
      story: 'who takes part in what it is about',
      people: { carl: 'leads' },
      asked: { involved: [userRef('carl')] },
      who: 'carl',
      code: 'involved',
      reason: /^You take part in what this request is about\.$/,
      couldInstead: ['leads'],
    },
    {
      story: 'who asked, even after another edited it',
      people: { dana: 'leads', eve: 'shop' },
      steps: ['eve edits'],
      who: 'dana',
      code: 'involved',
      reason: /You asked/,
      couldInstead: ['leads'],
    },
    {
      story: 'a pipeline, even as a member of the group',
      people: { pipeline: 'leads' },
      who: 'pipeline',
      code: 'not-a-person',
      reason: /Only people decide/,
      couldInstead: ['leads'],
    },
    {
      story: 'a stranger',
      people: { mallory: 'sales' },
      who: 'mallory',
      code: 'not-an-approver',
      reason: /not an approver of stage “Review”/,
      couldInstead: ['leads'],
    },
    {
      story: 'who comes later',
      stages: [TECHNICAL, SECURITY],
      people: { sana: 'security' },
      who: 'sana',
      code: 'not-an-approver',
      reason: /turn comes in stage “Security”, after “Technical”/,
      couldInstead: ['leads', 'finops'],
    },
    {
      story: 'who came earlier',
      stages: ['review: 1 of leads', SECURITY],
      people: { grace: 'leads', linus: 'leads' },
      steps: ['grace approves'],
      who: 'linus',
      code: 'not-an-approver',
      reason: /not an approver of stage “Security”/,
      couldInstead: ['security'],
    },
    {
      story: 'who approved already',
      stages: [TECHNICAL],
      people: { grace: 'leads' },
      steps: ['grace approves'],
      who: 'grace',
      code: 'duplicate',
      reason: /already approved stage “Technical”/,
      couldInstead: ['finops'],
    },
    {
      story: 'who is needed in an earlier stage',
      stages: ['review: 1 of leads', SECURITY],
      people: { grace: 'leads security' },
      steps: ['grace approves'],
      who: 'grace',
      code: 'not-an-approver',
      reason: /one person counts only once/,
      couldInstead: ['security'],
    },
    {
      story: 'anybody, once it is approved',
      people: { grace: 'leads', linus: 'leads' },
      steps: ['grace approves'],
      who: 'linus',
      code: 'state',
      reason: /#1042 is approved/,
      couldInstead: [],
    },
    {
      story: 'anybody, while changes are awaited',
      people: { grace: 'leads', linus: 'leads' },
      steps: ['grace asks for changes'],
      who: 'linus',
      code: 'state',
      reason: /#1042 is changes-requested/,
      couldInstead: [],
    },
  ])(
    '$story',
    ({ steps = [], who, code, reason, couldInstead, story: _, ...cast }) => {
      const story = new Story(cast).play(...steps);
      const answer = eligibility(story.request, story.voter(who), 'approve');
      expect(answer).toEqual({
        eligible: false,
        code,
        reason: expect.stringMatching(reason),
        couldInstead: couldInstead.map(groupRef),
      });
    },
  );

  it('looks at the state, even where a stage is still open by mistake', () => {
    const request = aRequest({}, { state: 'expired', activeStage: 0 });
    expect(
      eligibility(request, aVoter('grace', ['leads']), 'approve'),
    ).toMatchObject({ eligible: false, code: 'state' });
  });

  it('does not count a service that bears the name of a user', () => {
    const story = new Story({ people: { grace: 'leads' } });
    const impostor = { ...story.voter('grace'), kind: 'service' as const };
    expect(eligibility(story.request, impostor, 'approve')).toMatchObject({
      eligible: false,
      code: 'not-a-person',
    });
  });
});

describe('who may object', () => {
  it('may be somebody who already counts for an earlier stage', () => {
    const story = new Story({
      stages: ['review: 1 of leads', SECURITY],
      people: { grace: 'leads security' },
    }).play('grace approves');
    const grace = story.voter('grace');
    const may = (verdict: 'approve' | 'reject' | 'request-changes') =>
      eligibility(story.request, grace, verdict).eligible;
    expect(may('approve')).toBe(false);
    expect(may('reject')).toBe(true);
    expect(may('request-changes')).toBe(true);
  });

  it('may be somebody who approved and has second thoughts', () => {
    const story = new Story({
      stages: [TECHNICAL],
      people: { grace: 'leads' },
    }).play('grace approves');
    expect(
      eligibility(story.request, story.voter('grace'), 'reject').eligible,
    ).toBe(true);
  });

  it.each(['dana', 'theo', 'mallory', 'pipeline'])('is never %s', name => {
    const story = new Story({
      people: { dana: 'leads', theo: 'leads', pipeline: 'leads' },
      requestedFor: 'theo',
    });
    const voter = story.voter(name);
    expect(eligibility(story.request, voter, 'reject').eligible).toBe(false);
    expect(eligibility(story.request, voter, 'request-changes').eligible).toBe(
      false,
    );
  });
});

describe('involvedPeople', () => {
  it('names everybody on the asking side once', () => {
    const story = new Story({
      people: { eve: 'shop', noor: 'shop' },
      requestedFor: 'theo',
    });
    expect(involvedPeople(story.request)).toEqual(
      ['dana', 'theo'].map(userRef),
    );
    story.play('eve edits', 'noor edits', 'eve edits', 'dana edits');
    expect(involvedPeople(story.request)).toEqual(
      ['dana', 'theo', 'eve', 'noor'].map(userRef),
    );
    const involved = ['carl', 'eve'].map(userRef);
    expect(involvedPeople({ ...story.request, involved })).toEqual(
      ['dana', 'theo', 'eve', 'noor', 'carl'].map(userRef),
    );
  });
});
