import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { EffectKind } from '../domain/types';
import type { ClaimedEffect, EffectStore } from '../store/RequestStore';

/** How long a worker may hold an effect; after that another one takes over. */
const LEASE_MS = 60_000;
const BATCH_SIZE = 20;
/** Delay after the first failure; doubled after each further one. */
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60 * 60 * 1_000;
/** About six hours of trying. */
const MAX_ATTEMPTS = 15;

/** Carries out one effect. Must be able to do so twice: delivery is at least once. */
export type EffectChannel = (effect: ClaimedEffect) => Promise<void>;

/** Works off the outbox after commits: leased, so that several replicas share it, and retried with back-off. */
export class EffectRunner {
  readonly #store: EffectStore;
  readonly #channels: Record<EffectKind, EffectChannel>;
  readonly #clock: () => Date;
  readonly #logger: LoggerService;
  #running: Promise<void> | undefined;
  #again = false;

  constructor(options: {
    store: EffectStore;
    channels: Record<EffectKind, EffectChannel>;
    clock: () => Date;
    logger: LoggerService;
  }) {
    this.#store = options.store;
    this.#channels = options.channels;
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  /** Runs everything that is due; a call during a run makes it look once more, and shares its end. */
  async runDue(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#drain().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #drain(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      let batch: ClaimedEffect[];
      do {
        const now = this.#clock();
        batch = await this.#store.claim({
          now,
          leaseUntil: new Date(now.getTime() + LEASE_MS),
          limit: BATCH_SIZE,
        });
        await Promise.all(batch.map(effect => this.#run(effect)));
      } while (batch.length > 0);
    }
  }

  async #run(effect: ClaimedEffect): Promise<void> {
    try {
      await this.#channels[effect.kind](effect);
      await this.#store.complete(effect.id, this.#clock());
    } catch (error) {
      const attempt = effect.attempts + 1;
      const dead = attempt >= MAX_ATTEMPTS;
      const wait = Math.min(
        FIRST_RETRY_MS * 2 ** effect.attempts,
        LONGEST_RETRY_MS,
      );
      const message = `Effect ${
        effect.idempotencyKey
      } failed (attempt ${attempt} of ${MAX_ATTEMPTS}): ${stringifyError(
        error,
      )}`;
      if (dead) {
        this.#logger.error(`${message}. It is kept and not tried again.`);
      } else {
        this.#logger.warn(message);
      }
      await this.#store.fail(effect.id, {
        error: stringifyError(error),
        retryAt: dead ? undefined : new Date(this.#clock().getTime() + wait),
      });
    }
  }
}
