import type { SignalApi } from '@backstage/plugin-signals-react';
import type { JsonObject } from '@backstage/types';
import type { InfraRequestsSignal } from '@infra-requests/plugin-infra-requests-common';
import { act } from '@testing-library/react';

/** The server's signals, sent by hand. */
export class FakeSignals implements SignalApi {
  readonly #listeners = new Set<(message: JsonObject) => void>();

  subscribe<T extends JsonObject>(_: string, onMessage: (message: T) => void) {
    const listener = onMessage as (message: JsonObject) => void;
    this.#listeners.add(listener);
    return { unsubscribe: () => void this.#listeners.delete(listener) };
  }

  /** Says that a request changed. */
  async send(requestId: string) {
    await this.#tell({ requestId, action: 'edited' });
  }

  /** Says that another policy is active, or that a change was not taken over. */
  async sendPolicy(policyDigest: string) {
    await this.#tell({ policyDigest, action: 'policy' });
  }

  /** Says that somebody delegated, or no longer does. */
  async sendDelegation() {
    await this.#tell({ action: 'delegation' });
  }

  async #tell(message: InfraRequestsSignal) {
    await act(async () => this.#listeners.forEach(tell => tell(message)));
  }
}
