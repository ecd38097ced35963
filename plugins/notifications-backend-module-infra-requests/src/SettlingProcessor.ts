import type { NotificationReadSignal } from '@backstage/plugin-notifications-common';
import type {
  NotificationProcessor,
  NotificationSendOptions,
} from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  INFRA_REQUESTS_NOTIFICATION_METADATA,
  INFRA_REQUESTS_NOTIFICATION_ORIGIN,
} from '@infra-requests/plugin-infra-requests-common';
import { z } from 'zod';
import type { SettledNotifications } from './SettledNotifications';

const settlesSchema = z.object({
  except: z.array(z.string()),
  asOf: z.iso.datetime().transform(text => new Date(text)),
});

/** Takes what says that an earlier notification asks for nothing any more, and marks that one as read instead. */
export class SettlingProcessor implements NotificationProcessor {
  readonly #notifications: SettledNotifications;
  readonly #signals: SignalsService;

  constructor(options: {
    notifications: SettledNotifications;
    signals: SignalsService;
  }) {
    this.#notifications = options.notifications;
    this.#signals = options.signals;
  }

  getName(): string {
    return 'Infra Requests clean-up';
  }

  /** Where this fails, the notifications plugin logs it and sends what it was given. */
  async processOptions(
    options: NotificationSendOptions,
  ): Promise<NotificationSendOptions> {
    const { payload } = options;
    const { scope } = payload;
    const settles = settlesIn(payload);
    if (!settles || scope === undefined) {
      return options;
    }
    const unread = await this.#notifications.settle({
      ...settles,
      scope,
      // Who sends is not known here, but nobody needs to clear what others have sent.
      origin: INFRA_REQUESTS_NOTIFICATION_ORIGIN,
      text: payload,
    });
    for (const { id, user } of unread) {
      await this.#signals.publish<NotificationReadSignal>({
        recipients: { type: 'user', entityRef: [user] },
        channel: 'notifications',
        message: { action: 'notification_read', notification_ids: [id] },
      });
    }
    return { ...options, recipients: { type: 'entity', entityRef: [] } };
  }
}

function settlesIn(payload: NotificationSendOptions['payload']) {
  const metadata = payload.metadata?.[INFRA_REQUESTS_NOTIFICATION_METADATA];
  const settles = (metadata as { settles?: unknown } | undefined)?.settles;
  return settles === undefined ? undefined : settlesSchema.parse(settles);
}
