import { listed } from '../policy/english';
import { addInCalendar } from '../policy/calendarTime';
import { FactWords, type Naming } from '../policy/factWords';
import type { RequestRecord } from '../types';
import { revisionData, type Asked } from './asked';
import { SYSTEM, type Change } from './change';
import type { SystemCommand } from './command';
import { requestDigest } from './digest';
import { checksWithOtherEvidence } from './evidence';
import { refuse, unlessIn, type Refused } from './refusal';
import { beginRevision, noteDismissed } from './revision';
import { applyEvaluation } from './stages';
import { isStricter } from './stricter';
import { whatChanged } from './whatChanged';

/** Until when an approval can be carried out without asking again; around the clock, whatever the tier's calendar. */
export function approvalEndsAt({
  state,
  terms,
  decidedAt,
}: Pick<RequestRecord, 'state' | 'terms' | 'decidedAt'>): Date | undefined {
  const isApproved = state === 'approved' || state === 'failed';
  return isApproved ? validUntil({ terms, decidedAt }) : undefined;
}

function validUntil({
  terms,
  decidedAt,
}: Pick<RequestRecord, 'terms' | 'decidedAt'>): Date | undefined {
  return terms?.approvalValidFor && decidedAt
    ? addInCalendar(decidedAt, terms.approvalValidFor)
    : undefined;
}

/** What a request asks as it is judged now, and what things are called. */
export interface Judging {
  asked: Asked;
  naming?: Naming;
  now: Date;
}

/**
 * Why what was approved would not be approved any more, for people, or why that cannot be told now; undefined where it
 * would be.
 */
export function judgedNow(
  request: RequestRecord,
  { asked, naming = plainNaming(request), now }: Judging,
): { changed: string } | Refused | undefined {
  const end = validUntil(request);
  const tooOld = end !== undefined && end < now;
  const isWhatWasApproved =
    !isStricter(request, asked) &&
    checksWithOtherEvidence(request, asked).length === 0;
  if (!tooOld && isWhatWasApproved) {
    return undefined;
  }
  const lost = unknownSince(request, asked);
  if (lost.length > 0) {
    const names = lost.map(path => FactWords.of(naming).subject(path).name);
    return refuse(
      'state',
      `Request #${request.number} is held back: ${listed(
        names,
      )} cannot be found out now. It is tried again.`,
    );
  }
  return {
    changed: whatChanged({ approved: request, now: asked, naming, tooOld }),
  };
}

/** Begins to carry out what was approved; or asks again where it is not what would be approved now. */
export function startFulfilment(
  change: Change,
  { asked, naming }: Extract<SystemCommand, { kind: 'start-fulfilment' }>,
): Refused | undefined {
  const { request } = change;
  const stopped = unlessIn(request, ['approved', 'failed'], 'fulfilling');
  if (stopped) {
    return stopped;
  }
  const judged =
    asked && judgedNow(request, { asked, naming, now: change.now });
  if (judged && 'refused' in judged) {
    return judged;
  }
  if (judged) {
    askAgain(change, { asked: asked!, reason: judged.changed });
    return undefined;
  }
  request.state = 'fulfilling';
  request.delayed = undefined;
  change.note('fulfilment-started', {
    revision: request.revision,
    digest: request.digest,
  });
  return undefined;
}

/** A new revision that nobody edited: the same is asked, and judged by what is so now. */
function askAgain(
  change: Change,
  { asked, reason }: { asked: Asked; reason: string },
) {
  const { request } = change;
  const from = request.revision;
  const voters = [...new Set(request.votes.map(({ voter }) => voter))];
  beginRevision(change, {
    asked,
    digest: requestDigest({ ...asked, requester: request.requester }),
  });
  change.note(
    're-evaluated',
    { ...revisionData(request), from, reason },
    SYSTEM,
  );
  noteDismissed(change, { voters, reason });
  applyEvaluation(change, asked);
}

/** Facts that were known when it was approved and are not now: an outage, which says nothing of the request. */
function unknownSince(request: RequestRecord, asked: Asked): string[] {
  return Object.keys(asked.facts.unknown).filter(
    path => !(path in request.facts.unknown),
  );
}

function plainNaming({ cost }: RequestRecord): Naming {
  return { currency: cost.currency, wording: {}, calendars: [] };
}

export function completeFulfilment(change: Change): Refused | undefined {
  const { request } = change;
  const stopped = unlessIn(request, ['fulfilling'], 'fulfilled');
  if (stopped) {
    return stopped;
  }
  request.state = 'fulfilled';
  change.note('fulfilled');
  return undefined;
}

export function failFulfilment(
  change: Change,
  { reason, givenUp }: Extract<SystemCommand, { kind: 'fail-fulfilment' }>,
): Refused | undefined {
  const { request } = change;
  const stopped = unlessIn(request, ['fulfilling'], 'failed');
  if (stopped) {
    return stopped;
  }
  request.state = 'failed';
  change.note('fulfilment-failed', { reason, ...(givenUp ? { givenUp } : {}) });
  return undefined;
}
