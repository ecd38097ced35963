import type { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import { aService } from '../../../__testUtils__/aService';
import type { NotificationSettings } from '../../../domain/types';
import { Audience } from '../Audience';
import { sendNotification } from '../sendNotification';

/** What somebody got, without what a test does not look at. */
export interface Got {
  to: string[];
  title: string;
  severity?: string;
}

const nameOf = (ref: string) => ref.replace('user:default/', '');

/** The real service on in-memory stores, with the notifications that it sends written down. */
export function telling(
  options: Parameters<typeof aService>[0] & {
    approvals?: NotificationSettings['approvals'];
  } = {},
) {
  const made = aService(options);
  const sent: NotificationSendOptions[] = [];
  const send = jest.fn(async (one: NotificationSendOptions) => {
    sent.push(one);
  });
  const channel = sendNotification({
    ...made.parts,
    notifications: { send },
    audience: new Audience(made.parts),
    settings: () => ({
      approvals: options.approvals ?? 'immediate',
      dailyAt: '08:30',
    }),
  });
  const { effects, delegations } = made.stores;

  /** Runs every notification that is in the outbox now, and gives what was sent, whole. */
  const letters = async (): Promise<NotificationSendOptions[]> => {
    sent.length = 0;
    const claimed = await effects.claim({
      now: made.time.now,
      leaseUntil: new Date(made.time.now.getTime() + 60_000),
      limit: 100,
    });
    for (const effect of claimed) {
      if (effect.kind === 'notification') {
        await channel(effect);
      }
      await effects.complete(effect.id, made.time.now);
    }
    return [...sent];
  };

  return {
    ...made,
    channel,
    send,
    letters,
    /** The same, as who was told what; that nothing is left to do only where somebody hears of it. */
    told: async (): Promise<Got[]> =>
      (await letters())
        .map(({ recipients, payload }) => ({
          to: refsOf(recipients).map(nameOf).sort(),
          title: payload.title,
          severity: payload.severity,
        }))
        .filter(({ to }) => to.length > 0),
    /** From an hour ago until in an hour. */
    away: (delegator: string, delegate: string) =>
      delegations.insert({
        id: `${delegator}-${delegate}`,
        delegator: `user:default/${delegator}`,
        delegate: `user:default/${delegate}`,
        from: new Date(made.time.now.getTime() - 3_600_000),
        until: new Date(made.time.now.getTime() + 3_600_000),
        createdAt: made.time.now,
      }),
  };
}

export function refsOf(
  recipients: NotificationSendOptions['recipients'],
): EntityRef[] {
  return recipients.type === 'entity' ? [recipients.entityRef].flat() : [];
}
