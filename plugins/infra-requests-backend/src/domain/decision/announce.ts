import type { HistoryAction } from '@infra-requests/plugin-infra-requests-common';
import type { EffectDraft, HistoryEntryRecord, RequestRecord } from '../types';

/** History actions that people are told about. */
const NOTIFIED: ReadonlySet<HistoryAction> = new Set<HistoryAction>([
  'stage-opened',
  'approved',
  'rejected',
  'denied',
  'changes-requested',
  'cancelled',
  'expired',
  'fulfilled',
  'fulfilment-failed',
]);

/**
 * What has to be told after the commit: every entry as an event, what people wait for as a notification, and
 * one signal so that open pages look again.
 */
export function effectsOf(
  request: RequestRecord,
  entries: HistoryEntryRecord[],
): EffectDraft[] {
  const { id } = request;
  const last = entries[entries.length - 1];
  return [
    {
      kind: 'signal',
      idempotencyKey: `${id}:${last.seq}:signal`,
      payload: { action: last.action },
    },
    ...entries
      .filter(entry => NOTIFIED.has(entry.action))
      .map(entry => ({
        kind: 'notification' as const,
        idempotencyKey: `${id}:${entry.seq}:notification`,
        payload: {
          action: entry.action,
          actor: entry.actor.ref,
          revision: request.revision,
          data: entry.data,
        },
      })),
    ...entries.map(entry => ({
      kind: 'event' as const,
      idempotencyKey: `${id}:${entry.seq}:event`,
      payload: {
        seq: entry.seq,
        action: entry.action,
        actor: { ...entry.actor },
        at: entry.at,
        revision: request.revision,
        state: request.state,
      },
    })),
  ];
}
