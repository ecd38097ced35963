import type { ImportSession } from '@infra-requests/plugin-infra-requests-node';
import { nextStepAt } from '../domain/decision/dueSteps';
import { RequestService, type RequestServiceOptions } from './RequestService';

/** The request service at times that are over, telling nobody. */
export class Past {
  readonly #options: RequestServiceOptions;
  readonly #imported = new Set<string>();

  constructor(options: RequestServiceOptions) {
    this.#options = options;
  }

  session(person: string, at: Date): ImportSession {
    const actor = { kind: 'user' as const, ref: person };
    const service = this.#serviceAt(at);
    const then = async <T>(id: string, command: () => Promise<T>) => {
      await this.#letTimePass(id, at);
      return command();
    };
    return {
      submit: async (draft, { agent } = {}) => {
        const request = await service.submit(draft, { actor, agent });
        this.#imported.add(request.id);
        return request;
      },
      edit: (id, edit) => then(id, () => service.edit(id, edit, { actor })),
      vote: (id, vote) => then(id, () => service.vote(id, vote, { actor })),
      cancel: (id, input = {}) =>
        then(id, () => service.cancel(id, input, { actor })),
      comment: (id, comment) =>
        then(id, () => service.comment(id, comment, { actor })),
      review: (id, review) =>
        then(id, () => service.review(id, review, { actor })),
      expire: id => then(id, () => service.advance(id, { kind: 'expire' })),
      startFulfilment: id =>
        then(id, () => service.advance(id, { kind: 'start-fulfilment' })),
      completeFulfilment: id =>
        then(id, () => service.advance(id, { kind: 'complete-fulfilment' })),
      failFulfilment: (id, { reason }) =>
        then(id, () =>
          service.advance(id, { kind: 'fail-fulfilment', reason }),
        ),
    };
  }

  /** Brings all that was imported from its last event to the present. */
  async catchUp(now: Date): Promise<void> {
    for (const id of this.#imported) {
      await this.#letTimePass(id, now);
    }
  }

  /** Takes what is due by then step by step, each at its own time. */
  async #letTimePass(id: string, until: Date): Promise<void> {
    const { store } = this.#options;
    let before: Date | undefined;
    for (;;) {
      const request = await store.get(id);
      const next = request && nextStepAt(request);
      if (!next || next > until || (before && next <= before)) {
        return;
      }
      await this.#serviceAt(next).runDueSteps(id);
      before = next;
    }
  }

  #serviceAt(at: Date): RequestService {
    return new RequestService({
      ...this.#options,
      clock: () => at,
      quiet: true,
      onCommitted: undefined,
    });
  }
}
