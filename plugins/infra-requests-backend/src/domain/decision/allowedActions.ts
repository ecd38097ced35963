import type {
  AllowedAction,
  AllowedActions,
  EntityRef,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import { sentence } from '../policy/english';
import { whyStranding } from './deadEnds';
import type { Command } from './command';
import { eligibility, type Voter } from './eligibility';
import { whyNotEdit } from './editing';
import { transition } from './lifecycle';
import { whyNotInEmergency } from './overdueReviews';
import type { Refused } from './refusal';
import { notReviewing } from './review';
import { notDeciding } from './summary';
import { withDueSteps } from './timing';
import { needsOf } from './voteNeeds';
import type { RequestRecord } from '../types';

/** Whether somebody is on the asking side: made it, had it made, or belongs to the owner. */
export function onAskingSide(request: RequestRecord, viewer: Voter): boolean {
  return (
    viewer.ref === request.requester ||
    viewer.ref === request.requestedFor ||
    viewer.memberships.includes(request.owner)
  );
}

type Options = {
  now: Date;
  nameThem: (refs: EntityRef[], except: EntityRef[]) => string;
  /** Everybody behind each approver ref, where the catalog could be asked. */
  people?: Map<EntityRef, EntityRef[]>;
  /** The numbers of earlier emergencies of the asking side whose review is overdue. */
  overdue?: number[];
};

/**
 * What the viewer may do with a request now, by the same code that decides, with a reason for everything that
 * is refused. `nameThem` turns refs of groups and users into the names of people for "… can decide".
 */
export function allowedActions(
  recorded: RequestRecord,
  viewer: Voter,
  options: Options,
): AllowedActions {
  const request = withDueSteps(recorded, options.now);
  const actor = { kind: viewer.kind, ref: viewer.ref };
  const refused = (
    result: Refused,
    couldNot: EntityRef[] = [],
  ): AllowedAction => {
    const { message, couldInstead } = result.refused;
    const names =
      couldInstead.length > 0
        ? options.nameThem(couldInstead, couldNot)
        : undefined;
    return {
      allowed: false,
      reason: names ? `${message} ${sentence(`${names} can`)}` : message,
    };
  };
  const possible = (
    command: Command,
    couldNot?: EntityRef[],
  ): AllowedAction => {
    const result = transition(request, command, { actor, now: options.now });
    return 'refused' in result ? refused(result, couldNot) : { allowed: true };
  };
  const asking = onAskingSide(request, viewer);
  const noEdit = whyNotEdit(request, { onAskingSide: asking });
  return {
    approve: votable(request, { viewer, verdict: 'approve', ...options }),
    reject: votable(request, { viewer, verdict: 'reject', ...options }),
    'request-changes': votable(request, {
      viewer,
      verdict: 'request-changes',
      ...options,
    }),
    withdraw: possible({ kind: 'withdraw-vote' }),
    edit: noEdit ? refused(noEdit) : { allowed: true },
    cancel: possible({ kind: 'cancel', onAskingSide: asking }),
    review: possible(
      {
        kind: 'review',
        reviewer: viewer,
        verdict: 'justified',
        comment: '…',
      },
      [...notReviewing(request), viewer.ref],
    ),
    comment: possible({ kind: 'comment', text: '…', mentions: [] }),
  };
}

/** Whether the viewer may vote so, what has to be given with it, and for whom it counts. */
function votable(
  request: RequestRecord,
  options: Options & { viewer: Voter; verdict: Verdict },
): AllowedAction {
  const { viewer, verdict, overdue = [] } = options;
  const answer = eligibility(request, viewer, verdict);
  if (!answer.eligible) {
    const names =
      answer.code === 'duplicate' || answer.couldInstead.length === 0
        ? ''
        : options.nameThem(answer.couldInstead, [
            ...notDeciding(request),
            viewer.ref,
          ]);
    return {
      allowed: false,
      reason: names
        ? `${answer.reason} ${sentence(`${names} can decide`)}`
        : answer.reason,
    };
  }
  const closed =
    whyNotInEmergency(request, { verdict, overdue }) ??
    whyStrandedBy(request, options);
  const needs = needsOf(request, verdict);
  const actingFor = answer.delegations?.map(({ delegator }) => delegator);
  return closed
    ? { allowed: false, reason: closed }
    : {
        allowed: true,
        ...(needs ? { needs } : {}),
        ...(actingFor ? { actingFor } : {}),
      };
}

function whyStrandedBy(
  request: RequestRecord,
  options: Options & { viewer: Voter; verdict: Verdict },
): string | undefined {
  const { viewer, verdict, now, people } = options;
  if (!people) {
    return undefined;
  }
  // What has to be given with a vote does not matter to what it leads to.
  const terms = request.terms && {
    ...request.terms,
    commentOn: [],
    reference: undefined,
  };
  const result = transition(
    { ...request, terms },
    { kind: 'vote', voter: viewer, verdict, digest: request.digest },
    { actor: { kind: viewer.kind, ref: viewer.ref }, now },
  );
  return 'refused' in result
    ? undefined
    : whyStranding({ before: request, after: result.request, people });
}
