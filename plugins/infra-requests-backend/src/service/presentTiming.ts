import type {
  Hold,
  InfraRequest,
  Review,
  UpcomingStep,
} from '@infra-requests/plugin-infra-requests-common';
import {
  deadlineOf,
  upcomingSteps,
  type Step,
} from '../domain/decision/dueSteps';
import { approvalEndsAt } from '../domain/decision/fulfilment';
import { holdOf } from '../domain/decision/hold';
import { withDueSteps } from '../domain/decision/timing';
import type { Policy, RequestRecord, Terms } from '../domain/types';

type Timing = Pick<
  InfraRequest,
  | 'deadline'
  | 'upcoming'
  | 'approvalValidUntil'
  | 'hold'
  | 'review'
  | 'rejectionsNeeded'
>;

/** What time does to a request, as the API shows it: deadline and countdowns, how long an approval holds, the review. */
export function presentTiming(
  given: RequestRecord,
  { policy, now }: { policy: Pick<Policy, 'calendars'>; now: Date },
): Timing {
  const request = withDueSteps(given, now);
  const { state, terms, review } = request;
  const pending = state === 'pending';
  const deadline = deadlineOf(request);
  const hold =
    state === 'approved' ? presentHold(request, { policy, now }) : undefined;
  const rejections = terms?.rejections ?? 1;
  return {
    deadline:
      deadline && terms
        ? {
            at: deadline.toISOString(),
            overdue: deadline <= now,
            onTimeout: terms.onTimeout,
          }
        : undefined,
    upcoming: pending
      ? upcomingSteps(request, now).flatMap(step => presentStep(step, terms))
      : undefined,
    approvalValidUntil: approvalEndsAt(request)?.toISOString(),
    hold,
    review: review && presentReview(review, now),
    rejectionsNeeded: pending && rejections > 1 ? rejections : undefined,
  };
}

function presentHold(
  request: RequestRecord,
  options: { policy: Pick<Policy, 'calendars'>; now: Date },
): Hold | undefined {
  const held = holdOf(request, options);
  if (held) {
    return { reason: held.reason, until: held.until?.toISOString() };
  }
  const { delayed } = request;
  return (
    delayed && { reason: delayed.reason, since: delayed.since.toISOString() }
  );
}

/** Of the review, the request says itself when it is due. */
function presentStep(step: Step, terms: Terms | undefined): UpcomingStep[] {
  const at = step.at.toISOString();
  switch (step.kind) {
    case 'remind':
      return [{ kind: 'remind', at }];
    case 'escalate':
      return [{ kind: 'escalate', at, to: step.to }];
    case 'time-out':
      return [
        { kind: terms?.onTimeout === 'reject' ? 'reject' : 'expire', at },
      ];
    default:
      return [];
  }
}

function presentReview(
  review: NonNullable<RequestRecord['review']>,
  now: Date,
): Review {
  const { state, openedAt, dueAt, reviewers } = review;
  return {
    state,
    openedAt: openedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    overdue: state === 'open' && dueAt <= now,
    reviewers,
    verdict: review.verdict,
    reviewedBy: review.reviewedBy,
    reviewedAt: review.reviewedAt?.toISOString(),
    comment: review.comment,
  };
}
