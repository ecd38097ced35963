import type {
  AuditorService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { InputError, toError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  INFRA_REQUESTS_EVENT_TOPIC,
  INFRA_REQUESTS_SIGNAL_CHANNEL,
  type InfraRequestsSignal,
} from '@infra-requests/plugin-infra-requests-common';
import type { PolicyChange } from '../service/ActivePolicy';

/**
 * Tells open pages, subscribers and the audit log that the policy changed, or that a change was refused. Every
 * instance of the backend follows the configuration for itself, and says so for itself.
 */
export function announcePolicyChange(options: {
  auditor: AuditorService;
  events: EventsService;
  signals: SignalsService;
  logger: LoggerService;
}): (change: PolicyChange) => Promise<void> {
  const { auditor, events, signals, logger } = options;

  const signal = ({ digest }: PolicyChange) =>
    signals.publish<InfraRequestsSignal>({
      recipients: { type: 'broadcast' },
      channel: INFRA_REQUESTS_SIGNAL_CHANNEL,
      message: { policyDigest: digest, action: 'policy' },
    });

  return async change => {
    const told = await Promise.allSettled([
      signal(change),
      publish(events, change),
      audit(auditor, change),
    ]);
    for (const one of told) {
      if (one.status === 'rejected') {
        logger.warn('A change of policy was not told', toError(one.reason));
      }
    }
  };
}

async function publish(
  events: EventsService,
  change: PolicyChange,
): Promise<void> {
  if (change.kind === 'mended') {
    return;
  }
  const details =
    change.kind === 'activated'
      ? { previousPolicyDigest: change.previousDigest }
      : { problems: change.problems };
  await events.publish({
    topic: INFRA_REQUESTS_EVENT_TOPIC,
    eventPayload: {
      action: `policy-${change.kind}`,
      policyDigest: change.digest,
      ...details,
    },
  });
}

async function audit(
  auditor: AuditorService,
  change: PolicyChange,
): Promise<void> {
  if (change.kind === 'mended') {
    return;
  }
  const event = await auditor.createEvent({
    eventId: 'policy-change',
    severityLevel: 'high',
    meta: { policyDigest: change.digest },
  });
  if (change.kind === 'activated') {
    const { previousDigest } = change;
    await event.success({ meta: { previousPolicyDigest: previousDigest } });
    return;
  }
  const { problems } = change;
  await event.fail({
    error: new InputError(
      problems.map(({ path, message }) => `${path}: ${message}`).join('\n'),
    ),
  });
}
