import type { SignalApi } from '@backstage/plugin-signals-react';
import type { JsonObject } from '@backstage/types';
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
    await act(async () =>
      this.#listeners.forEach(tell => tell({ requestId, action: 'edited' })),
    );
  }
}
