import type { Effect } from '@infra-requests/plugin-infra-requests-common';
import type { EffectDraft, RequestRecord } from '../domain/types';
import { effectState } from './effectState';
import type { ClaimedEffect } from './RequestStore';
import type { EffectRow, UnsettledEffectRow } from './rows';
import { parseJsonObject } from './storedJson';

export function toEffectRow(
  request: RequestRecord,
  effect: EffectDraft,
): Omit<EffectRow, 'id'> {
  const at = request.updatedAt.toISOString();
  return {
    request_id: request.id,
    kind: effect.kind,
    idempotency_key: effect.idempotencyKey,
    payload: JSON.stringify(effect.payload),
    attempts: 0,
    available_at: at,
    leased_until: null,
    done_at: null,
    dead: false,
    last_error: null,
    created_at: at,
  };
}

export function toClaimedEffect(row: EffectRow): ClaimedEffect {
  return {
    id: String(row.id),
    requestId: row.request_id,
    kind: row.kind,
    idempotencyKey: row.idempotency_key,
    payload: parseJsonObject(row.payload, `effect ${row.id}`),
    // Counted when claimed, so that an effect that takes its worker down is seen to be tried again and again.
    attempts: row.attempts - 1,
  };
}

/** An effect as an admin sees it. */
export function toEffect(row: UnsettledEffectRow): Effect {
  const { action } = parseJsonObject(row.payload, `effect ${row.id}`);
  const dead = Boolean(row.dead);
  return {
    id: String(row.id),
    requestId: row.request_id,
    requestNumber: row.number,
    kind: row.kind,
    action: typeof action === 'string' ? action : undefined,
    state: effectState({ dead, lastError: row.last_error }),
    attempts: row.attempts,
    lastError: row.last_error ?? undefined,
    createdAt: row.created_at,
    nextAttemptAt: dead ? undefined : row.available_at,
  };
}
