import { isError } from '@backstage/errors';
import type {
  ApprovedRequest,
  Fulfiller,
} from '@infra-requests/plugin-infra-requests-node';
import type { HistoryEntryRecord, RequestRecord } from '../domain/types';
import type { RequestService } from '../service/RequestService';
import type { ClaimedEffect, RequestStore } from '../store/RequestStore';
import type { EffectChannel } from './EffectRunner';

const FULFILMENT_ACTIONS: ReadonlySet<string> = new Set([
  'fulfilment-started',
  'fulfilled',
  'fulfilment-failed',
]);

type Service = Pick<
  RequestService,
  'advance' | 'startFulfilment' | 'confirmFulfilment'
>;

/** How long what was judged when a fulfilment began is taken as it was. */
const JUDGED_FOR_MS = 60_000;

/** A fulfilment that has begun, where nothing has happened to it since. */
interface Begun {
  request: RequestRecord;
  /** The last thing that happened to it. */
  last: HistoryEntryRecord;
}

/** Has approved requests carried out by whoever does that for their type, and records how it ended. */
export class FulfilmentChannel {
  readonly #fulfillers: ReadonlyMap<string, Fulfiller>;
  readonly #store: Pick<RequestStore, 'get' | 'history'>;
  readonly #service: Service;
  readonly #clock: () => Date;

  constructor(options: {
    fulfillers: ReadonlyMap<string, Fulfiller>;
    store: Pick<RequestStore, 'get' | 'history'>;
    service: Service;
    clock: () => Date;
  }) {
    this.#fulfillers = options.fulfillers;
    this.#store = options.store;
    this.#service = options.service;
    this.#clock = options.clock;
  }

  readonly carryOut: EffectChannel = async effect => {
    const begun = await this.#begun(effect);
    if (begun && (await this.#isToBeginAnew(effect, begun))) {
      await this.#service.startFulfilment(effect.requestId);
      return;
    }
    if (begun?.request.state !== 'fulfilling') {
      return;
    }
    const { request } = begun;
    const fulfiller = this.#fulfillers.get(request.type);
    if (!fulfiller) {
      throw new Error(
        `Nothing is installed that carries out requests of type ${request.type}. Install its module again, or the request fails after some hours.`,
      );
    }
    try {
      await fulfiller.fulfil({
        request: approved(request),
        idempotencyKey: effect.idempotencyKey,
      });
    } catch (error) {
      if (!isError(error) || error.name !== 'FulfilmentError') {
        throw error;
      }
      await this.#service.advance(request.id, {
        kind: 'fail-fulfilment',
        reason: error.message,
      });
      return;
    }
    await this.#service.advance(request.id, { kind: 'complete-fulfilment' });
  };

  /** After the last attempt the people who asked are told, instead of waiting for ever. */
  readonly giveUp = async (
    effect: ClaimedEffect,
    error: string,
  ): Promise<void> => {
    const begun = await this.#begun(effect);
    if (begun?.request.state === 'fulfilling') {
      await this.#service.advance(effect.requestId, {
        kind: 'fail-fulfilment',
        reason: `It was tried many times. The last time: ${error}`,
        givenUp: true,
      });
    }
  };

  /** Whether it was given up or is given up now, so that it is another fulfilment of what may have changed since. */
  async #isToBeginAnew(
    { attempts }: ClaimedEffect,
    { request, last }: Begun,
  ): Promise<boolean> {
    if (request.state !== 'fulfilling') {
      return request.state === 'failed' && last.data.givenUp === true;
    }
    const age = this.#clock().getTime() - new Date(last.at).getTime();
    if (attempts === 0 && age <= JUDGED_FOR_MS) {
      return false;
    }
    const { state } = await this.#service.confirmFulfilment(request.id);
    return state === 'failed';
  }

  /** What this effect stands for; undefined where another fulfilment of the request has begun since. */
  async #begun(effect: ClaimedEffect): Promise<Begun | undefined> {
    const [request, history] = await Promise.all([
      this.#store.get(effect.requestId),
      this.#store.history(effect.requestId),
    ]);
    const ofFulfilment = history.filter(({ action }) =>
      FULFILMENT_ACTIONS.has(action),
    );
    const starts = ofFulfilment.filter(
      ({ action }) => action === 'fulfilment-started',
    );
    const isCurrent = starts
      .slice(-1)
      .some(({ seq }) => seq === effect.payload.seq);
    const last = ofFulfilment[ofFulfilment.length - 1];
    return request && isCurrent ? { request, last } : undefined;
  }
}

function approved(request: RequestRecord): ApprovedRequest {
  return {
    id: request.id,
    number: request.number,
    revision: request.revision,
    digest: request.digest,
    type: request.type,
    action: request.action,
    environment: request.environment,
    owner: request.owner,
    requester: request.requester,
    // What a fulfiller does to what it is told must not change what was approved.
    parameters: structuredClone(request.parameters),
  };
}
