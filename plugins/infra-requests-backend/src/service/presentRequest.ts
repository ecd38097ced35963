import type {
  AllowedActions,
  EntityRef,
  InfraRequest,
  Person,
  Review,
  Vote,
} from '@infra-requests/plugin-infra-requests-common';
import { allowedActions } from '../domain/decision/allowedActions';
import type { Voter } from '../domain/decision/eligibility';
import { notReviewing } from '../domain/decision/review';
import { summarize } from '../domain/decision/summary';
import { withDueSteps } from '../domain/decision/timing';
import { approverInWords } from '../domain/policy/english';
import type { Policy, RequestRecord, VoteRecord } from '../domain/types';
import { refsOf } from './ApproverDirectory';
import { presentBlockers } from './presentBlockers';
import {
  peopleOf,
  presentStages,
  type People,
  type Known,
} from './presentStages';
import { presentTiming } from './presentTiming';

const unavailable = {
  allowed: false,
  reason:
    'The catalog cannot be asked right now who you are in. Try again in a moment.',
};

const NOTHING_ALLOWED: AllowedActions = {
  approve: unavailable,
  reject: unavailable,
  'request-changes': unavailable,
  withdraw: unavailable,
  edit: unavailable,
  cancel: unavailable,
  review: unavailable,
  comment: unavailable,
};

/**
 * A request as the API shows it to one viewer, as it stands now, also where the passing of time is not recorded yet;
 * without memberships, no action is offered.
 */
export function presentRequest(
  stored: RequestRecord,
  options: {
    viewer: Voter | undefined;
    /** Undefined where the catalog could not be asked. */
    known: Known | undefined;
    policy: Pick<Policy, 'calendars'>;
    /** The numbers of earlier emergencies of the asking side whose review is overdue. */
    overdue: number[];
    now: Date;
  },
): InfraRequest {
  const { viewer, known, policy, overdue, now } = options;
  const request = withDueSteps(stored, now);
  const { review, ...timing } = presentTiming(request, { policy, now });
  const people = known?.people;
  return {
    ...summarize(request),
    lastEditor: request.lastEditor,
    parameters: request.parameters,
    previousParameters: request.previousParameters,
    lease: request.lease,
    incident: request.incident,
    skipped: request.breakGlass?.skipped,
    notBefore: request.notBefore,
    involved: request.involved,
    cost: request.cost,
    checks: request.checks,
    evaluation: request.evaluation,
    stages: presentStages(request, known),
    votes: request.votes.map(vote => presentVote(request, vote)),
    lateVotes: request.lateVotes?.map(vote => presentVote(request, vote)),
    ...timing,
    review: review && presentReview(review, request, people),
    blockers: known && presentBlockers(request, known),
    allowedActions: viewer
      ? allowedActions(request, viewer, {
          now,
          nameThem: (refs, except) => nameThem(refs, { people, except }),
          people: people && refsOf(people),
          overdue,
        })
      : NOTHING_ALLOWED,
  };
}

function presentVote(request: RequestRecord, vote: VoteRecord): Vote {
  return {
    ...vote,
    stageName: request.stages[vote.stage].name,
    at: vote.at.toISOString(),
  };
}

/** With the people who took no part in it and so could do it. */
function presentReview(
  review: Review,
  request: RequestRecord,
  people: People,
): Review {
  const tookPart = new Set(notReviewing(request));
  return people && review.state === 'open'
    ? { ...review, candidates: peopleOf(review.reviewers, people, tookPart) }
    : review;
}

/** "Grace H. or Linus T.", or the approvers themselves where nobody's name is known. */
export function nameThem(
  refs: EntityRef[],
  options: { people: People; except: EntityRef[] },
): string {
  const { people, except } = options;
  const candidates: Person[] = people
    ? peopleOf(refs, people, new Set(except))
    : [];
  const names =
    candidates.length > 0
      ? candidates.map(person => person.displayName)
      : refs.map(approverInWords);
  const shown = names.slice(0, 3);
  const more = names.length - shown.length;
  return more > 0
    ? `${shown.join(', ')} or ${more} more`
    : new Intl.ListFormat('en', { type: 'disjunction' }).format(shown);
}
