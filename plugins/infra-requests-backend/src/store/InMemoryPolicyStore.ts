import type { JsonObject } from '@backstage/types';
import type { InMemoryState } from './InMemoryState';
import type { PolicyStore, PolicyTimes, StoredPolicy } from './PolicyStore';

/** PolicyStore for tests and trials; passes the same contract suite as the database. */
export class InMemoryPolicyStore implements PolicyStore {
  readonly #policies: InMemoryState['policies'];

  constructor(state: InMemoryState) {
    this.#policies = state.policies;
  }

  async activate(policy: {
    digest: string;
    document: JsonObject;
    at: Date;
    previous?: string;
  }): Promise<void> {
    const { digest, document, at, previous } = structuredClone(policy);
    if (previous !== undefined && previous !== digest) {
      this.#advance(previous, at);
    }
    const known = this.#policies.get(digest);
    if (!known) {
      this.#policies.set(digest, {
        digest,
        document,
        firstActiveAt: at,
        lastActiveAt: at,
        activeSince: at,
        rules: Array.isArray(document.rules)
          ? document.rules.length
          : undefined,
      });
      return;
    }
    const anotherWasActiveSince = [...this.#policies.values()].some(
      other => other.lastActiveAt > known.lastActiveAt,
    );
    if (anotherWasActiveSince) {
      known.activeSince = at;
    }
    this.#advance(digest, at);
  }

  async stillActive(digest: string, at: Date): Promise<void> {
    this.#advance(digest, at);
  }

  async get(digest: string): Promise<StoredPolicy | undefined> {
    return structuredClone(this.#policies.get(digest));
  }

  async list(): Promise<PolicyTimes[]> {
    return [...this.#policies.values()]
      .map(({ document, ...times }) => structuredClone(times))
      .sort(
        (a, b) =>
          b.lastActiveAt.getTime() - a.lastActiveAt.getTime() ||
          b.activeSince.getTime() - a.activeSince.getTime() ||
          (a.digest < b.digest ? -1 : 1),
      );
  }

  #advance(digest: string, at: Date): void {
    const known = this.#policies.get(digest);
    if (known && known.lastActiveAt < at) {
      known.lastActiveAt = new Date(at);
    }
  }
}
