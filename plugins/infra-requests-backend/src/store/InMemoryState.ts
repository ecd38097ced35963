import { COMMITTED_STATES } from '@infra-requests/plugin-infra-requests-common';
import { leaseEndOf } from '../domain/decision/running';
import { costsOfThings } from '../domain/decision/spend';
import type {
  EffectDraft,
  HistoryEntryRecord,
  RequestRecord,
  VoteRecord,
} from '../domain/types';
import type { DelegationRecord } from './DelegationStore';
import type { StoredPolicy } from './PolicyStore';
import type { CommittedCostsOptions } from './RequestReadModel';
import type { IdempotencyClaim } from './RequestStore';

export interface StoredRequest {
  request: RequestRecord;
  /** Votes of revisions before the current one. */
  earlierVotes: VoteRecord[];
  entries: HistoryEntryRecord[];
  idempotency?: IdempotencyClaim;
}

export interface StoredEffect extends EffectDraft {
  id: string;
  requestId: string;
  attempts: number;
  availableAt: Date;
  leasedUntil?: Date;
  doneAt?: Date;
  dead: boolean;
  lastError?: string;
  createdAt: Date;
}

/** What the in-memory stores share, as the database stores share a database. Copied on the way in and out. */
export interface InMemoryState {
  requests: Map<string, StoredRequest>;
  effects: StoredEffect[];
  policies: Map<string, StoredPolicy>;
  delegations: Map<string, DelegationRecord>;
  lastNumber: number;
}

export function emptyState(): InMemoryState {
  return {
    requests: new Map(),
    effects: [],
    policies: new Map(),
    delegations: new Map(),
    lastNumber: 0,
  };
}

/** See `RequestReadModel.committedCosts`. */
export function committedCosts(
  state: InMemoryState,
  options: CommittedCostsOptions & { owner: string },
): (string | undefined)[] {
  const committed: readonly string[] = COMMITTED_STATES;
  const requests = [...state.requests.values()]
    .map(({ request }) => request)
    .filter(
      request =>
        request.owner === options.owner &&
        committed.includes(request.state) &&
        request.id !== options.excludeId,
    );
  return costsOfThings(
    requests.map(request => ({
      ...request,
      expiresAt: leaseEndOf(request),
      monthlyCost: request.cost.monthly,
    })),
    options.at,
  );
}
