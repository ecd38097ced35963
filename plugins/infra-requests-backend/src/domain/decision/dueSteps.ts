import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import { Duration } from 'luxon';
import { addInCalendar } from '../policy/calendarTime';
import type { RequestRecord, Terms } from '../types';

/** Something that the passing of time does to a request. */
export type Step =
  /** `reminders` is how many there are with it; the ones before were missed where they were not sent. */
  | { kind: 'remind'; at: Date; stage: number; reminders: number }
  | { kind: 'escalate'; at: Date; stage: number; step: number; to: EntityRef[] }
  /** The deadline of a request that expires or is rejected by it. */
  | { kind: 'time-out'; at: Date }
  | { kind: 'review-overdue'; at: Date };

/** Nobody is reminded of what has waited for longer. */
const MOST_DAYS = 366;

/** Before everything. */
const LONG_AGO = new Date(0);

/** When a pending request has to be decided, counted from when it came to wait for people. */
export function deadlineOf(request: RequestRecord): Date | undefined {
  const { terms, stages } = request;
  const since = stages[0]?.openedAt;
  return isWaiting(request) && terms?.due && since
    ? addInCalendar(since, terms.due, terms.calendar)
    : undefined;
}

/**
 * What the passing of time has done to a request by now and is not recorded yet, in order. What nobody can use any more
 * is left out: reminders that were missed but for the last one, and whatever came before a deadline that has passed.
 */
export function dueSteps(request: RequestRecord, now: Date): Step[] {
  const due = openSteps(request, now).filter(({ at }) => at <= now);
  const timeOut = due.filter(({ kind }) => kind === 'time-out');
  const last = due.filter(({ kind }) => kind === 'remind').pop();
  return timeOut.length > 0
    ? due.filter(({ kind }) => kind === 'time-out' || kind === 'review-overdue')
    : due.filter(step => step.kind !== 'remind' || step === last);
}

/** What the passing of time is still going to do, in order; of the reminders, the next one. */
export function upcomingSteps(request: RequestRecord, now: Date): Step[] {
  return openSteps(request, now).filter(({ at }) => at > now);
}

/** When time has something to do with it; may have passed already. */
export function nextStepAt(request: RequestRecord): Date | undefined {
  return openSteps(request, LONG_AGO)[0]?.at;
}

/** What is not recorded yet, in order; of the reminders after now, the first. A deadline that ends the waiting is last. */
function openSteps(request: RequestRecord, now: Date): Step[] {
  const waiting = isWaiting(request) ? waitingSteps(request, now) : [];
  return [...waiting, ...reviewSteps(request)].sort(
    (one, other) => one.at.getTime() - other.at.getTime(),
  );
}

function isWaiting(request: RequestRecord): boolean {
  return request.state === 'pending' && request.activeStage !== undefined;
}

function waitingSteps(request: RequestRecord, now: Date): Step[] {
  const { terms } = request;
  if (!terms) {
    return [];
  }
  const deadline = deadlineOf(request);
  const escalates = terms.onTimeout === 'escalate';
  const steps = [
    ...escalations(request, {
      terms,
      latest: escalates ? deadline : undefined,
    }),
    ...reminders(request, { terms, now }),
  ];
  return deadline && !escalates
    ? [
        ...steps.filter(({ at }) => at < deadline),
        { kind: 'time-out', at: deadline },
      ]
    : steps;
}

/** Steps that the active stage has not taken; all of them at the latest when a deadline that escalates has passed. */
function escalations(
  { stages, activeStage }: RequestRecord,
  { terms, latest }: { terms: Terms; latest: Date | undefined },
): Step[] {
  const stage = activeStage!;
  const { openedAt, escalations: taken = [] } = stages[stage];
  return terms.escalate.flatMap(({ after, to }, step) => {
    const isOpen = to.length > 0 && taken.every(one => one.step !== step);
    const own =
      isOpen && openedAt
        ? addInCalendar(openedAt, after, terms.calendar)
        : undefined;
    const at = latest && !(own && own < latest) ? latest : own;
    return isOpen && at
      ? [{ kind: 'escalate' as const, at, stage, step, to }]
      : [];
  });
}

/** The first one after a while, each further one after twice as long. */
function reminders(
  { stages, activeStage }: RequestRecord,
  { terms, now }: { terms: Terms; now: Date },
): Step[] {
  const stage = activeStage!;
  const { openedAt, reminders: sent = 0 } = stages[stage];
  const steps: Step[] = [];
  if (!terms.remindAfter || !openedAt) {
    return steps;
  }
  const first = Duration.fromISO(terms.remindAfter);
  for (let count = sent; ; count++) {
    const after = first.mapUnits(amount => amount * 2 ** count);
    const at =
      after.as('days') <= MOST_DAYS
        ? addInCalendar(openedAt, after.toISO()!, terms.calendar)
        : undefined;
    if (!at) {
      return steps;
    }
    steps.push({ kind: 'remind', at, stage, reminders: count + 1 });
    if (at > now) {
      return steps;
    }
  }
}

function reviewSteps({ review }: RequestRecord): Step[] {
  return review?.state === 'open' && !review.overdueAt
    ? [{ kind: 'review-overdue', at: review.dueAt }]
    : [];
}
