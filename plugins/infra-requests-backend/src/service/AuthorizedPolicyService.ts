import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  infraRequestsPolicyReadPermission,
  infraRequestsPolicySimulatePermission,
  type Backtest,
  type BacktestInput,
  type PolicyCheck,
  type PolicyDocument,
  type PolicyVersion,
  type RuleUsage,
  type Simulation,
  type SimulationInput,
} from '@infra-requests/plugin-infra-requests-common';
import type { RequestRecord } from '../domain/types';
import type {
  ChangedRequestsPage,
  ChangedRequestsQuery,
} from '../store/BacktestStore';
import { Authorization, type WithCredentials } from './Authorization';
import type { Backtests } from './backtest/Backtests';
import type { PolicyQueries } from './PolicyQueries';
import type { PolicyTrial } from './PolicyTrial';
import type { ReadableRequests } from './ReadableRequests';
import { noSuchRequest, type RequestQueries } from './RequestQueries';

/**
 * Policies behind the permission framework: reading them is one permission, trying a changed one another. Of single
 * requests, a trial shows only those that the caller may read.
 */
export class AuthorizedPolicyService {
  readonly #policies: PolicyQueries;
  readonly #trial: PolicyTrial;
  readonly #backtests: Backtests;
  readonly #requests: RequestQueries;
  readonly #readable: ReadableRequests;
  readonly #authorization: Authorization;

  constructor(options: {
    policies: PolicyQueries;
    trial: PolicyTrial;
    backtests: Backtests;
    queries: RequestQueries;
    readable: ReadableRequests;
    auth: AuthService;
    permissions: PermissionsService;
  }) {
    this.#policies = options.policies;
    this.#trial = options.trial;
    this.#backtests = options.backtests;
    this.#requests = options.queries;
    this.#readable = options.readable;
    this.#authorization = new Authorization(options);
  }

  async document({ credentials }: WithCredentials): Promise<PolicyDocument> {
    await this.#requireRead(credentials);
    return this.#policies.document();
  }

  async usage(
    options: { days: number },
    { credentials }: WithCredentials,
  ): Promise<RuleUsage[]> {
    await this.#requireRead(credentials);
    return this.#policies.usage(options);
  }

  async versions({ credentials }: WithCredentials): Promise<PolicyVersion[]> {
    await this.#requireRead(credentials);
    return this.#policies.versions();
  }

  async version(
    digest: string,
    { credentials }: WithCredentials,
  ): Promise<PolicyDocument> {
    await this.#requireRead(credentials);
    return this.#policies.version(digest);
  }

  async check(
    policy: string,
    { credentials }: WithCredentials,
  ): Promise<PolicyCheck> {
    await this.#requireSimulate(credentials);
    return this.#trial.check(policy);
  }

  async simulate(
    input: SimulationInput,
    { credentials }: WithCredentials,
  ): Promise<Simulation> {
    await this.#requireSimulate(credentials);
    const actor = this.#authorization.actor(credentials);
    return this.#trial.simulate(input, {
      caller: await this.#requests.voter(actor),
      findRequest: given => this.#readableRequest(given, credentials),
    });
  }

  async backtests({ credentials }: WithCredentials): Promise<Backtest[]> {
    await this.#requireSimulate(credentials);
    return this.#backtests.list();
  }

  async startBacktest(
    input: BacktestInput,
    { credentials }: WithCredentials,
  ): Promise<Backtest> {
    await this.#requireSimulate(credentials);
    const { ref } = this.#authorization.actor(credentials);
    return this.#backtests.start(input, { createdBy: ref });
  }

  async backtest(
    id: string,
    { credentials }: WithCredentials,
  ): Promise<Backtest> {
    await this.#requireSimulate(credentials);
    return this.#backtests.get(id);
  }

  async cancelBacktest(
    id: string,
    { credentials }: WithCredentials,
  ): Promise<Backtest> {
    await this.#requireSimulate(credentials);
    return this.#backtests.cancel(id);
  }

  async backtestRequests(
    id: string,
    query: Omit<ChangedRequestsQuery, 'permitted'>,
    { credentials }: WithCredentials,
  ): Promise<ChangedRequestsPage> {
    await this.#requireSimulate(credentials);
    const readable = await this.#readable.by(credentials);
    if (readable === 'none') {
      await this.#backtests.get(id);
      return { items: [] };
    }
    return this.#backtests.requests(id, { ...query, permitted: readable });
  }

  /** The same answer for what does not exist and for what the caller may not see. */
  async #readableRequest(
    given: string,
    credentials: BackstageCredentials,
  ): Promise<RequestRecord> {
    const request = await this.#requests.find(given);
    if (
      !request ||
      !(await this.#authorization.mayRead(request.id, credentials))
    ) {
      throw noSuchRequest(given);
    }
    return request;
  }

  async #requireRead(credentials: BackstageCredentials): Promise<void> {
    await this.#authorization.require(
      infraRequestsPolicyReadPermission,
      credentials,
    );
  }

  async #requireSimulate(credentials: BackstageCredentials): Promise<void> {
    await this.#authorization.require(
      infraRequestsPolicySimulatePermission,
      credentials,
    );
  }
}
