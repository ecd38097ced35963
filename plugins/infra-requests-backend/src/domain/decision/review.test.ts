import type { EmergencyTerms } from '../types';
import type { Asked } from './asked';
import { Story } from './__testUtils__/Story';
import {
  aRequirement,
  aStage,
  groupRef,
  userRef,
} from './__testUtils__/requests';

const emergency: EmergencyTerms = {
  requirements: [aRequirement('1 of oncall')],
  incident: { title: 'Incident' },
  reviewWithin: 'PT24H',
  reviewers: [groupRef('auditors')],
  escalateTo: [groupRef('directors')],
};

const RUN = { kind: 'run-due-steps' } as const;

const inAnEmergency = (requirement: string): Partial<Asked> => ({
  emergency: true,
  incident: 'INC1',
  stages: [aStage(`emergency: ${requirement}`)],
  breakGlass: { skipped: [groupRef('leads')] },
});

/** An emergency that is waiting for the people on call. */
const anEmergency = (
  delegations: Record<string, string> = {},
  asked = inAnEmergency('1 of oncall'),
) =>
  new Story({
    people: {
      noor: 'oncall auditors',
      ivan: 'oncall auditors',
      sana: 'auditors',
      theo: 'auditors shop',
      olga: 'directors',
      otto: 'oncall',
      pipeline: 'auditors',
    },
    delegations,
    requestedFor: 'theo',
    terms: { emergency },
    asked,
  });

const looksBack = (story: Story, name: string) =>
  story.command(
    {
      kind: 'review',
      reviewer: story.voter(name),
      verdict: 'justified',
      comment: 'The shop was down.',
    },
    story.voter(name),
  );

describe('an approval in an emergency', () => {
  it('opens a review by people who took no part in it', () => {
    const story = anEmergency().play('noor approves');
    const { decidedAt, review } = story.request;
    expect(story.request.state).toBe('approved');
    expect(review).toEqual({
      state: 'open',
      openedAt: decidedAt,
      dueAt: new Date(decidedAt!.getTime() + 24 * 3_600_000),
      reviewers: [groupRef('auditors')],
      escalateTo: [groupRef('directors')],
      approvedBy: [userRef('noor')],
    });
    expect(story.actions.slice(-2)).toEqual(['approved', 'review-opened']);
    expect(story.verification).toEqual({ verified: true });
  });

  it('opens none where the usual way was taken', () => {
    const story = new Story({
      people: { grace: 'leads' },
      terms: { emergency },
    }).play('grace approves');
    expect(story.request.review).toBeUndefined();
  });

  it('opens none before it is given, or when it is refused', () => {
    const story = anEmergency();
    expect(story.request.review).toBeUndefined();
    expect(story.play('noor rejects').request.review).toBeUndefined();
  });
});

describe('looking back', () => {
  it('is done once, and recorded', () => {
    const story = anEmergency().play('noor approves');
    expect(looksBack(story, 'sana')).toBeUndefined();
    expect(story.request.review).toMatchObject({
      state: 'done',
      verdict: 'justified',
      reviewedBy: userRef('sana'),
      reviewedAt: story.now,
      comment: 'The shop was down.',
    });
    expect(story.request.state).toBe('approved');
    expect(story.verification).toEqual({ verified: true });
    expect(looksBack(story, 'ivan')).toMatchObject({
      kind: 'state',
      message: 'Request #1042 has no open review.',
    });
  });

  it.each([
    ['dana', 'You asked for this request.'],
    ['theo', 'This request was made for you.'],
    ['noor', 'You took part in this approval'],
    ['olga', 'You are not among those who look back at this approval.'],
    ['pipeline', 'Only people look back at an approval.'],
  ])('is not for %s', (name, reason) => {
    const story = anEmergency().play('noor approves');
    const refused = looksBack(story, name);
    expect(refused).toMatchObject({
      kind: 'not-allowed',
      couldInstead: [groupRef('auditors')],
    });
    expect(refused!.message).toContain(reason);
  });

  it('is not for those for whom somebody approved', () => {
    const story = anEmergency({ olga: 'ivan' }).play('olga approves');
    expect(story.request.review?.approvedBy).toEqual(
      ['olga', 'ivan'].map(userRef),
    );
    expect(looksBack(story, 'ivan')?.message).toMatch(/You took part/);
    expect(looksBack(story, 'noor')).toBeUndefined();
  });

  it.each([
    ['asked for changes before', 'ivan asks for changes'],
    ['approved what was edited then', 'ivan approves'],
    ['had it approved then', 'olga approves'],
  ])('is not for who %s', (_, step) => {
    const asked = inAnEmergency('2 of oncall');
    const story = anEmergency({ olga: 'ivan' }, asked)
      .play(step)
      .edits({ ...asked, justification: 'The shop is down, in Berlin, too' })
      .play('noor approves', 'otto approves');
    expect(story.request.state).toBe('approved');
    expect(story.request.review!.approvedBy).toContain(userRef('ivan'));
    expect(looksBack(story, 'ivan')?.message).toMatch(/You took part/);
    expect(looksBack(story, 'sana')).toBeUndefined();
    expect(story.verification).toEqual({ verified: true });
  });

  it('is not for who took a vote back', () => {
    const story = anEmergency({}, inAnEmergency('2 of oncall')).play(
      'ivan approves',
      'ivan withdraws',
      'noor approves',
      'otto approves',
    );
    expect(looksBack(story, 'ivan')?.message).toMatch(/You took part/);
    expect(story.verification).toEqual({ verified: true });
  });

  it('is not lent to a delegate', () => {
    const story = anEmergency({ olga: 'sana' }).play('noor approves');
    expect(looksBack(story, 'olga')).toMatchObject({ kind: 'not-allowed' });
  });
});

describe('an overdue review', () => {
  it('asks more people, once, and says since when', () => {
    const story = anEmergency().play('noor approves').after('PT23H');
    expect(story.system(RUN)).toMatchObject({ kind: 'state' });
    story.after('PT1H').system(RUN);
    expect(story.request.review).toMatchObject({
      state: 'open',
      overdueAt: story.now,
      reviewers: ['auditors', 'directors'].map(groupRef),
    });
    expect(story.history[story.history.length - 1]).toMatchObject({
      action: 'review-overdue',
      data: { to: [groupRef('directors')] },
    });
    expect(story.verification).toEqual({ verified: true });
    expect(story.after('P9D').system(RUN)).toMatchObject({ kind: 'state' });
    expect(looksBack(story, 'olga')).toBeUndefined();
    expect(story.verification).toEqual({ verified: true });
  });

  it('is noticed although the request has ended long ago', () => {
    const story = anEmergency().play('noor approves');
    story.system({ kind: 'start-fulfilment' });
    story.system({ kind: 'complete-fulfilment' });
    story.after('P1D').system(RUN);
    expect(story.request).toMatchObject({
      state: 'fulfilled',
      review: { overdueAt: story.now },
    });
    expect(story.verification).toEqual({ verified: true });
  });

  it('may be the next thing that its reviewer sees', () => {
    const story = anEmergency().play('noor approves').after('P2D');
    expect(looksBack(story, 'olga')).toBeUndefined();
    expect(story.actions.slice(-2)).toEqual(['review-overdue', 'reviewed']);
  });
});
