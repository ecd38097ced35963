import type {
  Effect,
  EffectState,
} from '@infra-requests/plugin-infra-requests-common';
import { effectState } from './effectState';
import type { InMemoryState, StoredEffect } from './InMemoryState';
import type { ClaimedEffect, EffectStore } from './RequestStore';

/** EffectStore for tests and trials; passes the same contract suite as the database. */
export class InMemoryEffectStore implements EffectStore {
  readonly #state: InMemoryState;

  constructor(state: InMemoryState) {
    this.#state = state;
  }

  async claim(options: {
    now: Date;
    leaseUntil: Date;
    limit: number;
  }): Promise<ClaimedEffect[]> {
    const { now, leaseUntil, limit } = options;
    return this.#state.effects
      .filter(effect => isDue(effect, now))
      .sort((a, b) => a.availableAt.getTime() - b.availableAt.getTime())
      .slice(0, limit)
      .map(effect => {
        effect.leasedUntil = new Date(leaseUntil);
        effect.attempts += 1;
        const { id, requestId, kind, idempotencyKey, payload } = effect;
        return {
          id,
          requestId,
          kind,
          idempotencyKey,
          payload: structuredClone(payload),
          attempts: effect.attempts - 1,
        };
      });
  }

  async renew(id: string, leaseUntil: Date): Promise<void> {
    const effect = this.#open(id);
    if (effect?.leasedUntil) {
      effect.leasedUntil = new Date(leaseUntil);
    }
  }

  async complete(id: string, at: Date): Promise<void> {
    const effect = this.#open(id);
    if (effect) {
      effect.doneAt = new Date(at);
      effect.leasedUntil = undefined;
      effect.lastError = undefined;
    }
  }

  async fail(
    id: string,
    failure: { error: string; retryAt?: Date },
  ): Promise<void> {
    const effect = this.#open(id);
    if (!effect) {
      return;
    }
    effect.lastError = failure.error;
    effect.leasedUntil = undefined;
    if (failure.retryAt) {
      effect.availableAt = new Date(failure.retryAt);
    } else {
      effect.dead = true;
    }
  }

  async unsettled(options: {
    state: EffectState[];
    limit: number;
  }): Promise<{ items: Effect[]; totalItems: number }> {
    const states: Effect['state'][] = options.state;
    const failed = this.#state.effects.filter(
      effect =>
        effect.doneAt === undefined && states.includes(effectState(effect)),
    );
    return {
      items: failed
        .reverse()
        .slice(0, options.limit)
        .map(effect => this.#toEffect(effect)),
      totalItems: failed.length,
    };
  }

  async retry(
    id: string,
    at: Date,
  ): Promise<Effect | 'done' | 'busy' | undefined> {
    const effect = this.#state.effects.find(one => one.id === id);
    if (!effect) {
      return undefined;
    }
    if (effect.doneAt) {
      return 'done';
    }
    if (isLeased(effect, at)) {
      return 'busy';
    }
    effect.attempts = 0;
    effect.availableAt = new Date(at);
    effect.leasedUntil = undefined;
    effect.dead = false;
    effect.lastError = undefined;
    return this.#toEffect(effect);
  }

  #toEffect(effect: StoredEffect): Effect {
    const { action } = effect.payload;
    return {
      id: effect.id,
      requestId: effect.requestId,
      requestNumber: this.#state.requests.get(effect.requestId)!.request.number,
      kind: effect.kind,
      action: typeof action === 'string' ? action : undefined,
      state: effectState(effect),
      attempts: effect.attempts,
      lastError: effect.lastError,
      createdAt: effect.createdAt.toISOString(),
      nextAttemptAt: effect.dead ? undefined : effect.availableAt.toISOString(),
    };
  }

  #open(id: string): StoredEffect | undefined {
    return this.#state.effects.find(
      effect => effect.id === id && effect.doneAt === undefined,
    );
  }
}

function isDue(effect: StoredEffect, now: Date): boolean {
  return (
    effect.doneAt === undefined &&
    !effect.dead &&
    effect.availableAt <= now &&
    !isLeased(effect, now)
  );
}

function isLeased(effect: StoredEffect, now: Date): boolean {
  return effect.leasedUntil !== undefined && effect.leasedUntil > now;
}
