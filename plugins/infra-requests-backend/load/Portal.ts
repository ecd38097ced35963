import { mockCredentials } from '@backstage/backend-test-utils';
import type { Chance } from './Chance';
import type { Cluster } from './Cluster';

/** What came of a call. Without a status nobody knows, because its instance died. */
export interface Answer<T> {
  status?: number;
  body?: T;
}

/** How often a call is made again by people whose instance died. */
const MAX_TRIES = 20;

/** The HTTP API as people reach it: through whichever instance is up. */
export class Portal {
  readonly #cluster: Cluster;
  readonly #chance: Chance;

  constructor(cluster: Cluster, chance: Chance) {
    this.#cluster = cluster;
    this.#chance = chance;
  }

  /** One call to one instance. */
  async call<T>(
    person: string,
    method: string,
    path: string,
    options: { body?: object; headers?: Record<string, string> } = {},
  ): Promise<Answer<T>> {
    const url = this.#chance.of(this.#cluster.urls());
    try {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          Authorization: mockCredentials.user.header(person),
          'Content-Type': 'application/json',
          ...options.headers,
        },
        body: options.body && JSON.stringify(options.body),
      });
      return { status: response.status, body: (await response.json()) as T };
    } catch {
      return {};
    }
  }

  /** Makes a call, which may be made again, until it is answered. */
  async untilAnswered<T>(
    ...call: Parameters<Portal['call']>
  ): Promise<{ status: number; body: T }> {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      const { status, body } = await this.call<T>(...call);
      if (status !== undefined) {
        return { status, body: body as T };
      }
    }
    throw new Error(
      `${call[1]} ${call[2]} was not answered in ${MAX_TRIES} tries`,
    );
  }
}
