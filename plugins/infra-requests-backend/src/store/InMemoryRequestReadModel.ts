import {
  isResolverRef,
  type RuleUsage,
} from '@infra-requests/plugin-infra-requests-common';
import { deadlineOf, nextStepAt } from '../domain/decision/dueSteps';
import { everybodyNamed } from '../domain/decision/everybodyNamed';
import { byDecision, runsAt } from '../domain/decision/running';
import { pendingApprovers, summarize } from '../domain/decision/summary';
import type { PastRequest } from '../domain/typical';
import type { RequestRecord } from '../domain/types';
import { awaitedReviewers } from './awaitedReviewers';
import { isAskedBy, meetsQuery } from './inMemoryConditions';
import {
  committedCosts,
  type InMemoryState,
  type StoredRequest,
} from './InMemoryState';
import {
  costSortKey,
  decodeCursor,
  DEFAULT_ORDER,
  dueSortKey,
  encodeCursor,
  ORDERINGS,
  urgencySortKey,
  type OrderPosition,
} from './requestOrder';
import type {
  CommittedCostsOptions,
  RequestOrder,
  RequestPage,
  RequestQuery,
  RequestReadModel,
  RunningRequest,
} from './RequestReadModel';
import { matchedRules, usageOf } from './ruleUsage';

/** Later than every time that is asked for. */
const NEVER = new Date(8.64e15);

/** RequestReadModel for tests and trials; passes the same contract suite as the database. */
export class InMemoryRequestReadModel implements RequestReadModel {
  readonly #state: InMemoryState;

  constructor(state: InMemoryState) {
    this.#state = state;
  }

  async list(query: RequestQuery): Promise<RequestPage> {
    const order = query.order ?? DEFAULT_ORDER;
    const { direction } = ORDERINGS[order];
    const sign = direction === 'asc' ? 1 : -1;
    const matching = this.#matching(query).map(({ request }) => request);
    const after =
      query.cursor === undefined
        ? undefined
        : decodeCursor(order, query.cursor);
    const left = matching
      .map(request => ({ request, position: positionOf(order, request) }))
      .filter(({ position }) => !after || sign * compare(position, after) > 0)
      .sort((a, b) => sign * compare(a.position, b.position));
    const page = left.slice(0, query.limit);
    const last = page.at(-1);
    return {
      items: page.map(({ request }) => structuredClone(summarize(request))),
      nextCursor:
        left.length > page.length && last
          ? encodeCursor(order, last.position)
          : undefined,
      totalItems: matching.length,
    };
  }

  async count(
    query: Omit<RequestQuery, 'limit' | 'cursor' | 'order'>,
  ): Promise<number> {
    return this.#matching(query).length;
  }

  async dueForSteps(options: { at: Date; limit: number }): Promise<string[]> {
    return this.#requests()
      .map(request => ({ request, at: nextStepAt(request) ?? NEVER }))
      .filter(({ at }) => at <= options.at)
      .sort((a, b) => +a.at - +b.at || a.request.number - b.request.number)
      .slice(0, options.limit)
      .map(({ request }) => request.id);
  }

  async readyForFulfilment(options: {
    types: string[];
    at: Date;
    after?: string;
    limit: number;
  }): Promise<string[]> {
    const { types, at, limit } = options;
    const after = this.#state.requests.get(options.after ?? '')?.request;
    return this.#requests()
      .filter(
        request =>
          request.state === 'approved' &&
          types.includes(request.type) &&
          (request.notBefore === undefined ||
            new Date(request.notBefore) <= at),
      )
      .sort(byDecision)
      .filter(request => !after || byDecision(request, after) > 0)
      .slice(0, limit)
      .map(({ id }) => id);
  }

  async overdueReviews(
    people: string[],
    at: Date,
  ): Promise<{ id: string; number: number }[]> {
    return this.#requests()
      .filter(
        request =>
          people.some(
            ref => isAskedBy(request, ref) || request.editors.includes(ref),
          ) &&
          request.review?.state === 'open' &&
          request.review.dueAt <= at,
      )
      .sort((a, b) => a.number - b.number)
      .map(({ id, number }) => ({ id, number }));
  }

  async pendingResolvers(): Promise<string[]> {
    const refs = this.#requests().flatMap(request => [
      ...pendingApprovers(request),
      ...awaitedReviewers(request),
    ]);
    return [...new Set(refs.filter(isResolverRef))].sort();
  }

  async namedResolvers(): Promise<string[]> {
    const refs = this.#requests().flatMap(everybodyNamed);
    return [...new Set(refs.filter(isResolverRef))].sort();
  }

  async idOf(number: number): Promise<string | undefined> {
    return this.#requests().find(request => request.number === number)?.id;
  }

  async committedCosts(
    owner: string,
    options: CommittedCostsOptions,
  ): Promise<(string | undefined)[]> {
    return committedCosts(this.#state, { owner, ...options });
  }

  async running(
    subject: string,
    at: Date,
  ): Promise<RunningRequest | undefined> {
    const requests = this.#requests();
    const request = requests.find(
      one => one.subject === subject && runsAt(one, requests, at),
    );
    return (
      request &&
      structuredClone({
        id: request.id,
        number: request.number,
        parameters: request.parameters,
        monthlyCost: request.cost.monthly,
        since: request.decidedAt ?? request.submittedAt,
      })
    );
  }

  async lastAsked(requester: string): Promise<Map<string, Date>> {
    const own = this.#requests()
      .filter(request => request.requester === requester)
      .sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime());
    return new Map(own.map(({ type, submittedAt }) => [type, submittedAt]));
  }

  async decided(options: {
    since: Date;
    mostPerType: number;
  }): Promise<PastRequest[]> {
    const { since, mostPerType } = options;
    const latestFirst = this.#requests()
      .filter(({ decidedAt }) => decidedAt && decidedAt >= since)
      .sort((a, b) => byDecision(b, a));
    const seen = new Map<string, number>();
    return latestFirst
      .filter(({ type }) => {
        seen.set(type, (seen.get(type) ?? 0) + 1);
        return seen.get(type)! <= mostPerType;
      })
      .map(request => ({
        type: request.type,
        state: request.state,
        outcome: request.evaluation.outcome,
        tier: request.evaluation.tier,
        submittedAt: request.submittedAt,
        decidedAt: request.decidedAt,
        currency: request.cost.currency,
        monthlyCost: request.cost.monthly,
      }));
  }

  async ruleUsage({ since }: { since: Date }): Promise<RuleUsage[]> {
    const counts = this.#requests()
      .filter(({ submittedAt }) => submittedAt >= since)
      .flatMap(({ evaluation, state }) =>
        matchedRules(evaluation).map(rule => ({
          rule,
          state,
          outcome: evaluation.outcome,
          requests: 1,
        })),
      );
    return usageOf(counts);
  }

  #requests(): RequestRecord[] {
    return [...this.#state.requests.values()].map(({ request }) => request);
  }

  #matching(
    query: Omit<RequestQuery, 'limit' | 'cursor' | 'order'>,
  ): StoredRequest[] {
    const { runningAt } = query;
    return [...this.#state.requests.values()].filter(
      stored =>
        meetsQuery(stored, query) &&
        (!runningAt || runsAt(stored.request, this.#requests(), runningAt)),
    );
  }
}

function positionOf(
  order: RequestOrder,
  request: RequestRecord,
): OrderPosition {
  const { by } = ORDERINGS[order];
  return { key: sortKey(by, request), number: request.number };
}

function sortKey(
  by: (typeof ORDERINGS)[RequestOrder]['by'],
  request: RequestRecord,
): string {
  switch (by) {
    case 'monthlyCost':
      return costSortKey(request.cost.monthly);
    case 'dueAt':
      return dueSortKey(deadlineOf(request));
    case 'urgency':
      return urgencySortKey(request, deadlineOf(request));
    default:
      return request[by].toISOString();
  }
}

function compare(a: OrderPosition, b: OrderPosition): number {
  if (a.key !== b.key) {
    return a.key < b.key ? -1 : 1;
  }
  return a.number - b.number;
}
