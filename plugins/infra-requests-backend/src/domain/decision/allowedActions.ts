import type {
  AllowedAction,
  AllowedActions,
  EntityRef,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import { whyStranding } from './deadEnds';
import { eligibility, involvedPeople, type Voter } from './eligibility';
import type { Command } from './command';
import { whyNotEdit } from './editing';
import { transition } from './lifecycle';
import type { Refused } from './refusal';
import type { RequestRecord } from '../types';

/** Whether somebody is on the asking side: made it, had it made, or belongs to the owner. */
export function onAskingSide(request: RequestRecord, viewer: Voter): boolean {
  return (
    viewer.ref === request.requester ||
    viewer.ref === request.requestedFor ||
    viewer.memberships.includes(request.owner)
  );
}

/**
 * What the viewer may do with a request now, by the same code that decides, with a reason for everything that
 * is refused. `nameThem` turns refs of groups and users into the names of people for "… can decide".
 */
export function allowedActions(
  request: RequestRecord,
  viewer: Voter,
  options: {
    now: Date;
    nameThem: (refs: EntityRef[], except: EntityRef[]) => string;
    /** Everybody behind each approver ref, where the catalog could be asked. */
    people?: Map<EntityRef, EntityRef[]>;
  },
): AllowedActions {
  const actor = { kind: viewer.kind, ref: viewer.ref };
  const whyStrandedBy = (verdict: Verdict): string | undefined => {
    const result = transition(
      request,
      { kind: 'vote', voter: viewer, verdict, digest: request.digest },
      { actor, now: options.now },
    );
    return options.people && !('refused' in result)
      ? whyStranding({
          before: request,
          after: result.request,
          people: options.people,
        })
      : undefined;
  };
  const votable = (verdict: Verdict): AllowedAction => {
    const answer = eligibility(request, viewer, verdict);
    if (answer.eligible) {
      const stranding = whyStrandedBy(verdict);
      return stranding
        ? { allowed: false, reason: stranding }
        : { allowed: true };
    }
    const names =
      answer.code === 'duplicate' || answer.couldInstead.length === 0
        ? ''
        : options.nameThem(answer.couldInstead, [
            ...involvedPeople(request),
            viewer.ref,
          ]);
    return {
      allowed: false,
      reason: names ? `${answer.reason} ${names} can decide.` : answer.reason,
    };
  };
  const refused = (result: Refused): AllowedAction => {
    const { message, couldInstead } = result.refused;
    const names =
      couldInstead.length > 0 ? options.nameThem(couldInstead, []) : undefined;
    return {
      allowed: false,
      reason: names ? `${message} ${names} can.` : message,
    };
  };
  const possible = (command: Command): AllowedAction => {
    const result = transition(request, command, { actor, now: options.now });
    return 'refused' in result ? refused(result) : { allowed: true };
  };
  const asking = onAskingSide(request, viewer);
  const noEdit = whyNotEdit(request, { onAskingSide: asking });
  return {
    approve: votable('approve'),
    reject: votable('reject'),
    'request-changes': votable('request-changes'),
    withdraw: possible({ kind: 'withdraw-vote' }),
    edit: noEdit ? refused(noEdit) : { allowed: true },
    cancel: possible({ kind: 'cancel', onAskingSide: asking }),
    review: possible({
      kind: 'review',
      reviewer: viewer,
      verdict: 'justified',
      comment: '…',
    }),
  };
}
