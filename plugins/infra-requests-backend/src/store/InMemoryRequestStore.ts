import { ConflictError } from '@backstage/errors';
import { addsUpTo } from '../domain/money';
import type { HistoryEntryRecord, RequestRecord } from '../domain/types';
import {
  committedCosts,
  type InMemoryState,
  type StoredRequest,
} from './InMemoryState';
import type {
  IdempotencyClaim,
  RequestChange,
  RequestStore,
} from './RequestStore';

/** RequestStore for tests and trials; passes the same contract suite as the database. */
export class InMemoryRequestStore implements RequestStore {
  readonly #state: InMemoryState;

  constructor(state: InMemoryState) {
    this.#state = state;
  }

  async insert(
    change: RequestChange,
    options: { idempotency?: IdempotencyClaim } = {},
  ): Promise<RequestRecord | undefined> {
    const { idempotency } = options;
    const { requests } = this.#state;
    if (
      idempotency &&
      this.#findClaim(idempotency.requester, idempotency.key)
    ) {
      throw new ConflictError(
        `${idempotency.requester} already submitted a request with the idempotency key '${idempotency.key}'; read that request, or use a new key`,
      );
    }
    if (requests.has(change.request.id)) {
      throw new Error(`Request ${change.request.id} is already stored`);
    }
    this.#refuseDuplicates(change);
    if (!this.#spendHolds(change)) {
      return undefined;
    }

    this.#state.lastNumber += 1;
    const { request, entries, effects } = structuredClone(change);
    request.number = this.#state.lastNumber;
    requests.set(request.id, {
      request,
      entries,
      earlierVotes: [],
      idempotency: structuredClone(idempotency),
    });
    this.#queue(request, effects);
    return structuredClone(request);
  }

  async get(id: string): Promise<RequestRecord | undefined> {
    return structuredClone(this.#state.requests.get(id)?.request);
  }

  async getMany(ids: string[]): Promise<RequestRecord[]> {
    return [...new Set(ids)].flatMap(id => {
      const stored = this.#state.requests.get(id);
      return stored ? [structuredClone(stored.request)] : [];
    });
  }

  async save(change: RequestChange): Promise<boolean> {
    const stored = this.#state.requests.get(change.request.id);
    if (
      !stored ||
      stored.request.version !== change.request.version - 1 ||
      isAlreadyChained(stored, change) ||
      !this.#spendHolds(change)
    ) {
      return false;
    }
    this.#refuseDuplicates(change);

    const { request, entries, effects } = structuredClone(change);
    request.number = stored.request.number;
    stored.earlierVotes = [
      ...stored.earlierVotes,
      ...stored.request.votes,
    ].filter(vote => vote.revision !== request.revision);
    stored.request = request;
    stored.entries.push(...entries);
    this.#queue(request, effects);
    return true;
  }

  #spendHolds({ request, spend }: RequestChange): boolean {
    return (
      !spend ||
      addsUpTo(
        spend.total,
        committedCosts(this.#state, {
          owner: spend.owner,
          at: spend.at,
          excludeId: request.id,
        }),
      )
    );
  }

  async history(id: string): Promise<HistoryEntryRecord[]> {
    const entries = this.#state.requests.get(id)?.entries ?? [];
    return structuredClone(entries).sort((a, b) => a.seq - b.seq);
  }

  async findByIdempotencyKey(
    requester: string,
    key: string,
  ): Promise<{ id: string; fingerprint: string } | undefined> {
    const stored = this.#findClaim(requester, key);
    return (
      stored?.idempotency && {
        id: stored.request.id,
        fingerprint: stored.idempotency.fingerprint,
      }
    );
  }

  #findClaim(requester: string, key: string): StoredRequest | undefined {
    return [...this.#state.requests.values()].find(
      ({ idempotency }) =>
        idempotency?.requester === requester && idempotency.key === key,
    );
  }

  /** What unique indexes refuse in a database. */
  #refuseDuplicates({ request, effects }: RequestChange): void {
    refuseRepeated(
      request.votes.map(
        ({ revision, stage, voter }) => `${revision} ${stage} ${voter}`,
      ),
      `a vote on request ${request.id}`,
    );
    refuseRepeated(
      [...this.#state.effects, ...effects].map(
        ({ idempotencyKey }) => idempotencyKey,
      ),
      `an effect of request ${request.id}`,
    );
  }

  #queue(request: RequestRecord, effects: RequestChange['effects']): void {
    for (const effect of effects) {
      this.#state.effects.push({
        ...effect,
        id: String(this.#state.effects.length + 1),
        requestId: request.id,
        attempts: 0,
        availableAt: request.updatedAt,
        dead: false,
        createdAt: request.updatedAt,
      });
    }
  }
}

function isAlreadyChained(
  stored: StoredRequest,
  change: RequestChange,
): boolean {
  const known = new Set(stored.entries.map(({ seq }) => seq));
  return change.entries.some(({ seq }) => known.has(seq));
}

function refuseRepeated(keys: string[], what: string): void {
  if (new Set(keys).size !== keys.length) {
    throw new Error(`Refused to store ${what} twice`);
  }
}
