import type { Calendar, RequestRecord, TierTerms } from '../types';
import {
  deadlineOf,
  dueSteps,
  nextStepAt,
  upcomingSteps,
  type Step,
} from './dueSteps';
import {
  aRequest,
  groupRef,
  minutesLater,
  NOW,
} from './__testUtils__/requests';
import { PLAIN_TERMS } from './terms';

const HOUR = 60;
const DAY = 24 * HOUR;

const waiting = (
  terms: Partial<TierTerms>,
  overrides: Partial<RequestRecord> = {},
  calendar?: Calendar,
) => aRequest({ terms: { ...PLAIN_TERMS, ...terms, calendar } }, overrides);

/** "24h remind 1", "48h time-out" */
const inWords = (steps: Step[]) =>
  steps.map(step => {
    const hours = (step.at.getTime() - NOW.getTime()) / 3_600_000;
    const more = {
      remind: () => ` ${'reminders' in step && step.reminders}`,
      escalate: () => ` ${'step' in step && step.step}`,
      'time-out': () => '',
      'review-overdue': () => '',
    };
    return `${hours}h ${step.kind}${more[step.kind]()}`;
  });

const escalate = [
  { after: 'PT8H', to: [groupRef('directors')] },
  { after: 'P2D', to: [groupRef('board')] },
];

describe('what the passing of time does', () => {
  it.each<{
    story: string;
    terms: Partial<TierTerms>;
    hours: number;
    due: string[];
    upcoming: string[];
  }>([
    {
      story: 'nothing where the tier says nothing',
      terms: {},
      hours: 10_000,
      due: [],
      upcoming: [],
    },
    {
      story: 'the deadline is still to come',
      terms: { due: 'P2D' },
      hours: 47,
      due: [],
      upcoming: ['48h time-out'],
    },
    {
      story: 'the deadline has come to the minute',
      terms: { due: 'P2D' },
      hours: 48,
      due: ['48h time-out'],
      upcoming: [],
    },
    {
      story: 'each reminder takes twice as long',
      terms: { remindAfter: 'P1D' },
      hours: 30,
      due: ['24h remind 1'],
      upcoming: ['48h remind 2'],
    },
    {
      story: 'of reminders that were missed, only the last is sent',
      terms: { remindAfter: 'P1D' },
      hours: 4 * 24,
      due: ['96h remind 3'],
      upcoming: ['192h remind 4'],
    },
    {
      story: 'reminders end with the deadline',
      terms: { remindAfter: 'P1D', due: 'P2D' },
      hours: 25,
      due: ['24h remind 1'],
      upcoming: ['48h time-out'],
    },
    {
      story: 'nobody is reminded of what has waited for years',
      terms: { remindAfter: 'P300D' },
      hours: 301 * 24,
      due: ['7200h remind 1'],
      upcoming: [],
    },
    {
      story: 'steps of escalation, each by itself',
      terms: { escalate },
      hours: 8,
      due: ['8h escalate 0'],
      upcoming: ['48h escalate 1'],
    },
    {
      story: 'steps that were missed are all taken',
      terms: { escalate, remindAfter: 'P1D' },
      hours: 50,
      due: ['8h escalate 0', '48h escalate 1', '48h remind 2'],
      upcoming: ['96h remind 3'],
    },
    {
      story: 'what is missed before a deadline that has passed helps nobody',
      terms: { escalate, remindAfter: 'P1D', due: 'PT60H' },
      hours: 60,
      due: ['60h time-out'],
      upcoming: [],
    },
    {
      story: 'a deadline that escalates brings the other steps forward',
      terms: { escalate, due: 'PT10H', onTimeout: 'escalate' },
      hours: 9,
      due: ['8h escalate 0'],
      upcoming: ['10h escalate 1'],
    },
    {
      story: 'a deadline that escalates ends nothing',
      terms: {
        escalate,
        due: 'PT4H',
        onTimeout: 'escalate',
        remindAfter: 'PT8H',
      },
      hours: 10,
      due: ['4h escalate 0', '4h escalate 1', '8h remind 1'],
      upcoming: ['16h remind 2'],
    },
    {
      story: 'a step to nobody is no step',
      terms: { escalate: [{ after: 'PT1H', to: [] }] },
      hours: 2,
      due: [],
      upcoming: [],
    },
  ])('$story', ({ terms, hours, due, upcoming }) => {
    const request = waiting(terms);
    const now = minutesLater(hours * HOUR);
    expect(inWords(dueSteps(request, now))).toEqual(due);
    expect(inWords(upcomingSteps(request, now))).toEqual(upcoming);
  });

  it('does nothing twice', () => {
    const request = waiting({ escalate, remindAfter: 'P1D' });
    const [stage] = request.stages;
    const taken = {
      ...request,
      stages: [
        {
          ...stage,
          reminders: 2,
          escalations: [{ step: 0, to: [groupRef('directors')], at: NOW }],
        },
      ],
    };
    const now = minutesLater(3 * DAY);
    expect(inWords(dueSteps(taken, now))).toEqual(['48h escalate 1']);
    expect(nextStepAt(taken)).toEqual(minutesLater(2 * DAY));
  });

  it('counts the deadline from the first stage, all else from the open one', () => {
    const request = waiting(
      { due: 'P2D', remindAfter: 'PT1H' },
      { activeStage: 1 },
    );
    const [stage] = request.stages;
    const later = {
      ...request,
      stages: [stage, { ...stage, openedAt: minutesLater(30 * HOUR) }],
    };
    expect(deadlineOf(later)).toEqual(minutesLater(2 * DAY));
    expect(inWords(dueSteps(later, minutesLater(31 * HOUR)))).toEqual([
      '31h remind 1',
    ]);
  });

  it('escalates at once in a stage that opens after its deadline', () => {
    const request = waiting(
      { due: 'PT1H', escalate, onTimeout: 'escalate' },
      { activeStage: 1 },
    );
    const [stage] = request.stages;
    const later = {
      ...request,
      stages: [stage, { ...stage, openedAt: minutesLater(5 * HOUR) }],
    };
    expect(dueSteps(later, minutesLater(5 * HOUR))).toEqual([
      expect.objectContaining({ kind: 'escalate', stage: 1, step: 0 }),
      expect.objectContaining({ kind: 'escalate', stage: 1, step: 1 }),
    ]);
  });

  it('counts in the calendar of the tier', () => {
    const office: Calendar = {
      id: 'office',
      title: 'Office hours',
      timezone: 'UTC',
      freeze: false,
      windows: [
        { kind: 'weekly', days: ['monday'], from: '09:00', to: '17:00' },
      ],
      except: [],
    };
    const request = waiting({ due: 'PT12H', remindAfter: 'PT4H' }, {}, office);
    expect(inWords(upcomingSteps(request, NOW))).toEqual([
      '4h remind 1',
      `${7 * 24 + 4}h time-out`,
    ]);
  });

  it('does nothing to what waits for nobody', () => {
    const terms = { due: 'PT1H', remindAfter: 'PT1H', escalate };
    for (const state of [
      'changes-requested',
      'approved',
      'rejected',
    ] as const) {
      const request = waiting(terms, { state, activeStage: undefined });
      expect(dueSteps(request, minutesLater(DAY))).toEqual([]);
      expect(upcomingSteps(request, NOW)).toEqual([]);
      expect(nextStepAt(request)).toBeUndefined();
      expect(deadlineOf(request)).toBeUndefined();
    }
  });

  it('finds a review overdue, once', () => {
    const review = {
      state: 'open' as const,
      openedAt: NOW,
      dueAt: minutesLater(DAY),
      reviewers: [groupRef('auditors')],
      escalateTo: [],
      approvedBy: [],
    };
    const request = aRequest(
      {},
      { state: 'fulfilled', activeStage: undefined, review },
    );
    expect(dueSteps(request, minutesLater(DAY - 1))).toEqual([]);
    expect(inWords(dueSteps(request, minutesLater(DAY)))).toEqual([
      '24h review-overdue',
    ]);
    const after = { ...review, overdueAt: minutesLater(DAY) };
    expect(nextStepAt({ ...request, review: after })).toBeUndefined();
    expect(
      nextStepAt({ ...request, review: { ...review, state: 'done' } }),
    ).toBeUndefined();
  });
});
