import type {
  Effect,
  EffectState,
} from '@infra-requests/plugin-infra-requests-common';
import type { ReliedOnSpend } from '../domain/decision/spend';
import type {
  EffectDraft,
  HistoryEntryRecord,
  RequestRecord,
} from '../domain/types';

/** A change of one request with everything that must be committed together. */
export interface RequestChange {
  /** The request as it is to be stored; its `version` is the one to write. */
  request: RequestRecord;
  /** New entries, chained onto the stored ones. */
  entries: HistoryEntryRecord[];
  effects: EffectDraft[];
  /** What the decision relies on without anybody looking at it again; must still be so when it is committed. */
  spend?: ReliedOnSpend;
}

/** What makes a repeated submission by the same requester recognisable. */
export interface IdempotencyClaim {
  requester: string;
  key: string;
  /** SHA-256, hex, over the canonical JSON of the submitted body. */
  fingerprint: string;
}

/**
 * The write model: one aggregate, compare-and-swap, state + history + effects in one transaction.
 * Lists and badges are RequestReadModel's.
 */
export interface RequestStore {
  /**
   * Stores a new request (version 1) and assigns its number.
   * @returns undefined, having written nothing, if the spend that it relies on has changed.
   * @throws ConflictError if the idempotency claim is already taken; nothing is written then.
   */
  insert(
    change: RequestChange,
    options?: { idempotency?: IdempotencyClaim },
  ): Promise<RequestRecord | undefined>;

  /** The request, with the votes of its current revision. */
  get(id: string): Promise<RequestRecord | undefined>;

  getMany(ids: string[]): Promise<RequestRecord[]>;

  /**
   * Writes the change if the stored version is still `change.request.version - 1`.
   * @returns false, having written nothing, if another writer was first, or changed the spend that it relies on.
   */
  save(change: RequestChange): Promise<boolean>;

  /** The record, oldest first. */
  history(id: string): Promise<HistoryEntryRecord[]>;

  /** The request that an earlier submission with this key made, with that submission's fingerprint. */
  findByIdempotencyKey(
    requester: string,
    key: string,
  ): Promise<{ id: string; fingerprint: string } | undefined>;
}

/** An effect as claimed by one worker. */
export interface ClaimedEffect extends EffectDraft {
  id: string;
  requestId: string;
  /** How often it was tried before. */
  attempts: number;
}

/** The outbox: effects wait here from the commit until they were carried out. */
export interface EffectStore {
  /**
   * Leases up to `limit` effects that are due (also those whose lease ran out), oldest first. Two workers never
   * hold the same effect at the same time.
   */
  claim(options: {
    now: Date;
    leaseUntil: Date;
    limit: number;
  }): Promise<ClaimedEffect[]>;

  /** Prolongs the lease of what is still being carried out. */
  renew(id: string, leaseUntil: Date): Promise<void>;

  complete(id: string, at: Date): Promise<void>;

  /** Notes a failed attempt; without `retryAt` the effect is dead and stays for an admin to see. */
  fail(id: string, failure: { error: string; retryAt?: Date }): Promise<void>;

  /** What failed and did not get through yet, the latest first, and how many there are. */
  unsettled(options: {
    state: EffectState[];
    limit: number;
  }): Promise<{ items: Effect[]; totalItems: number }>;

  /**
   * Makes an effect due at once, as if it had never been tried.
   * @returns undefined where there is no such effect; changes nothing where it has got through or is being carried out.
   */
  retry(id: string, at: Date): Promise<Effect | 'done' | 'busy' | undefined>;
}
