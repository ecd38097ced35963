import type { EffectDraft, HistoryEntryRecord, RequestRecord } from '../types';
import { tellingsOf } from './tellings';

/**
 * What has to be told or done after the commit: every entry as an event, what people wait for as notifications, one
 * signal so that open pages look again, and the fulfilment that has begun.
 */
export function effectsOf(
  request: RequestRecord,
  entries: HistoryEntryRecord[],
  before: RequestRecord,
): EffectDraft[] {
  const { id } = request;
  const last = entries[entries.length - 1];
  return [
    {
      kind: 'signal',
      idempotencyKey: `${id}:${last.seq}:signal`,
      payload: { action: last.action },
    },
    ...tellingsOf(request, entries, before).map(({ seq, ...telling }) => ({
      kind: 'notification' as const,
      idempotencyKey: `${id}:${seq}:${telling.message}`,
      payload: telling,
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
    ...entries
      .filter(({ action }) => action === 'fulfilment-started')
      .map(({ action, seq }) => ({
        kind: 'fulfilment' as const,
        idempotencyKey: `${id}:${seq}:fulfilment`,
        payload: {
          action,
          seq,
          revision: request.revision,
          digest: request.digest,
        },
      })),
  ];
}
