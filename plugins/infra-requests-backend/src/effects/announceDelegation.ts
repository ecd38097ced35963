import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  INFRA_REQUESTS_SIGNAL_CHANNEL,
  type InfraRequestsSignal,
} from '@infra-requests/plugin-infra-requests-common';
import type { DelegationRecord } from '../store/DelegationStore';

/** Tells the open pages of both people to look again, as what they may do has changed. */
export function announceDelegation(options: {
  signals: SignalsService;
  logger: LoggerService;
}): (delegation: DelegationRecord) => Promise<void> {
  const { signals, logger } = options;
  return async ({ id, delegator, delegate }) => {
    try {
      await signals.publish<InfraRequestsSignal>({
        recipients: { type: 'user', entityRef: [delegator, delegate] },
        channel: INFRA_REQUESTS_SIGNAL_CHANNEL,
        message: { action: 'delegation' },
      });
    } catch (error) {
      logger.warn(`A change of delegation ${id} was not told`, toError(error));
    }
  };
}
