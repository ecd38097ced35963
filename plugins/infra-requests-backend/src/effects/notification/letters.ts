import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import {
  INFRA_REQUESTS_NOTIFICATION_METADATA,
  type EntityRef,
  type InfraRequestsNotificationMetadata,
} from '@infra-requests/plugin-infra-requests-common';
import type { Telling } from '../../domain/decision/tellings';
import { listed } from '../../domain/policy/english';
import {
  approversListed,
  briefly,
  caseInWords,
  outcomeInWords,
  quoted,
  settledInWords,
  subjectOf,
  timeInWords,
  titled,
  votesInWords,
  type Wording,
} from './wording';

export type NotificationPayload = NotificationSendOptions['payload'];

/** What the people who asked did not hope for, or have to do something about. */
const BAD_NEWS: ReadonlySet<string> = new Set<Telling['action']>([
  'rejected',
  'denied',
  'changes-requested',
  'expired',
  're-evaluated',
  'fulfilment-failed',
]);

/** Where the comments are on the page of a request. */
const COMMENTS = '#comments';

type Severity = NonNullable<NotificationPayload['severity']>;

/** To those who decide. `actingFor` are those in whose place they would. */
export function toApprovers(
  telling: Telling,
  options: { wording: Wording; actingFor: EntityRef[]; isNew: boolean },
): NotificationPayload {
  const { wording, actingFor, isNew } = options;
  const { request, nameOf } = wording;
  const inPlaceOf =
    actingFor.length > 0 ? ` in place of ${listed(actingFor.map(nameOf))}` : '';
  const waits = `waits for your decision${inPlaceOf}`;
  const emergency = request.breakGlass !== undefined;
  return payloadOf(telling, wording, {
    said: askedInWords(telling, { waits, isNew, wording }),
    prefix: emergency ? 'Emergency: ' : '',
    description: [
      ...(telling.reason ? [telling.reason] : []),
      ...caseInWords(wording),
    ],
    severity: askedSeverity(telling, emergency),
    topic: 'Approvals',
    about: 'approval',
  });
}

function askedInWords(
  { message, action, to = [] }: Telling,
  {
    waits,
    isNew,
    wording,
  }: { waits: string; isNew: boolean; wording: Wording },
): string {
  if (message === 'reminder') {
    return `still ${waits}`;
  }
  if (message === 'escalation') {
    return isNew
      ? `was escalated to you and ${waits}`
      : `was escalated to ${approversListed(to, wording)} and still ${waits}`;
  }
  return action === 'stage-opened' ? waits : `${waits} again`;
}

function askedSeverity({ message }: Telling, emergency: boolean): Severity {
  if (emergency) {
    return 'critical';
  }
  return message === 'ask' || message === 'ask-resolved' ? 'normal' : 'high';
}

const SETTLED_TOPICS = {
  approval: 'Approvals',
  outcome: 'My requests',
  review: 'Emergencies',
} satisfies Partial<Record<About, string>>;

/** To those who were asked: it does not need them any more. Takes the place of what asked them. */
export function toSettled(
  telling: Telling,
  options: {
    wording: Wording;
    stillAsked: EntityRef[];
    about: keyof typeof SETTLED_TOPICS;
  },
): NotificationPayload {
  const { wording, stillAsked, about } = options;
  const { message } = telling;
  const payload = payloadOf(telling, wording, {
    said:
      message === 'review-settlement'
        ? `was reviewed by ${wording.nameOf(
            telling.actor,
          )}, nothing left for you to do`
        : settledInWords(telling, wording),
    description: briefly(wording),
    severity: 'low',
    topic: SETTLED_TOPICS[about],
    about,
  });
  const metadata: InfraRequestsNotificationMetadata = {
    ...metadataOf(telling, wording),
    settles: { except: stillAsked, asOf: wording.now.toISOString() },
  };
  return {
    ...payload,
    metadata: { [INFRA_REQUESTS_NOTIFICATION_METADATA]: metadata },
  };
}

/** To those who were asked and did not decide in time. */
export function toLate(
  telling: Telling,
  { wording }: { wording: Wording },
): NotificationPayload {
  return payloadOf(telling, wording, {
    said: 'has expired without a decision, nothing left for you to do',
    description: briefly(wording),
    severity: 'normal',
    topic: 'Approvals',
    about: 'approval',
  });
}

/** To somebody whose vote does not count any more. */
export function toDismissed(
  telling: Telling,
  { wording }: { wording: Wording },
): NotificationPayload {
  return payloadOf(telling, wording, {
    prefix: 'Your vote on ',
    said: 'does not count any more',
    description: [
      telling.reason ?? 'The request has changed since.',
      ...briefly(wording),
    ],
    severity: 'normal',
    topic: 'Approvals',
    about: 'vote',
  });
}

/** To those who asked. */
export function toAskingSide(
  telling: Telling,
  { wording }: { wording: Wording },
): NotificationPayload {
  const { action, reason } = telling;
  const decided = ['approved', 'rejected', 'changes-requested'].includes(
    action,
  );
  return payloadOf(telling, wording, {
    said: outcomeInWords(action),
    description: [
      ...(decided ? votesInWords(wording) : []),
      ...(reason ? [reason] : []),
      ...caseInWords(wording),
    ],
    severity: BAD_NEWS.has(action) ? 'high' : 'normal',
    topic: 'My requests',
    about: 'outcome',
  });
}

/** To everybody whose approval was skipped in an emergency. */
export function toSkipped(
  telling: Telling,
  { wording }: { wording: Wording },
): NotificationPayload {
  return payloadOf(telling, wording, {
    said: 'was approved without you, as an emergency',
    description: [...votesInWords(wording), ...caseInWords(wording)],
    severity: 'high',
    topic: 'Emergencies',
    about: 'break-glass',
  });
}

/** To those who can look back at what was approved in an emergency, also where that has skipped them. */
export function toReviewers(
  telling: Telling,
  { wording, wasSkipped }: { wording: Wording; wasSkipped: boolean },
): NotificationPayload {
  const { request } = wording;
  const overdue = telling.message === 'review-overdue';
  const skipped = wasSkipped ? 'without you ' : '';
  const due = request.review
    ? [
        `${overdue ? 'Was to' : 'To'} be reviewed by ${timeInWords(
          request.review.dueAt,
          wording,
        )}`,
      ]
    : [];
  return payloadOf(telling, wording, {
    said: overdue
      ? 'was approved as an emergency, and its review is overdue'
      : `was approved ${skipped}as an emergency and waits for your review`,
    description: [...due, ...votesInWords(wording), ...caseInWords(wording)],
    severity: overdue ? 'critical' : 'high',
    topic: 'Emergencies',
    about: 'review',
  });
}

/** To those who asked: what the look back at their emergency came to. */
export function toReviewed(
  telling: Telling,
  { wording }: { wording: Wording },
): NotificationPayload {
  const { review } = wording.request;
  const justified = review?.verdict === 'justified';
  return payloadOf(telling, wording, {
    said: justified
      ? 'was reviewed: the emergency justified it'
      : 'was reviewed: the emergency did not justify it',
    description: [
      ...(review?.comment
        ? [`${wording.nameOf(telling.actor)}: ${quoted(review.comment)}`]
        : []),
      ...briefly(wording),
    ],
    severity: justified ? 'normal' : 'high',
    topic: 'My requests',
    about: 'review',
  });
}

/** To those whom a comment names; no more than it says, as they may have nothing else to do with the request. */
export function toMentioned(
  telling: Telling,
  { wording }: { wording: Wording },
): NotificationPayload {
  return payloadOf(telling, wording, {
    prefix: `${wording.nameOf(telling.actor)} mentioned you on `,
    description: [quoted(telling.text ?? '')],
    severity: 'normal',
    topic: 'Comments',
    about: 'mention',
    anchor: COMMENTS,
  });
}

/** To those who take part in it, where somebody comments. */
export function toParticipants(
  telling: Telling,
  { wording }: { wording: Wording },
): NotificationPayload {
  return payloadOf(telling, wording, {
    prefix: `${wording.nameOf(telling.actor)} commented on `,
    description: [quoted(telling.text ?? '')],
    severity: 'low',
    topic: 'Comments',
    about: 'comment',
    anchor: COMMENTS,
  });
}

/** What the notification is about: a newer one about the same takes the place of an older one. */
type About =
  | 'approval'
  | 'vote'
  | 'outcome'
  | 'break-glass'
  | 'review'
  | 'mention'
  | 'comment';

function payloadOf(
  telling: Telling,
  wording: Wording,
  text: {
    said?: string;
    prefix?: string;
    description: string[];
    severity: Severity;
    topic: string;
    about: About;
    anchor?: string;
  },
): NotificationPayload {
  const { request } = wording;
  const { said, prefix = '', description, severity, topic, about } = text;
  const { anchor = '' } = text;
  return {
    title: titled(`${prefix}${subjectOf(request)}`, said),
    description: description.join(' · '),
    link: `/infra-requests/requests/${request.id}${anchor}`,
    severity,
    topic,
    scope: scopeOf(telling, { request, about }),
    metadata: {
      [INFRA_REQUESTS_NOTIFICATION_METADATA]: metadataOf(telling, wording),
    },
  };
}

/** Each mention is a question of its own, which a later one must not take out of anybody's list. */
function scopeOf(
  { entry }: Telling,
  { request, about }: Pick<Wording, 'request'> & { about: About },
): string {
  const scope = `${request.id}:${about}`;
  return about === 'mention' && entry !== undefined
    ? `${scope}:${entry}`
    : scope;
}

function metadataOf(
  { message }: Telling,
  { request }: Wording,
): InfraRequestsNotificationMetadata {
  const { id, number } = request;
  return { requestId: id, requestNumber: number, message };
}
