import type { EventsService } from '@backstage/plugin-events-node';
import { INFRA_REQUESTS_EVENT_TOPIC } from '@infra-requests/plugin-infra-requests-common';
import type { EffectChannel } from './EffectRunner';

/** Publishes a history entry to the event bus. Subscribers can recognise a repetition by its idempotency key. */
export function publishEvent(options: {
  events: EventsService;
}): EffectChannel {
  return async effect => {
    await options.events.publish({
      topic: INFRA_REQUESTS_EVENT_TOPIC,
      eventPayload: { requestId: effect.requestId, ...effect.payload },
      metadata: { idempotencyKey: effect.idempotencyKey },
    });
  };
}
