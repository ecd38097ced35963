import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError, toError } from '@backstage/errors';
import { setTimeout as pause } from 'node:timers/promises';
import type { EffectKind } from '../domain/types';
import type { ClaimedEffect, EffectStore } from '../store/RequestStore';

/** How long a worker may hold an effect without saying that it is still at it; after that another one takes over. */
const LEASE_MS = 60_000;
const RENEW_EVERY_MS = 20_000;
/** How many are carried out at the same time, so that a slow receiver does not hold up the others. */
const MAX_AT_ONCE = 20;
/** Delay after the first failure; doubled after each further one. */
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60 * 60 * 1_000;
/** About six hours of trying. */
const MAX_ATTEMPTS = 15;
/** How long a stop waits for what is being carried out. */
const STOP_WITHIN_MS = 5_000;

/** Carries out one effect. Must be able to do so twice: delivery is at least once. */
export type EffectChannel = (effect: ClaimedEffect) => Promise<void>;

/** What follows when an effect is not tried again. Must be able to happen twice, too. */
type OnGivenUp = Partial<
  Record<EffectKind, (effect: ClaimedEffect, error: string) => Promise<void>>
>;

/** Works off the outbox after commits: leased, so that several replicas share it, and retried with back-off. */
export class EffectRunner {
  readonly #store: EffectStore;
  readonly #channels: Record<EffectKind, EffectChannel>;
  readonly #onGivenUp: OnGivenUp;
  readonly #clock: () => Date;
  readonly #logger: LoggerService;
  readonly #atWork = new Set<Promise<void>>();
  #starting: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(options: {
    store: EffectStore;
    channels: Record<EffectKind, EffectChannel>;
    onGivenUp?: OnGivenUp;
    clock: () => Date;
    logger: LoggerService;
  }) {
    this.#store = options.store;
    this.#channels = options.channels;
    this.#onGivenUp = options.onGivenUp ?? {};
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  /** Runs everything that is due, to the end. */
  async runDue(): Promise<void> {
    await this.startDue();
    await Promise.all(this.#atWork);
  }

  /** Starts everything that is due; a call during another one makes that look once more. */
  async startDue(): Promise<void> {
    this.#again = true;
    this.#starting ??= this.#start().finally(() => {
      this.#starting = undefined;
    });
    return this.#starting;
  }

  /** Starts nothing more, and waits a moment for what is being carried out. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.race([
      Promise.all(this.#atWork),
      pause(STOP_WITHIN_MS, undefined, { ref: false }),
    ]);
  }

  async #start(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      let started: number;
      do {
        started = await this.#startSome();
      } while (started > 0 && !this.#stopped);
    }
  }

  async #startSome(): Promise<number> {
    if (this.#atWork.size >= MAX_AT_ONCE) {
      await Promise.race(this.#atWork);
    }
    const now = this.#clock();
    const batch = await this.#store.claim({
      now,
      leaseUntil: leaseFrom(now),
      limit: MAX_AT_ONCE - this.#atWork.size,
    });
    for (const effect of batch) {
      const work = this.#run(effect)
        .catch(error => {
          // The outcome could not be noted, so it is tried again when the lease has run out.
          this.#logger.error(
            `The outcome of effect ${effect.idempotencyKey} could not be noted`,
            toError(error),
          );
        })
        .finally(() => this.#atWork.delete(work));
      this.#atWork.add(work);
    }
    return batch.length;
  }

  async #run(effect: ClaimedEffect): Promise<void> {
    if (effect.attempts >= MAX_ATTEMPTS) {
      await this.#giveUp(
        effect,
        `Not carried out in ${effect.attempts} attempts; the last one did not come to an end, as if the process had been stopped in it.`,
      );
      return;
    }
    const renewing = this.#keepLease(effect);
    try {
      await this.#channels[effect.kind](effect);
    } catch (error) {
      await this.#failed(effect, stringifyError(error));
      return;
    } finally {
      clearInterval(renewing);
    }
    await this.#store.complete(effect.id, this.#clock());
  }

  /** What takes long must not be taken over by another worker while it is being carried out. */
  #keepLease(effect: ClaimedEffect): NodeJS.Timeout {
    return setInterval(() => {
      this.#store
        .renew(effect.id, leaseFrom(this.#clock()))
        .catch(error =>
          this.#logger.warn(
            `The lease of effect ${effect.idempotencyKey} could not be renewed`,
            toError(error),
          ),
        );
    }, RENEW_EVERY_MS).unref();
  }

  async #failed(effect: ClaimedEffect, error: string): Promise<void> {
    const attempt = effect.attempts + 1;
    if (attempt >= MAX_ATTEMPTS) {
      await this.#giveUp(effect, error);
      return;
    }
    this.#logger.warn(
      `Effect ${effect.idempotencyKey} failed (attempt ${attempt} of ${MAX_ATTEMPTS}): ${error}`,
    );
    const wait = Math.min(
      FIRST_RETRY_MS * 2 ** effect.attempts,
      LONGEST_RETRY_MS,
    );
    await this.#store.fail(effect.id, {
      error,
      retryAt: new Date(this.#clock().getTime() + wait),
    });
  }

  async #giveUp(effect: ClaimedEffect, error: string): Promise<void> {
    this.#logger.error(
      `Effect ${effect.idempotencyKey} failed (attempt ${MAX_ATTEMPTS} of ${MAX_ATTEMPTS}): ${error}. It is kept and not tried again.`,
    );
    // If this fails, the effect stays leased and it is done again.
    await this.#onGivenUp[effect.kind]?.(effect, error);
    await this.#store.fail(effect.id, { error });
  }
}

function leaseFrom(now: Date): Date {
  return new Date(now.getTime() + LEASE_MS);
}
