import type {
  HistoryEntry,
  Reason,
} from '@infra-requests/plugin-infra-requests-common';
import { reasonSentence } from '../EvaluationReasons/reasonSentence';

/** A history entry as the timeline tells it. */
export interface EntryStory {
  /** Follows the name of a person, or stands alone for what happened by itself. */
  text: string;
  /** In a person's own words, or the policy's. */
  detail?: string;
}

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
      return { text: `approved (${stage})`, detail };
    case 'rejection-voted':
      return { text: `rejected (${stage})`, detail };
    case 'changes-voted':
      return { text: `asked for changes (${stage})`, detail };
    case 'vote-withdrawn':
      return { text: `withdrew a vote (${stage})` };
    case 'votes-dismissed':
      return { text: 'Votes on the revision before no longer count', detail };
    case 'approved':
      return {
        text: data.automatic ? 'Approved automatically' : 'Approved',
      };
    case 'rejected':
      return { text: 'Rejected' };
    case 'changes-requested':
      return { text: 'Waiting for changes' };
    case 'cancelled':
      return { text: 'cancelled it', detail };
    case 'expired':
      return { text: 'Expired without a decision' };
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
