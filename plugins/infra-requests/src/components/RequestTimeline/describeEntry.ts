import type {
  EntityRef,
  HistoryEntry,
  Reason,
} from '@infra-requests/plugin-infra-requests-common';
import type { Translate } from '../../translations/translationRef';
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
  /** The detail is a comment, in which people are mentioned. */
  isComment?: boolean;
}

type Telling = {
  t: Translate;
  language: string;
  /** The titles of tiers by their ids. */
  tierTitles?: ReadonlyMap<string, string>;
};

/** Says in words what a history entry records. */
export function describeEntry(
  { action, data }: HistoryEntry,
  { t, language, tierTitles }: Telling,
): EntryStory {
  const stage = stageOf(data, t);
  const detail = text(data.comment) ?? text(data.reason);
  switch (action) {
    case 'submitted':
      return {
        text: text(data.agent)
          ? t('timeline.entry.submittedThrough', { agent: String(data.agent) })
          : t('timeline.entry.submitted'),
        detail: text(data.justification),
      };
    case 'edited':
      return {
        text: t('timeline.entry.edited', { revision: String(data.revision) }),
        detail: text(data.justification),
      };
    case 'commented':
      return {
        text: t('timeline.entry.commented'),
        detail: text(data.text),
        isComment: true,
      };
    case 'evaluated':
      return {
        text: t('timeline.entry.evaluated', {
          tier: tierTitles?.get(String(data.tier)) ?? String(data.tier),
        }),
        detail: sentences(data.reasons),
      };
    case 'denied':
      return {
        text: t('timeline.entry.denied'),
        detail: sentences(data.reasons),
      };
    case 'stage-opened':
    case 'stage-completed':
    case 'vote-withdrawn':
    case 'reminded':
      return { text: t(`timeline.entry.${action}`, { stage }) };
    case 'approval-voted':
      return voted('approve', data, t);
    case 'rejection-voted':
      return voted('reject', data, t);
    case 'changes-voted':
      return voted('request-changes', data, t);
    case 'late-vote':
      return voted(lateVerdict(data.verdict), data, t);
    case 'votes-dismissed':
      return { text: t('timeline.entry.votes-dismissed'), detail };
    case 'votes-carried-over':
      return {
        text: t('timeline.entry.votes-carried-over', {
          revision: String(data.from),
        }),
        about: refs(data.voters),
        detail,
      };
    case 'membership-changed':
      return {
        text:
          refs(data.memberships).length > 0
            ? t('timeline.entry.countsForLess', { stage })
            : t('timeline.entry.countsNoMore', { stage }),
        about: refs([data.voter]),
        detail,
      };
    case 'escalated':
      return {
        text: t('timeline.entry.escalated', { stage }),
        about: refs(data.to),
      };
    case 're-evaluated':
      return {
        text: t('timeline.entry.re-evaluated'),
        detail: detail ?? sentences(data.reasons),
      };
    case 'review-opened':
      return {
        text: text(data.dueAt)
          ? t('timeline.entry.reviewOpenedDue', {
              time: exactTime(String(data.dueAt), { language }),
            })
          : t('timeline.entry.review-opened'),
        about: refs(data.reviewers),
      };
    case 'review-overdue':
      return refs(data.to).length > 0
        ? { text: t('timeline.entry.reviewEscalated'), about: refs(data.to) }
        : { text: t('timeline.entry.review-overdue') };
    case 'reviewed':
      return {
        text: t(
          data.verdict === 'justified'
            ? 'request.review.foundJustified'
            : 'request.review.foundUnjustified',
        ),
        detail,
      };
    case 'approved':
      return {
        text: t(
          data.automatic
            ? 'timeline.entry.approvedAutomatically'
            : 'timeline.entry.approved',
        ),
      };
    case 'changes-requested':
    case 'fulfilment-started':
    case 'fulfilled':
      return { text: t(`timeline.entry.${action}`) };
    case 'cancelled':
      return {
        text: text(data.agent)
          ? t('timeline.entry.cancelledThrough', { agent: String(data.agent) })
          : t('timeline.entry.cancelled'),
        detail,
      };
    case 'rejected':
    case 'fulfilment-delayed':
    case 'expired':
    case 'fulfilment-failed':
      return { text: t(`timeline.entry.${action}`), detail };
    default:
      return { text: String(action) };
  }
}

type Did =
  | 'approve'
  | 'reject'
  | 'request-changes'
  | 'late-approve'
  | 'late-reject'
  | 'late-request-changes'
  | 'late';

function lateVerdict(verdict: unknown): Did {
  return verdict === 'approve' ||
    verdict === 'reject' ||
    verdict === 'request-changes'
    ? `late-${verdict}`
    : 'late';
}

/** A vote, with the reference that was given and the people it was cast for. */
function voted(did: Did, data: HistoryEntry['data'], t: Translate): EntryStory {
  const delegators = refs(
    Array.isArray(data.delegations)
      ? data.delegations.map(one => one?.delegator)
      : [],
  );
  const where = [stageOf(data, t), text(data.reference)]
    .filter(Boolean)
    .join(', ');
  const what = t(`timeline.did.${did}`);
  return {
    ...(delegators.length > 0
      ? { text: t('timeline.did.whereFor', { what, where }), about: delegators }
      : { text: t('timeline.did.where', { what, where }) }),
    detail: text(data.comment),
  };
}

function stageOf(data: HistoryEntry['data'], t: Translate): string {
  return text(data.stageName) ?? t('timeline.entry.theStage');
}

function refs(value: unknown): EntityRef[] {
  return Array.isArray(value)
    ? value.filter(one => text(one) !== undefined)
    : [];
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
