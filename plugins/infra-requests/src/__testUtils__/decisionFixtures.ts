import type {
  InfraRequest,
  Preview,
  Review,
  StageProgress,
  Vote,
} from '@infra-requests/plugin-infra-requests-common';
import { DateTime } from 'luxon';
import { MAY_VOTE, SECURITY, pendingRequest } from './fixtures';

export const GRACE = {
  ref: 'user:default/grace',
  displayName: 'Grace Hopper',
};

/** From now, a little later so that whole units of it are left for a while. */
export const inTime = (
  duration: { days?: number; hours?: number; minutes?: number },
  later = { seconds: 40 },
): string => DateTime.utc().plus(duration).plus(later).toISO();

export const ago = (duration: { hours?: number; minutes?: number }): string =>
  DateTime.utc().minus(duration).toISO();

/** What a tier may ask of a vote: a comment to reject, a ticket to approve. */
export const ASKING_MORE: InfraRequest['allowedActions'] = {
  ...MAY_VOTE,
  approve: {
    allowed: true,
    needs: { reference: { title: 'Change ticket', pattern: 'CHG\\d{4}' } },
  },
  reject: { allowed: true, needs: { comment: true } },
};

/** A vote on the open stage of the pending request. */
export function vote(overrides: Partial<Vote> = {}): Vote {
  return {
    voter: GRACE.ref,
    verdict: 'approve',
    stage: 1,
    stageName: 'security',
    revision: 1,
    digest: 'digest-1',
    at: ago({ minutes: 5 }),
    memberships: SECURITY.approvers,
    ...overrides,
  };
}

/** The pending request with its open stage otherwise. */
export function withOpenStage(
  stage: Partial<StageProgress>,
  overrides: Partial<InfraRequest> = {},
): InfraRequest {
  const request = pendingRequest(overrides);
  const [done, open] = request.stages;
  return { ...request, stages: [done, { ...open, ...stage }] };
}

export const OPEN_REVIEW: Review = {
  state: 'open',
  openedAt: ago({ hours: 1 }),
  dueAt: inTime({ hours: 23 }),
  overdue: false,
  reviewers: ['group:default/directors'],
  candidates: [GRACE],
};

/** A database that was approved by the way for emergencies, to be looked back at by the viewer. */
export function approvedInEmergency(
  overrides: Partial<InfraRequest> = {},
): InfraRequest {
  const never = { allowed: false, reason: 'It is approved.' };
  return pendingRequest({
    state: 'approved',
    emergency: true,
    breakGlass: true,
    incident: 'INC-4711',
    skipped: ['group:default/security'],
    progress: undefined,
    stages: [],
    votes: [],
    review: OPEN_REVIEW,
    openReview: { dueAt: OPEN_REVIEW.dueAt, overdue: false },
    allowedActions: {
      ...MAY_VOTE,
      approve: never,
      reject: never,
      'request-changes': never,
      review: { allowed: true },
    },
    ...overrides,
  });
}

/** On-call decides, on an incident such as INC-4711. */
export const EMERGENCY_WAY: NonNullable<Preview['emergencyWay']> = {
  taken: false,
  requirements: [{ approvers: ['group:default/on-call'], count: 1 }],
  incident: { title: 'Incident number', pattern: 'INC-\\d+' },
  reviewWithin: 'PT24H',
};
