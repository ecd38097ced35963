import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import { addInCalendar } from '../policy/calendarTime';
import type { RequestRecord, ReviewRecord } from '../types';
import { byWhom } from './authority';
import { SYSTEM, type Change, type Context } from './change';
import type { ReviewCommand } from './command';
import type { Voter } from './eligibility';
import { involvedPeople, involvement } from './involvement';
import { refuse, type Refused } from './refusal';

/**
 * Asks for the look back at what was just approved in an emergency. Where an earlier one is still open, both are looked at
 * together, by the time of the earlier one.
 */
export function openReview(change: Change) {
  const { request, now } = change;
  const emergency = request.terms?.emergency;
  if (!request.breakGlass) {
    return;
  }
  if (!emergency) {
    throw new Error(
      `Request ${request.id} was approved in a way for emergencies that its terms do not have (this is a bug)`,
    );
  }
  const open = request.review?.state === 'open' ? request.review : undefined;
  const all = (refs: EntityRef[], earlier: EntityRef[] = []) => [
    ...new Set([...earlier, ...refs]),
  ];
  const opened: ReviewRecord = {
    state: 'open',
    openedAt: open?.openedAt ?? now,
    dueAt: open?.dueAt ?? addInCalendar(now, emergency.reviewWithin)!,
    reviewers: all(emergency.reviewers, open?.reviewers),
    escalateTo: all(emergency.escalateTo, open?.escalateTo),
    approvedBy: all(
      [...request.votes.flatMap(byWhom), ...(request.tookPart ?? [])],
      open?.approvedBy,
    ),
    ...(open?.overdueAt ? { overdueAt: open.overdueAt } : {}),
  };
  request.review = opened;
  change.note(
    'review-opened',
    {
      openedAt: opened.openedAt.toISOString(),
      dueAt: opened.dueAt.toISOString(),
      reviewers: opened.reviewers,
      escalateTo: opened.escalateTo,
      approvedBy: opened.approvedBy,
    },
    SYSTEM,
  );
}

/** Who cannot look back at it, whatever groups they are in. */
export function notReviewing(request: RequestRecord): EntityRef[] {
  return [...involvedPeople(request), ...(request.review?.approvedBy ?? [])];
}

/** The look back at an approval in an emergency, by somebody who took no part in it. */
export function review(
  change: Change,
  command: ReviewCommand,
  context: Context,
): Refused | undefined {
  const { request } = change;
  const { reviewer, verdict, comment } = command;
  if (
    context.actor.ref !== reviewer.ref ||
    context.actor.kind !== reviewer.kind
  ) {
    throw new Error(
      `${context.actor.ref} cannot review as ${reviewer.ref} on request ${request.id} (this is a bug)`,
    );
  }
  const stopped = whyNotReview(request, reviewer);
  if (stopped) {
    return stopped;
  }
  request.review = {
    ...request.review!,
    state: 'done',
    verdict,
    reviewedBy: reviewer.ref,
    reviewedAt: change.now,
    comment,
  };
  change.note('reviewed', { verdict, comment });
  return undefined;
}

function whyNotReview(
  request: RequestRecord,
  reviewer: Voter,
): Refused | undefined {
  const open = request.review;
  if (open?.state !== 'open') {
    return refuse('state', `Request #${request.number} has no open review.`);
  }
  const notAllowed = (reason: string) =>
    refuse('not-allowed', reason, open.reviewers);
  if (reviewer.kind !== 'user') {
    return notAllowed(
      'Only people look back at an approval. A service, a pipeline or an agent can ask, never judge.',
    );
  }
  const involved = involvement(request, reviewer.ref);
  if (involved) {
    return notAllowed(involved);
  }
  if (open.approvedBy.includes(reviewer.ref)) {
    return notAllowed(
      'You took part in this approval, and somebody who did not looks back at it.',
    );
  }
  return reviewer.memberships.some(ref => open.reviewers.includes(ref))
    ? undefined
    : notAllowed('You are not among those who look back at this approval.');
}
