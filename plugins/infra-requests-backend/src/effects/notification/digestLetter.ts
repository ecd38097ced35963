import {
  INFRA_REQUESTS_NOTIFICATION_METADATA,
  type EntityRef,
  type InfraRequestsNotificationMetadata,
} from '@infra-requests/plugin-infra-requests-common';
import { deadlineOf } from '../../domain/decision/dueSteps';
import { listed } from '../../domain/policy/english';
import type { RequestRecord } from '../../domain/types';
import type { NotificationPayload } from './letters';
import { costInWords, subjectOf, timeLeft, type Wording } from './wording';

/** More are counted, not listed. */
const MOST_LISTED = 10;

/** What is due so soon makes the whole message urgent. */
const URGENT_MS = 24 * 60 * 60 * 1000;

const INBOX = '/infra-requests/inbox';

const linkTo = ({ id }: RequestRecord) => `/infra-requests/requests/${id}`;

/** A request that waits for somebody, and in whose place the person would decide. */
export interface Waiting {
  request: RequestRecord;
  actingFor: EntityRef[];
}

/** What waits for one person, the most urgent first: what has to be decided soonest, then what has waited longest. */
export function digestLetter(
  waiting: Waiting[],
  options: Omit<Wording, 'request'> & {
    /** Where the portal is, without a slash at the end; empty where that is not known. */
    portal: string;
  },
): NotificationPayload {
  const { now, portal } = options;
  const sorted = [...waiting].sort(byUrgency);
  const [first] = sorted;
  const one = sorted.length === 1;
  const deadline = deadlineOf(first.request);
  const more = sorted.length - MOST_LISTED;
  const metadata: InfraRequestsNotificationMetadata = { message: 'digest' };
  return {
    title: one
      ? '1 request waits for your decision'
      : `${sorted.length} requests wait for your decision`,
    description: [
      ...sorted.slice(0, MOST_LISTED).map(each => lineOf(each, options)),
      ...(more > 0 ? [`and ${more} more: ${portal}${INBOX}`] : []),
    ].join('\n'),
    link: one ? linkTo(first.request) : INBOX,
    severity:
      deadline && deadline.getTime() - now.getTime() < URGENT_MS
        ? 'high'
        : 'normal',
    topic: 'Approvals',
    scope: 'digest',
    metadata: { [INFRA_REQUESTS_NOTIFICATION_METADATA]: metadata },
  };
}

function lineOf(
  { request, actingFor }: Waiting,
  options: Parameters<typeof digestLetter>[1],
): string {
  const { nameOf, portal } = options;
  return [
    `• ${subjectOf(request)}`,
    `for ${nameOf(request.owner)}`,
    costInWords(request),
    ...(actingFor.length > 0
      ? [`in place of ${listed(actingFor.map(nameOf))}`]
      : []),
    ...timeLeft({ ...options, request }),
    `${portal}${linkTo(request)}`,
  ].join(' · ');
}

function byUrgency(a: Waiting, b: Waiting): number {
  const dueBy = ({ request }: Waiting) =>
    deadlineOf(request)?.getTime() ?? Infinity;
  const [dueA, dueB] = [dueBy(a), dueBy(b)];
  return dueA === dueB
    ? a.request.submittedAt.getTime() - b.request.submittedAt.getTime()
    : dueA - dueB;
}
