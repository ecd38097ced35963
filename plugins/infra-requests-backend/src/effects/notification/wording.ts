import type {
  EntityRef,
  Evaluation,
  HistoryAction,
} from '@infra-requests/plugin-infra-requests-common';
import { DateTime } from 'luxon';
import { deadlineOf } from '../../domain/decision/dueSteps';
import type { Telling } from '../../domain/decision/tellings';
import { amountInWords } from '../../domain/money';
import { listed } from '../../domain/policy/english';
import type { RequestRecord } from '../../domain/types';

/** Longer texts are cut: a notification leads to the page that has them whole. */
const LONGEST_TITLE = 250;
const LONGEST_QUOTE = 200;

/** What a text about one request is made of. */
export interface Wording {
  request: RequestRecord;
  /** What people are called, as far as it is known. */
  nameOf: (ref: EntityRef) => string;
  now: Date;
  /** IANA time zone in which times are said. */
  timezone: string;
}

/** "#12 PostgreSQL database · production". */
export function subjectOf(request: RequestRecord): string {
  const { number, typeTitle, environment, action } = request;
  return [
    `#${number} ${typeTitle}${action === 'create' ? '' : ` (${action})`}`,
    ...(environment ? [environment] : []),
  ].join(' · ');
}

/** As long as a title may be; the subject gives way, what is said of it stays. */
export function titled(subject: string, said?: string): string {
  const what = said ? ` ${said}` : '';
  return `${shortened(subject, LONGEST_TITLE - what.length)}${what}`;
}

const unique = (words: string[]) => [...new Set(words)];

const OUTCOME: Partial<Record<HistoryAction, string>> = {
  approved: 'was approved',
  rejected: 'was rejected',
  denied: 'was denied by the policy',
  'changes-requested': 'needs changes',
  cancelled: 'was cancelled',
  expired: 'has expired',
  're-evaluated': 'needs a decision again',
  fulfilled: 'is ready',
  'fulfilment-failed': 'could not be carried out',
};

/** What has become of it, as those who asked for it are told. */
export function outcomeInWords(action: HistoryAction): string {
  return OUTCOME[action] ?? 'was changed';
}

/** Why approvers who were asked have nothing left to do: who did what, or what happened. */
export function settledInWords(
  { action, by }: Telling,
  { nameOf }: Wording,
): string {
  const who = by ? ` by ${nameOf(by)}` : '';
  switch (action) {
    case 'approval-voted':
    case 'stage-completed':
    case 'approved':
      return `approved${who}, nothing left for you to do`;
    case 'rejection-voted':
    case 'rejected':
      return `rejected${who}, nothing left for you to do`;
    case 'changes-requested':
      return `sent back for changes${who}, nothing for you to do`;
    case 'edited':
      return `changed${who}, nothing for you to do`;
    default:
      return `${outcomeInWords(action)}${who}, nothing for you to do`;
  }
}

/** For whom it is, what it costs and how it is judged, why, and how long there is time: what a decision needs at a glance. */
export function caseInWords(wording: Wording): string[] {
  const { request } = wording;
  const { justification, evaluation } = request;
  return [
    ...briefly(wording),
    ...evaluation.reasons.map(({ text }) => text),
    ...(justification ? [quoted(justification)] : []),
    ...(request.incident ? [`Incident ${request.incident}`] : []),
    ...timeLeft(wording),
  ];
}

/** For whom it is, what it costs and how it is judged. */
export function briefly({ request, nameOf }: Wording): string[] {
  const { requestedFor, requester, owner, evaluation } = request;
  const askers = requestedFor
    ? `${nameOf(requester)} for ${nameOf(requestedFor)}`
    : nameOf(requester);
  return [
    `For ${nameOf(owner)}, asked by ${askers}`,
    costInWords(request),
    tierInWords(evaluation),
  ];
}

/** As the pages say it: the title of a tier that asks nobody would say the opposite where rules ask for somebody. */
function tierInWords({ outcome, tier, reasons }: Evaluation): string {
  const isExtra =
    outcome === 'approval' &&
    tier.rank === 0 &&
    reasons.some(({ kind }) => kind === 'require');
  return isExtra ? 'Extra approval' : tier.title;
}

/** "1,240.00 USD a month". */
export function costInWords({ cost }: RequestRecord): string {
  return cost.monthly
    ? `${amountInWords(cost.monthly, cost.currency)} a month`
    : 'cost unknown';
}

/** Until when it has to be decided, if there is such a time. */
export function timeLeft({ request, now, timezone }: Wording): string[] {
  const deadline = deadlineOf(request);
  return deadline
    ? [
        `${deadline > now ? 'To' : 'Was to'} be decided by ${timeInWords(
          deadline,
          { now, timezone },
        )}`,
      ]
    : [];
}

/** Who decided, and what they had to say about it. */
export function votesInWords({ request, nameOf }: Wording): string[] {
  const { state, votes } = request;
  const verdict = {
    rejected: 'reject',
    'changes-requested': 'request-changes',
  }[state as string];
  const decisive = votes.filter(
    vote => vote.verdict === (verdict ?? 'approve'),
  );
  const comments = decisive.flatMap(({ voter, comment }) =>
    comment ? [`${nameOf(voter)}: ${quoted(comment)}`] : [],
  );
  const silent = decisive.filter(({ comment }) => !comment);
  return [
    ...(silent.length > 0
      ? [`By ${listed(unique(silent.map(({ voter }) => nameOf(voter))))}`]
      : []),
    ...comments,
  ];
}

/** Less than this is said in hours, as a day more or less matters. */
const SOON_MS = 48 * 60 * 60 * 1000;

/** "23 November 2026, 12:00 GMT+1 (in 2 days)". */
export function timeInWords(
  at: Date,
  { now, timezone }: Pick<Wording, 'now' | 'timezone'>,
): string {
  const time = DateTime.fromJSDate(at, { zone: timezone }).setLocale('en');
  const isSoon = Math.abs(at.getTime() - now.getTime()) < SOON_MS;
  const away = time.toRelative({
    base: DateTime.fromJSDate(now),
    locale: 'en',
    ...(isSoon ? { unit: ['hours', 'minutes', 'seconds'] } : {}),
  });
  return `${time.toFormat('d MMMM yyyy, HH:mm ZZZZ')} (${away})`;
}

/** "Security and SRE on call". */
export function approversListed(
  refs: EntityRef[],
  { nameOf }: Pick<Wording, 'nameOf'>,
): string {
  return listed(refs.map(nameOf));
}

/** As somebody wrote it, as far as there is room. */
export function quoted(text: string): string {
  return `“${shortened(text.replace(/\s+/g, ' ').trim(), LONGEST_QUOTE)}”`;
}

function shortened(text: string, length: number): string {
  const characters = [...text];
  return characters.length > length
    ? `${characters.slice(0, length - 1).join('')}…`
    : text;
}
