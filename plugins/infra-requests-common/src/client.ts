import { ResponseError } from '@backstage/errors';
import type {
  Backtest,
  BacktestInput,
  BacktestItem,
  CommentInput,
  Delegation,
  DelegationInput,
  Effect,
  EffectList,
  InfraRequest,
  PolicyCheck,
  PolicyDocument,
  PolicyVersion,
  Preview,
  RequestCounts,
  RequestDraft,
  RequestEdit,
  RequestHistory,
  RequestList,
  RequestType,
  ReviewInput,
  RuleUsage,
  Simulation,
  SimulationInput,
  Spend,
  VoteInput,
  VoteOutcome,
} from './api';
import type { paths } from './api.generated';

/**
 * Filters, order and page of a list of requests.
 * @public
 */
export type ListRequestsQuery = NonNullable<
  paths['/requests']['get']['parameters']['query']
>;

/**
 * Filters and page of the requests that a backtest would judge otherwise.
 * @public
 */
export type BacktestRequestsQuery = NonNullable<
  paths['/policy/backtest/{id}/requests']['get']['parameters']['query']
>;

/**
 * Filters of what does not get through after commits.
 * @public
 */
export type ListEffectsQuery = NonNullable<
  paths['/effects']['get']['parameters']['query']
>;

/**
 * The same vote on several requests.
 * @public
 */
export type BulkVoteInput =
  paths['/votes']['post']['requestBody']['content']['application/json'];

/**
 * The HTTP API of Infra Requests, a method per call. Every method throws the `ResponseError` of
 * `@backstage/errors` when the server refuses; its `cause` carries the server's error name and message.
 * @public
 */
export interface InfraRequestsApi {
  listRequestTypes(): Promise<RequestType[]>;
  getRequestType(id: string): Promise<RequestType>;
  /** `signal` cancels a preview that a newer one has replaced. */
  preview(
    draft: RequestDraft,
    options?: { signal?: AbortSignal },
  ): Promise<Preview>;
  /** With an `idempotencyKey`, a repeated call answers with the request that the first one made. */
  submit(
    draft: RequestDraft,
    options?: { idempotencyKey?: string },
  ): Promise<InfraRequest>;
  listRequests(query?: ListRequestsQuery): Promise<RequestList>;
  countRequests(): Promise<RequestCounts>;
  getRequest(id: string): Promise<InfraRequest>;
  getHistory(id: string): Promise<RequestHistory>;
  editRequest(id: string, edit: RequestEdit): Promise<InfraRequest>;
  vote(id: string, vote: VoteInput): Promise<InfraRequest>;
  withdrawVote(id: string): Promise<InfraRequest>;
  /** `keepalive` sends it even where the page is being left. */
  cancelRequest(
    id: string,
    options?: { reason?: string; keepalive?: boolean },
  ): Promise<InfraRequest>;
  voteOnMany(votes: BulkVoteInput): Promise<VoteOutcome[]>;
  /** The look back at an approval in an emergency. */
  reviewRequest(id: string, review: ReviewInput): Promise<InfraRequest>;
  /** Says something about a request; mentioned people and groups are told. With an `idempotencyKey`, once for all calls. */
  comment(
    id: string,
    comment: CommentInput,
    options?: { idempotencyKey?: string },
  ): Promise<InfraRequest>;
  /** What an owner, such as `group:default/payments`, has running in a month. */
  getSpend(owner: string): Promise<Spend>;
  /** By the caller and to the caller, newest first. */
  listDelegations(): Promise<Delegation[]>;
  createDelegation(input: DelegationInput): Promise<Delegation>;
  /** Ends it at once, or keeps it from beginning. */
  endDelegation(id: string): Promise<Delegation>;
  listEffects(query?: ListEffectsQuery): Promise<EffectList>;
  retryEffect(id: string): Promise<Effect>;
  getPolicy(): Promise<PolicyDocument>;
  /** How often each rule matched in the last days; 30 unless given. */
  getPolicyUsage(options?: { days?: number }): Promise<RuleUsage[]>;
  /** Every policy that was ever active, the latest first. */
  listPolicies(): Promise<PolicyVersion[]>;
  getPolicyVersion(digest: string): Promise<PolicyDocument>;
  /** `signal` cancels a check that a newer one has replaced. */
  checkPolicy(
    policy: string,
    options?: { signal?: AbortSignal },
  ): Promise<PolicyCheck>;
  simulate(input: SimulationInput): Promise<Simulation>;
  listBacktests(): Promise<Backtest[]>;
  startBacktest(input: BacktestInput): Promise<Backtest>;
  getBacktest(id: string): Promise<Backtest>;
  cancelBacktest(id: string): Promise<Backtest>;
  listBacktestRequests(
    id: string,
    query?: BacktestRequestsQuery,
  ): Promise<{ items: BacktestItem[]; nextCursor?: string }>;
}

type Call = {
  method?: 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  keepalive?: boolean;
};

/**
 * {@link InfraRequestsApi} over `fetch`, for browsers and for Node.js.
 * @public
 */
export class InfraRequestsClient implements InfraRequestsApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  async listRequestTypes() {
    const { items } = await this.#call<{ items: RequestType[] }>(
      '/request-types',
    );
    return items;
  }

  async getRequestType(id: string) {
    return this.#call<RequestType>(`/request-types/${encodeURIComponent(id)}`);
  }

  async preview(draft: RequestDraft, options?: { signal?: AbortSignal }) {
    return this.#call<Preview>('/preview', {
      method: 'POST',
      body: draft,
      signal: options?.signal,
    });
  }

  async submit(draft: RequestDraft, options?: { idempotencyKey?: string }) {
    return this.#call<InfraRequest>('/requests', {
      method: 'POST',
      body: draft,
      headers: keyed(options),
    });
  }

  async listRequests(query: ListRequestsQuery = {}) {
    return this.#call<RequestList>(`/requests${searchOf(query)}`);
  }

  async countRequests() {
    return this.#call<RequestCounts>('/requests/counts');
  }

  async getRequest(id: string) {
    return this.#call<InfraRequest>(`/requests/${encodeURIComponent(id)}`);
  }

  async getHistory(id: string) {
    return this.#call<RequestHistory>(
      `/requests/${encodeURIComponent(id)}/history`,
    );
  }

  async editRequest(id: string, edit: RequestEdit) {
    return this.#call<InfraRequest>(`/requests/${encodeURIComponent(id)}`, {
      method: 'PATCH',
      body: edit,
    });
  }

  async vote(id: string, vote: VoteInput) {
    return this.#call<InfraRequest>(
      `/requests/${encodeURIComponent(id)}/votes`,
      { method: 'POST', body: vote },
    );
  }

  async withdrawVote(id: string) {
    return this.#call<InfraRequest>(
      `/requests/${encodeURIComponent(id)}/votes/mine`,
      { method: 'DELETE' },
    );
  }

  async cancelRequest(
    id: string,
    options: { reason?: string; keepalive?: boolean } = {},
  ) {
    const { keepalive, ...body } = options;
    return this.#call<InfraRequest>(
      `/requests/${encodeURIComponent(id)}/cancel`,
      { method: 'POST', body, keepalive },
    );
  }

  async voteOnMany(votes: BulkVoteInput) {
    const { items } = await this.#call<{ items: VoteOutcome[] }>('/votes', {
      method: 'POST',
      body: votes,
    });
    return items;
  }

  async reviewRequest(id: string, review: ReviewInput) {
    return this.#call<InfraRequest>(
      `/requests/${encodeURIComponent(id)}/review`,
      { method: 'POST', body: review },
    );
  }

  async comment(
    id: string,
    comment: CommentInput,
    options?: { idempotencyKey?: string },
  ) {
    return this.#call<InfraRequest>(
      `/requests/${encodeURIComponent(id)}/comments`,
      { method: 'POST', body: comment, headers: keyed(options) },
    );
  }

  async getSpend(owner: string) {
    return this.#call<Spend>(`/spend${searchOf({ owner })}`);
  }

  async listDelegations() {
    const { items } = await this.#call<{ items: Delegation[] }>('/delegations');
    return items;
  }

  async createDelegation(input: DelegationInput) {
    return this.#call<Delegation>('/delegations', {
      method: 'POST',
      body: input,
    });
  }

  async endDelegation(id: string) {
    return this.#call<Delegation>(`/delegations/${encodeURIComponent(id)}`, {
      method: 'DELETE',
    });
  }

  async listEffects(query: ListEffectsQuery = {}) {
    return this.#call<EffectList>(`/effects${searchOf(query)}`);
  }

  async retryEffect(id: string) {
    return this.#call<Effect>(`/effects/${encodeURIComponent(id)}/retry`, {
      method: 'POST',
    });
  }

  async getPolicy() {
    return this.#call<PolicyDocument>('/policy');
  }

  async getPolicyUsage(options: { days?: number } = {}) {
    const { items } = await this.#call<{ items: RuleUsage[] }>(
      `/policy/usage${searchOf(options)}`,
    );
    return items;
  }

  async listPolicies() {
    const { items } = await this.#call<{ items: PolicyVersion[] }>('/policies');
    return items;
  }

  async getPolicyVersion(digest: string) {
    return this.#call<PolicyDocument>(
      `/policies/${encodeURIComponent(digest)}`,
    );
  }

  async checkPolicy(policy: string, options?: { signal?: AbortSignal }) {
    return this.#call<PolicyCheck>('/policy/check', {
      method: 'POST',
      body: { policy },
      signal: options?.signal,
    });
  }

  async simulate(input: SimulationInput) {
    return this.#call<Simulation>('/policy/simulate', {
      method: 'POST',
      body: input,
    });
  }

  async listBacktests() {
    const { items } = await this.#call<{ items: Backtest[] }>(
      '/policy/backtest',
    );
    return items;
  }

  async startBacktest(input: BacktestInput) {
    return this.#call<Backtest>('/policy/backtest', {
      method: 'POST',
      body: input,
    });
  }

  async getBacktest(id: string) {
    return this.#call<Backtest>(`/policy/backtest/${encodeURIComponent(id)}`);
  }

  async cancelBacktest(id: string) {
    return this.#call<Backtest>(
      `/policy/backtest/${encodeURIComponent(id)}/cancel`,
      { method: 'POST' },
    );
  }

  async listBacktestRequests(id: string, query: BacktestRequestsQuery = {}) {
    return this.#call<{ items: BacktestItem[]; nextCursor?: string }>(
      `/policy/backtest/${encodeURIComponent(id)}/requests${searchOf(query)}`,
    );
  }

  async #call<T>(path: string, call: Call = {}): Promise<T> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('infra-requests');
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, {
      method: call.method ?? 'GET',
      headers: {
        ...(call.body === undefined
          ? {}
          : { 'Content-Type': 'application/json' }),
        ...call.headers,
      },
      body: call.body === undefined ? undefined : JSON.stringify(call.body),
      signal: call.signal,
      keepalive: call.keepalive,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return (await response.json()) as T;
  }
}

function searchOf(query: object): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== '') {
        search.append(key, String(one));
      }
    }
  }
  return search.toString() ? `?${search}` : '';
}

function keyed(options?: { idempotencyKey?: string }): Record<string, string> {
  return options?.idempotencyKey
    ? { 'Idempotency-Key': options.idempotencyKey }
    : {};
}
