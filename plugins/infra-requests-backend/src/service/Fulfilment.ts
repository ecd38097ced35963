import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { holdOf } from '../domain/decision/hold';
import type { RequestRecord } from '../domain/types';
import type { RequestReadModel } from '../store/RequestReadModel';
import type { RequestStore } from '../store/RequestStore';
import type { ActiveConfiguration } from './ActivePolicy';
import type { RequestService } from './RequestService';

const BATCH_SIZE = 50;

const CATALOG_AWAY =
  'The catalog cannot be asked who takes part in it. It is tried again.';

const TYPE_GONE =
  'Its request type is not offered any more. Ask your platform team to offer it again, or cancel the request.';

const SOMETHING_ELSE =
  'It could not be judged again before it is carried out. The log of the portal says why. It is tried again.';

/** Sees to it that what is approved is carried out once nothing holds it back; only for types that somebody carries out. */
export class Fulfilment {
  readonly #types: ReadonlyMap<string, unknown>;
  readonly #configuration: () => ActiveConfiguration;
  readonly #service: Pick<RequestService, 'startFulfilment' | 'noteDelay'>;
  readonly #store: Pick<RequestStore, 'get' | 'getMany'>;
  readonly #readModel: Pick<RequestReadModel, 'readyForFulfilment'>;
  readonly #clock: () => Date;
  readonly #logger: LoggerService;
  /** Why requests could not be started last time, so that it is logged once and not at every look. */
  readonly #logged = new Map<string, string>();

  constructor(options: {
    /** By what is carried out. */
    types: ReadonlyMap<string, unknown>;
    configuration: () => ActiveConfiguration;
    service: Pick<RequestService, 'startFulfilment' | 'noteDelay'>;
    store: Pick<RequestStore, 'get' | 'getMany'>;
    readModel: Pick<RequestReadModel, 'readyForFulfilment'>;
    clock: () => Date;
    logger: LoggerService;
  }) {
    this.#types = options.types;
    this.#configuration = options.configuration;
    this.#service = options.service;
    this.#store = options.store;
    this.#readModel = options.readModel;
    this.#clock = options.clock;
    this.#logger = options.logger;
  }

  /** Starts everything that waits for it. What cannot be started now is tried again next time. */
  async startReady({ signal }: { signal?: AbortSignal } = {}): Promise<void> {
    let after: string | undefined;
    let ids: string[];
    do {
      ids = await this.#readModel.readyForFulfilment({
        types: [...this.#types.keys()],
        at: this.#clock(),
        after,
        limit: BATCH_SIZE,
      });
      for (const request of await this.#store.getMany(ids)) {
        if (signal?.aborted) {
          return;
        }
        await this.startIfReady(request);
      }
      after = ids[ids.length - 1];
    } while (ids.length === BATCH_SIZE);
  }

  /** Starts a request that was just approved, if there is nothing to wait for. Never throws. */
  async startIfReady(request: RequestRecord): Promise<void> {
    const isReady =
      request.state === 'approved' &&
      this.#types.has(request.type) &&
      !holdOf(request, {
        policy: this.#configuration().policy,
        now: this.#clock(),
      });
    if (!isReady) {
      return;
    }
    try {
      await this.#service.startFulfilment(request.id);
      this.#logged.delete(request.id);
    } catch (error) {
      await this.#noteUnlessMovedOn(request, toError(error));
    }
  }

  async #noteUnlessMovedOn(
    request: RequestRecord,
    error: Error,
  ): Promise<void> {
    const { id, number } = request;
    const current = await this.#store.get(id).catch(() => request);
    if (current?.state !== 'approved') {
      this.#logged.delete(id);
      return;
    }
    if (this.#logged.get(id) !== error.message) {
      this.#logged.set(id, error.message);
      this.#logger.warn(
        `Request #${number} is approved and cannot be carried out yet; it is tried again`,
        error,
      );
    }
    try {
      await this.#service.noteDelay(id, reasonFor(error));
    } catch (failure) {
      this.#logger.warn(
        `That request #${number} waits could not be recorded; its page does not say why until that works`,
        toError(failure),
      );
    }
  }
}

/** What is said of it to the people of a request. The details of what failed are for those who read the log. */
function reasonFor({ name, message }: Error): string {
  switch (name) {
    case 'ConflictError':
      return message;
    case 'ServiceUnavailableError':
      return CATALOG_AWAY;
    case 'InputError':
      return TYPE_GONE;
    default:
      return SOMETHING_ELSE;
  }
}
