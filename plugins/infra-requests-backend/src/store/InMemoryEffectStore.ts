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

  async complete(id: string, at: Date): Promise<void> {
    const effect = this.#open(id);
    if (effect) {
      effect.doneAt = new Date(at);
      effect.leasedUntil = undefined;
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

  #open(id: string): StoredEffect | undefined {
    return this.#state.effects.find(
      effect => effect.id === id && effect.doneAt === undefined,
    );
  }
}

function isDue(effect: StoredEffect, now: Date): boolean {
  const leased = effect.leasedUntil !== undefined && effect.leasedUntil > now;
  return (
    effect.doneAt === undefined &&
    !effect.dead &&
    effect.availableAt <= now &&
    !leased
  );
}
