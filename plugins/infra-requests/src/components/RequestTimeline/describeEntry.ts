import type {
  EntityRef,
  HistoryEntry,
  Reason,
} from '@infra-requests/plugin-infra-requests-common';
import { exactTime } from '../TimeLeft/exactTime';
import { reasonSentence } from '../EvaluationReasons/reasonSentence';

/** A history entry as the timeline tells it. */
export interface EntryStory {
  /** Follows the name of a person, or stands alone for what happened by itself. */
  text: string;
  /** Whose names end the text. */
  about?: EntityRef[];
  /** In a person's own words, or the policy's. */
  detail?: string;
}

const LATE: Record<string, string> = {
  approve: 'approved',
  reject: 'rejected',
  'request-changes': 'asked for changes',
};

/** Says in words what a history entry records. `tierTitles` are the titles of tiers by their ids. */
export function describeEntry(
  { action, data }: HistoryEntry,
  tierTitles: ReadonlyMap<string, string> = new Map(),
): EntryStory {
  const stage = text(data.stageName) ?? 'the stage';
  const detail = text(data.comment) ?? text(data.reason);
  switch (action) {
    case 'submitted':
      return { text: 'asked for this', detail: text(data.justification) };
    case 'edited':
      return {
        text: `changed it to revision ${data.revision}`,
        detail: text(data.justification),
      };
    case 'evaluated':
      return {
        text: `Evaluated as tier ${
          tierTitles.get(String(data.tier)) ?? data.tier
        }`,
        detail: sentences(data.reasons),
      };
    case 'denied':
      return { text: 'Denied by the policy', detail: sentences(data.reasons) };
    case 'stage-opened':
      return { text: `Stage ${stage} opened` };
    case 'stage-completed':
      return { text: `Stage ${stage} completed` };
    case 'approval-voted':
      return voted('approved', data);
    case 'rejection-voted':
      return voted('rejected', data);
    case 'changes-voted':
      return voted('asked for changes', data);
    case 'late-vote':
      return voted(
        `${LATE[String(data.verdict)] ?? 'voted'} too late, without effect`,
        data,
      );
    case 'vote-withdrawn':
      return { text: `withdrew a vote (${stage})` };
    case 'votes-dismissed':
      return { text: 'Votes on the revision before no longer count', detail };
    case 'votes-carried-over':
      return {
        text: `Carried over from revision ${data.from}: the votes of`,
        about: refs(data.voters),
        detail,
      };
    case 'membership-changed':
      return {
        text:
          refs(data.memberships).length > 0
            ? `Counts for less (${stage}): the vote of`
            : `Does not count any more (${stage}): the vote of`,
        about: refs([data.voter]),
        detail,
      };
    case 'reminded':
      return { text: `Reminded who has not voted (${stage})` };
    case 'escalated':
      return { text: `Escalated (${stage}) to`, about: refs(data.to) };
    case 're-evaluated':
      return {
        text: 'Judged again before it was carried out',
        detail: detail ?? sentences(data.reasons),
      };
    case 'review-opened':
      return {
        text: `Review of the emergency opened${by(data.dueAt)}, for`,
        about: refs(data.reviewers),
      };
    case 'review-overdue':
      return refs(data.to).length > 0
        ? {
            text: 'Review of the emergency overdue; escalated to',
            about: refs(data.to),
          }
        : { text: 'Review of the emergency overdue' };
    case 'reviewed':
      return {
        text:
          data.verdict === 'justified'
            ? 'found that the emergency justified it'
            : 'found that the emergency did not justify it',
        detail,
      };
    case 'approved':
      return {
        text: data.automatic ? 'Approved automatically' : 'Approved',
      };
    case 'rejected':
      return { text: 'Rejected', detail };
    case 'changes-requested':
      return { text: 'Waiting for changes' };
    case 'cancelled':
      return { text: 'cancelled it', detail };
    case 'expired':
      return { text: 'Expired', detail };
    case 'fulfilment-started':
      return { text: 'Fulfilment started' };
    case 'fulfilled':
      return { text: 'Fulfilled' };
    case 'fulfilment-failed':
      return { text: 'Fulfilment failed', detail };
    default:
      return { text: String(action) };
  }
}

/** A vote, with the reference that was given and the people it was cast for. */
function voted(did: string, data: HistoryEntry['data']): EntryStory {
  const delegators = refs(
    Array.isArray(data.delegations)
      ? data.delegations.map(one => one?.delegator)
      : [],
  );
  const where = [text(data.stageName) ?? 'the stage', text(data.reference)]
    .filter(Boolean)
    .join(', ');
  return {
    text: `${did} (${where})${delegators.length > 0 ? ' for' : ''}`,
    ...(delegators.length > 0 && { about: delegators }),
    detail: text(data.comment),
  };
}

function refs(value: unknown): EntityRef[] {
  return Array.isArray(value)
    ? value.filter(one => text(one) !== undefined)
    : [];
}

function by(time: unknown): string {
  const at = text(time);
  return at ? `, due by ${exactTime(at)}` : '';
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function sentences(reasons: unknown): string | undefined {
  if (!Array.isArray(reasons)) {
    return undefined;
  }
  const found = reasons.map(sentence).filter(one => one !== undefined);
  return found.length > 0 ? found.reduce(inOneLine) : undefined;
}

/** The record has reasons whole, or for a denial what was said. */
function sentence(reason: unknown): string | undefined {
  if (typeof reason !== 'object' || reason === null || !('text' in reason)) {
    return text(reason);
  }
  const said = text(reason.text);
  return said && 'kind' in reason
    ? reasonSentence({ kind: reason.kind as Reason['kind'], text: said })
    : said;
}

function inOneLine(before: string, next: string): string {
  return /[.!?…]$/.test(before) ? `${before} ${next}` : `${before}; ${next}`;
}
