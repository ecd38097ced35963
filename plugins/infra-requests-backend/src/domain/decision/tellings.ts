import {
  isResolverRef,
  type EntityRef,
  type HistoryAction,
} from '@infra-requests/plugin-infra-requests-common';
import { pendingApprovers } from './summary';
import type { HistoryEntryRecord, RequestRecord } from '../types';

/** What is told, by whom it concerns. */
export const MESSAGES = [
  /** To approvers: the active stage waits for them. */
  'ask',
  /** The same to those whom a resolver names, as it may have to be asked again. */
  'ask-resolved',
  'reminder',
  'escalation',
  /** To approvers who were asked: nothing is left for them to do. */
  'settlement',
  /** To approvers who were asked: it has expired without them. */
  'expiry',
  /** To those who voted: the vote does not count any more. */
  'dismissal',
  /** To those on the asking side. */
  'outcome',
  /** To those on the asking side: what was asked of them is done. */
  'outcome-settlement',
  /** To those whom an approval in an emergency has skipped. */
  'break-glass',
  /** To those who can look back at it. */
  'review',
  'review-overdue',
  /** To reviewers who were asked: it is done. */
  'review-settlement',
  /** To those on the asking side: how it was looked back at. */
  'reviewed',
  /** To those whom a comment names. */
  'mention',
  /** To those who take part in it: somebody commented. */
  'comment',
] as const;

/** What people are told of a change. To whom exactly, and in which words, is found out when it is told. */
export interface Telling {
  message: (typeof MESSAGES)[number];
  action: HistoryAction;
  /** Who did what is told of. */
  actor: EntityRef;
  /** The person behind it, where the system drew the consequence. */
  by?: EntityRef;
  revision: number;
  stage?: number;
  /** Who joined the approvers because it took too long. */
  to?: EntityRef[];
  /** Whose votes it is about. */
  voters?: EntityRef[];
  /** The approvers for whom it waited until then. */
  asked?: EntityRef[];
  reason?: string;
  /** What was said. */
  text?: string;
  /** Whom it names, as refs. */
  mentions?: EntityRef[];
  /** Its number in the record. */
  entry?: number;
}

const OUTCOMES: ReadonlySet<HistoryAction> = new Set<HistoryAction>([
  'approved',
  'rejected',
  'denied',
  'changes-requested',
  'cancelled',
  'expired',
  're-evaluated',
  'fulfilled',
  'fulfilment-failed',
]);

/** After these, approvers may be needed who were told that they are not. */
const NEEDED_AGAIN: ReadonlySet<HistoryAction> = new Set<HistoryAction>([
  'vote-withdrawn',
  'membership-changed',
]);

/** After these, approvers who were asked may not be needed any more. */
const SETTLING: ReadonlySet<HistoryAction> = new Set<HistoryAction>([
  'approval-voted',
  'rejection-voted',
  'stage-completed',
  'edited',
  ...OUTCOMES,
]);

/** A telling with the place of its entry in the record. */
export type PlacedTelling = Telling & { seq: number };

/** What people are told of a change: to the same people at most one message of a kind. */
export function tellingsOf(
  request: RequestRecord,
  entries: HistoryEntryRecord[],
  before: RequestRecord,
): PlacedTelling[] {
  const by = entries.find(
    // A comment has no consequence.
    ({ actor, action }) => actor.kind === 'user' && action !== 'commented',
  )?.actor.ref;
  const whyAgain = whyJudgedAgain(entries);
  const from: From = (entry, message, more = {}) => {
    const reason = reasonOf(entry) ?? whyAgain;
    return {
      seq: entry.seq,
      message,
      action: entry.action,
      actor: entry.actor.ref,
      revision: request.revision,
      ...(by ? { by } : {}),
      ...(reason ? { reason } : {}),
      ...more,
    };
  };
  return [
    ...toThoseAsked(request, entries, before, from),
    ...toVoters(entries, before, from),
    ...toApprovers(request, entries, from),
    ...lastOf(entries, OUTCOMES).map(entry => from(entry, 'outcome')),
    ...(before.state === 'changes-requested'
      ? lastOf(entries, new Set(['edited'])).map(entry =>
          from(entry, 'outcome-settlement'),
        )
      : []),
    ...afterAnEmergency(request, entries, before, from),
    ...ofComments(entries, from),
  ];
}

type From = (
  entry: HistoryEntryRecord,
  message: Telling['message'],
  more?: Partial<Telling>,
) => PlacedTelling;

/** Those who were asked until now, and whom it may not concern any more. */
function toThoseAsked(
  request: RequestRecord,
  entries: HistoryEntryRecord[],
  before: RequestRecord,
  from: From,
): PlacedTelling[] {
  const [last] = lastOf(entries, SETTLING);
  if (!last || before.state !== 'pending' || before.activeStage === undefined) {
    return [];
  }
  const stage = before.activeStage;
  const { escalations = [] } = before.stages[stage];
  const more = {
    stage,
    to: escalations.flatMap(({ to }) => to),
    asked: pendingApprovers(before),
    voters: before.votes
      .filter(vote => vote.stage === stage)
      .map(vote => vote.voter),
  };
  return request.state === 'expired'
    ? [from(last, 'expiry', more)]
    : [from(last, 'settlement', more)];
}

/** Those whose vote does not count any more; who asked for changes has got them, and is asked again. */
function toVoters(
  entries: HistoryEntryRecord[],
  before: RequestRecord,
  from: From,
): PlacedTelling[] {
  const answered = new Set(
    before.votes
      .filter(({ verdict }) => verdict === 'request-changes')
      .map(({ voter }) => voter),
  );
  return entries.flatMap(entry => {
    const { action, data } = entry;
    if (action === 'votes-dismissed') {
      const voters = refsIn(data.voters).filter(ref => !answered.has(ref));
      return voters.length > 0 ? [from(entry, 'dismissal', { voters })] : [];
    }
    return action === 'membership-changed' &&
      refsIn(data.memberships).length === 0
      ? [from(entry, 'dismissal', { voters: refsIn([data.voter]) })]
      : [];
  });
}

/** Those for whom the active stage waits: that it opened, or else the most urgent of what happened to it. */
function toApprovers(
  request: RequestRecord,
  entries: HistoryEntryRecord[],
  from: From,
): PlacedTelling[] {
  const stage = request.activeStage;
  if (stage === undefined) {
    return [];
  }
  const [opened] = lastOf(entries, new Set(['stage-opened']));
  if (opened) {
    const ask = from(opened, 'ask', { stage });
    return approversOf(request, stage).some(isResolverRef)
      ? [ask, from(opened, 'ask-resolved', { stage })]
      : [ask];
  }
  const escalations = entries.filter(({ action }) => action === 'escalated');
  if (escalations.length > 0) {
    const to = [...new Set(escalations.flatMap(({ data }) => refsIn(data.to)))];
    return [
      from(escalations[escalations.length - 1], 'escalation', { stage, to }),
    ];
  }
  const [again] = entries.filter(
    ({ action, data }) =>
      NEEDED_AGAIN.has(action) && (data.verdict ?? 'approve') === 'approve',
  );
  if (again) {
    return [from(again, 'ask', { stage })];
  }
  return lastOf(entries, new Set(['reminded'])).map(entry =>
    from(entry, 'reminder', { stage }),
  );
}

function afterAnEmergency(
  request: RequestRecord,
  entries: HistoryEntryRecord[],
  before: RequestRecord,
  from: From,
): PlacedTelling[] {
  return entries.flatMap(entry => {
    switch (entry.action) {
      case 'approved':
        return request.breakGlass ? [from(entry, 'break-glass')] : [];
      case 'review-opened':
        return [from(entry, 'review')];
      case 'review-overdue':
        return [from(entry, 'review-overdue')];
      case 'reviewed':
        return [
          from(entry, 'review-settlement', {
            asked: before.review?.reviewers ?? [],
          }),
          from(entry, 'reviewed'),
        ];
      default:
        return [];
    }
  });
}

function ofComments(
  entries: HistoryEntryRecord[],
  from: From,
): PlacedTelling[] {
  return entries
    .filter(({ action }) => action === 'commented')
    .flatMap(entry => {
      const mentions = refsIn(entry.data.mentions);
      const said = {
        text: String(entry.data.text),
        mentions,
        entry: entry.seq,
      };
      return [
        ...(mentions.length > 0 ? [from(entry, 'mention', said)] : []),
        from(entry, 'comment', said),
      ];
    });
}

function lastOf(
  entries: HistoryEntryRecord[],
  actions: ReadonlySet<HistoryAction>,
): HistoryEntryRecord[] {
  return entries.filter(({ action }) => actions.has(action)).slice(-1);
}

function approversOf(
  request: Pick<RequestRecord, 'stages'>,
  stage: number,
): EntityRef[] {
  return [
    ...new Set(
      request.stages[stage].requirements.flatMap(one => one.approvers),
    ),
  ];
}

/** Why something that was approved is asked again. */
function whyJudgedAgain(entries: HistoryEntryRecord[]): string | undefined {
  const entry = entries.find(({ action }) => action === 're-evaluated');
  return entry && reasonOf(entry);
}

function reasonOf({ data }: HistoryEntryRecord): string | undefined {
  const reasons = [data.reason, data.reasons]
    .flat()
    .filter(one => typeof one === 'string');
  return reasons.length > 0 ? reasons.join(' ') : undefined;
}

function refsIn(value: unknown): EntityRef[] {
  return Array.isArray(value)
    ? value.filter(ref => typeof ref === 'string')
    : [];
}
