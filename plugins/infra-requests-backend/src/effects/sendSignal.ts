import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  INFRA_REQUESTS_SIGNAL_CHANNEL,
  type InfraRequestsSignal,
} from '@infra-requests/plugin-infra-requests-common';
import type { EffectChannel } from './EffectRunner';

/** Tells open pages to look again. Carries no content: each page fetches what its person may see. */
export function sendSignal(options: {
  signals: SignalsService;
}): EffectChannel {
  return async effect => {
    await options.signals.publish<InfraRequestsSignal>({
      recipients: { type: 'broadcast' },
      channel: INFRA_REQUESTS_SIGNAL_CHANNEL,
      message: {
        requestId: effect.requestId,
        action: String(effect.payload.action),
      },
    });
  };
}
