import type { NotificationService } from '@backstage/plugin-notifications-node';
import type {
  EntityRef,
  HistoryAction,
} from '@infra-requests/plugin-infra-requests-common';
import { involvedPeople } from '../domain/decision/eligibility';
import { fillingVoters, pendingApprovers } from '../domain/decision/summary';
import { amountInWords } from '../domain/money';
import type { RequestRecord } from '../domain/types';
import type { ApproverDirectory } from '../service/ApproverDirectory';
import type { RequestStore } from '../store/RequestStore';
import type { EffectChannel } from './EffectRunner';

/** What happened, in words for the people who asked. */
const OUTCOME: Partial<Record<HistoryAction, string>> = {
  approved: 'was approved',
  rejected: 'was rejected',
  denied: 'was denied by the policy',
  'changes-requested': 'needs changes',
  cancelled: 'was cancelled',
  expired: 'has expired',
  fulfilled: 'is ready',
  'fulfilment-failed': 'could not be carried out',
};

/** Outcomes that the people who asked did not hope for. */
const BAD_NEWS: ReadonlySet<HistoryAction> = new Set<HistoryAction>([
  'rejected',
  'denied',
  'changes-requested',
  'expired',
  'fulfilment-failed',
]);

/** Tells approvers that a stage waits for them, and those who asked how it ended. */
export function sendNotification(options: {
  notifications: NotificationService;
  store: RequestStore;
  directory: ApproverDirectory;
}): EffectChannel {
  const { notifications, store, directory } = options;
  return async effect => {
    const action = effect.payload.action as HistoryAction;
    const request = await store.get(effect.requestId);
    if (!request) {
      return;
    }
    const asksForVotes = action === 'stage-opened';
    const recipients = asksForVotes
      ? await usefulVoters(
          request,
          Number(stageOf(effect.payload.data)),
          directory,
        )
      : involvedPeople(request).filter(
          ref => ref.startsWith('user:') && ref !== effect.payload.actor,
        );
    if (recipients.length === 0) {
      return;
    }
    const subject = `#${request.number} ${request.typeTitle}${
      request.environment ? ` · ${request.environment}` : ''
    }`;
    await notifications.send({
      recipients: { type: 'entity', entityRef: recipients },
      payload: {
        title: asksForVotes
          ? `${subject} waits for your decision`
          : `${subject} ${OUTCOME[action]}`,
        description: asksForVotes ? summaryFor(request) : undefined,
        link: `/infra-requests/requests/${request.id}`,
        severity: asksForVotes || BAD_NEWS.has(action) ? 'high' : 'normal',
        topic: asksForVotes ? 'Approvals' : 'My requests',
        // The same scope updates the earlier notification instead of piling up.
        scope: `${request.id}:${asksForVotes ? 'approval' : 'outcome'}`,
      },
    });
  };
}

function stageOf(data: unknown): unknown {
  return (data as { stage?: unknown } | undefined)?.stage;
}

/** Those whose vote can still help; nobody once the request has moved on. */
async function usefulVoters(
  request: RequestRecord,
  stage: number,
  directory: ApproverDirectory,
): Promise<EntityRef[]> {
  if (request.activeStage !== stage) {
    return [];
  }
  const people = await directory.peopleBehind(pendingApprovers(request));
  const excluded = new Set([
    ...involvedPeople(request),
    ...(request.evaluation.distinct ? fillingVoters(request) : []),
  ]);
  const refs = [...people.values()].flat().map(person => person.ref);
  return [...new Set(refs)].filter(ref => !excluded.has(ref));
}

function summaryFor(request: RequestRecord): string {
  const { monthly, currency } = request.cost;
  const cost = monthly
    ? `${amountInWords(monthly, currency)} a month`
    : 'cost unknown';
  return [
    cost,
    request.evaluation.tier.title,
    ...request.evaluation.reasons.map(reason => reason.text),
  ].join(' · ');
}
