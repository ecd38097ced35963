import type {
  Backtest,
  BacktestInput,
  BacktestItem,
  BacktestRequestsQuery,
  BulkVoteInput,
  CommentInput,
  Delegation,
  DelegationInput,
  Effect,
  InfraRequest,
  InfraRequestsApi,
  ListEffectsQuery,
  ListRequestsQuery,
  PolicyCheck,
  PolicyDocument,
  PolicyVersion,
  Preview,
  RequestDraft,
  RequestEdit,
  RequestHistory,
  RequestType,
  ReviewInput,
  RuleUsage,
  Simulation,
  SimulationInput,
  Spend,
  VoteInput,
  VoteOutcome,
} from '@infra-requests/plugin-infra-requests-common';
import { refused } from './refused';
import { PREVIEW, REQUEST_TYPES, historyOf, pendingRequest } from './fixtures';
import {
  BACKTEST_ITEMS,
  CHECK,
  POLICY,
  RULE_USAGE,
  SIMULATION,
  VERSIONS,
  finishedBacktest,
} from './policyFixtures';

type Call = { method: keyof InfraRequestsApi; input: unknown };

/** An API in memory: it remembers what it was asked, and fails where it is told to. */
export class FakeInfraRequestsApi implements InfraRequestsApi {
  types: RequestType[] = REQUEST_TYPES;
  requests: InfraRequest[] = [pendingRequest()];
  policy: PolicyDocument = POLICY;
  usage: RuleUsage[] = RULE_USAGE;
  versions: PolicyVersion[] = VERSIONS;
  checkOf: (policy: string) => PolicyCheck = () => CHECK;
  simulationOf: (input: SimulationInput) => Simulation = () => SIMULATION;
  /** The latest first. */
  backtests: Backtest[] = [];
  backtestItems: BacktestItem[] = BACKTEST_ITEMS;
  previewOf: (draft: RequestDraft) => Preview = () => PREVIEW;
  /** Newest first. */
  delegations: Delegation[] = [];
  /** The latest first. */
  effects: Effect[] = [];
  spend: Omit<Spend, 'owner'> = {
    currency: 'USD',
    monthlySpend: '1284.00',
    monthlyBudget: '6000.00',
    budgetRemaining: '4716.00',
    running: 3,
    unpriced: 0,
  };
  verification: RequestHistory['verification'] = { verified: true };

  readonly calls: Call[] = [];
  readonly #failures = new Map<keyof InfraRequestsApi, Error>();

  constructor(data: Partial<FakeInfraRequestsApi> = {}) {
    Object.assign(this, data);
  }

  /** The next call of a method fails. Until `recover`, so do those after it. */
  fail(method: keyof InfraRequestsApi, error: Error) {
    this.#failures.set(method, error);
  }

  recover(method: keyof InfraRequestsApi) {
    this.#failures.delete(method);
  }

  /** What a method was called with, oldest first. */
  inputsOf(method: keyof InfraRequestsApi): unknown[] {
    return this.calls
      .filter(call => call.method === method)
      .map(({ input }) => input);
  }

  async listRequestTypes() {
    this.#called('listRequestTypes');
    return this.types;
  }

  async getRequestType(id: string) {
    this.#called('getRequestType', id);
    return found(this.types, id, 'request type');
  }

  async preview(draft: RequestDraft) {
    this.#called('preview', draft);
    return this.previewOf(draft);
  }

  async submit(draft: RequestDraft, options?: { idempotencyKey?: string }) {
    this.#called('submit', { draft, ...options });
    const request = pendingRequest({ id: 'new', ...draft });
    this.requests = [request, ...this.requests];
    return request;
  }

  async listRequests(query?: ListRequestsQuery) {
    this.#called('listRequests', query);
    return { items: this.requests };
  }

  async countRequests() {
    this.#called('countRequests');
    return {
      inbox: this.requests.length,
      team: 0,
      mine: 0,
      reviews: 0,
      overdueReviews: 0,
    };
  }

  async getRequest(id: string) {
    this.#called('getRequest', id);
    return found(this.requests, id, 'request');
  }

  async getHistory(id: string) {
    this.#called('getHistory', id);
    const request = await found(this.requests, id, 'request');
    return { items: historyOf(request), verification: this.verification };
  }

  async editRequest(id: string, edit: RequestEdit) {
    this.#called('editRequest', { id, ...edit });
    return found(this.requests, id, 'request');
  }

  async vote(id: string, vote: VoteInput) {
    this.#called('vote', { id, ...vote });
    return found(this.requests, id, 'request');
  }

  async withdrawVote(id: string) {
    this.#called('withdrawVote', id);
    return found(this.requests, id, 'request');
  }

  async cancelRequest(
    id: string,
    options: { reason?: string; keepalive?: boolean } = {},
  ) {
    this.#called('cancelRequest', { id, ...options });
    const request = await found(this.requests, id, 'request');
    const cancelled: InfraRequest = { ...request, state: 'cancelled' };
    this.requests = this.requests.map(one => (one.id === id ? cancelled : one));
    return cancelled;
  }

  async voteOnMany(votes: BulkVoteInput): Promise<VoteOutcome[]> {
    this.#called('voteOnMany', votes);
    return votes.items.map(({ id }) => ({ id, outcome: 'voted' }));
  }

  async reviewRequest(id: string, review: ReviewInput) {
    this.#called('reviewRequest', { id, ...review });
    return found(this.requests, id, 'request');
  }

  async comment(
    id: string,
    { text }: CommentInput,
    options?: { idempotencyKey?: string },
  ) {
    this.#called('comment', { id, text, ...options });
    const request = await found(this.requests, id, 'request');
    return { ...request, comments: (request.comments ?? 0) + 1 };
  }

  async getSpend(owner: string) {
    this.#called('getSpend', owner);
    return { ...this.spend, owner };
  }

  async listDelegations() {
    this.#called('listDelegations');
    return this.delegations;
  }

  async createDelegation(input: DelegationInput): Promise<Delegation> {
    this.#called('createDelegation', input);
    const created: Delegation = {
      id: 'new',
      delegator: 'user:default/ada',
      from: '2026-11-21T09:00:00.000Z',
      state: 'active',
      createdAt: '2026-11-21T09:00:00.000Z',
      ...input,
    };
    this.delegations = [created, ...this.delegations];
    return created;
  }

  async endDelegation(id: string) {
    this.#called('endDelegation', id);
    const ended: Delegation = {
      ...(await found(this.delegations, id, 'delegation')),
      state: 'over',
    };
    this.delegations = this.delegations.map(one =>
      one.id === id ? ended : one,
    );
    return ended;
  }

  async listEffects(query?: ListEffectsQuery) {
    this.#called('listEffects', query);
    return { items: this.effects, totalItems: this.effects.length };
  }

  async retryEffect(id: string) {
    this.#called('retryEffect', id);
    const effect = await found(this.effects, id, 'effect');
    this.effects = this.effects.filter(one => one.id !== id);
    return { ...effect, state: 'waiting' as const };
  }

  async getPolicy() {
    this.#called('getPolicy');
    return this.policy;
  }

  async getPolicyUsage(options?: { days?: number }) {
    this.#called('getPolicyUsage', options);
    return this.usage;
  }

  async listPolicies() {
    this.#called('listPolicies');
    return this.versions;
  }

  async getPolicyVersion(digest: string): Promise<PolicyDocument> {
    this.#called('getPolicyVersion', digest);
    const version = this.versions.find(one => one.digest === digest);
    if (!version) {
      throw await refused(404, `There is no policy ${digest}.`);
    }
    const { findings, rejectedChange, ...policy } = this.policy;
    return {
      ...policy,
      digest,
      activeSince: version.firstActiveAt,
      ...(version.active ? {} : { lastActiveAt: version.lastActiveAt }),
    };
  }

  async checkPolicy(policy: string) {
    this.#called('checkPolicy', policy);
    return this.checkOf(policy);
  }

  async simulate(input: SimulationInput) {
    this.#called('simulate', input);
    return this.simulationOf(input);
  }

  async listBacktests() {
    this.#called('listBacktests');
    return this.backtests;
  }

  async startBacktest(input: BacktestInput) {
    this.#called('startBacktest', input);
    const backtest = finishedBacktest({
      id: 'new',
      state: 'running',
      finishedAt: undefined,
      from: input.from,
      to: input.to,
    });
    this.backtests = [backtest, ...this.backtests];
    return backtest;
  }

  async getBacktest(id: string) {
    this.#called('getBacktest', id);
    return found(this.backtests, id, 'backtest');
  }

  async cancelBacktest(id: string) {
    this.#called('cancelBacktest', id);
    const backtest = await found(this.backtests, id, 'backtest');
    const cancelled: Backtest = { ...backtest, state: 'cancelled' };
    this.backtests = this.backtests.map(one =>
      one.id === id ? cancelled : one,
    );
    return cancelled;
  }

  async listBacktestRequests(id: string, query: BacktestRequestsQuery = {}) {
    this.#called('listBacktestRequests', { id, ...query });
    const { change, from, to } = query;
    const items = this.backtestItems.filter(
      item =>
        (!change ||
          item.change === change ||
          (change === 'laxer' && item.change === 'rejected-now-automatic')) &&
        (!from || item.before === from) &&
        (!to || item.after === to),
    );
    const start = Number(query.cursor ?? 0);
    const end = start + (query.limit ?? 20);
    return {
      items: items.slice(start, end),
      ...(end < items.length ? { nextCursor: String(end) } : {}),
    };
  }

  #called(method: keyof InfraRequestsApi, input?: unknown) {
    this.calls.push({ method, input });
    const failure = this.#failures.get(method);
    if (failure) {
      throw failure;
    }
  }
}

async function found<T extends { id: string }>(
  all: T[],
  id: string,
  what: string,
): Promise<T> {
  const one = all.find(candidate => candidate.id === id);
  if (!one) {
    throw await refused(404, `There is no ${what} ${id}.`);
  }
  return one;
}
