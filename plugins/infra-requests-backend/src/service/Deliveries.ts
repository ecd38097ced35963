import { ConflictError, NotFoundError } from '@backstage/errors';
import type {
  Effect,
  EffectList,
  EffectState,
} from '@infra-requests/plugin-infra-requests-common';
import type { EffectStore } from '../store/RequestStore';

/**
 * What is still to be told or done after commits and does not get through. Knows nothing of permissions;
 * AuthorizedDeliveryService asks for those before.
 */
export class Deliveries {
  readonly #store: EffectStore;
  readonly #clock: () => Date;
  readonly #onDue: () => void;

  constructor(options: {
    store: EffectStore;
    clock: () => Date;
    /** Called when one has become due, so that it need not wait for the next round. */
    onDue: () => void;
  }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#onDue = options.onDue;
  }

  async list(options: {
    state: EffectState[];
    limit: number;
  }): Promise<EffectList> {
    return this.#store.unsettled(options);
  }

  /** @throws NotFoundError, ConflictError where it has got through or is just being tried. */
  async retry(id: string): Promise<Effect> {
    const effect = await this.#store.retry(id, this.#clock());
    if (effect === undefined) {
      throw new NotFoundError(`There is no delivery ${id}.`);
    }
    if (effect === 'done') {
      throw new ConflictError(
        `Delivery ${id} has got through meanwhile; there is nothing to try again.`,
      );
    }
    if (effect === 'busy') {
      throw new ConflictError(
        `Delivery ${id} is being tried at this moment. Look again in a minute.`,
      );
    }
    this.#onDue();
    return effect;
  }
}
