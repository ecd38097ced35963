import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { RuleUsage } from '@infra-requests/plugin-infra-requests-common';
import { involvedPeople } from '../domain/decision/eligibility';
import {
  allApprovers,
  fillingVoters,
  pendingApprovers,
  summarize,
} from '../domain/decision/summary';
import type { RequestRecord } from '../domain/types';
import {
  committedCosts,
  type InMemoryState,
  type StoredRequest,
} from './InMemoryState';
import {
  costSortKey,
  decodeCursor,
  DEFAULT_ORDER,
  encodeCursor,
  ORDERINGS,
  type OrderPosition,
} from './requestOrder';
import type {
  RequestFilter,
  RequestOrder,
  RequestPage,
  RequestQuery,
  RequestReadModel,
  Viewer,
} from './RequestReadModel';
import { matchedRules, usageOf } from './ruleUsage';
import { searchTerms, searchText } from './searchText';

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

  async idOf(number: number): Promise<string | undefined> {
    return [...this.#state.requests.values()].find(
      ({ request }) => request.number === number,
    )?.request.id;
  }

  async committedCosts(
    owner: string,
    options: { excludeId?: string } = {},
  ): Promise<(string | undefined)[]> {
    return committedCosts(this.#state, { owner, ...options });
  }

  async ruleUsage({ since }: { since: Date }): Promise<RuleUsage[]> {
    const counts = [...this.#state.requests.values()]
      .map(({ request }) => request)
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

  #matching(
    query: Omit<RequestQuery, 'limit' | 'cursor' | 'order'>,
  ): StoredRequest[] {
    return [...this.#state.requests.values()].filter(
      stored =>
        isInScope(stored, query.scope, query.viewer) &&
        (!query.permitted || meetsCriteria(stored, query.permitted)) &&
        (['state', 'type', 'environment', 'tier', 'owner'] as const).every(
          key => {
            const values = query[key];
            return !values || meetsFilter(stored, { key, values });
          },
        ) &&
        isFound(stored.request, query.q),
    );
  }
}

function isInScope(
  stored: StoredRequest,
  scope: RequestQuery['scope'],
  viewer: Viewer,
): boolean {
  const { request } = stored;
  switch (scope) {
    case 'mine':
      return [request.requester, request.requestedFor].includes(viewer.ref);
    case 'inbox':
      return (
        waitsFor(request, viewer) &&
        !involvedPeople(request).includes(viewer.ref) &&
        !hasVoted(request, viewer)
      );
    case 'team':
      return waitsFor(request, viewer);
    case 'decided':
      return meetsFilter(stored, { key: 'voter', values: [viewer.ref] });
    case 'all':
      return true;
    default:
      throw new Error(`Unknown scope '${scope satisfies never}'`);
  }
}

function waitsFor(request: RequestRecord, viewer: Viewer): boolean {
  const asked = new Set([viewer.ref, ...viewer.memberships]);
  return pendingApprovers(request).some(ref => asked.has(ref));
}

/** Voted on the active stage, or fills a requirement where nobody may fill two. */
function hasVoted(request: RequestRecord, viewer: Viewer): boolean {
  return (
    request.votes.some(
      vote => vote.voter === viewer.ref && vote.stage === request.activeStage,
    ) ||
    (request.evaluation.distinct && fillingVoters(request).includes(viewer.ref))
  );
}

/** Whether somebody to whom a permission policy shows this much may see a request. */
export function meetsCriteria(
  stored: StoredRequest,
  criteria: PermissionCriteria<RequestFilter>,
): boolean {
  if ('anyOf' in criteria) {
    return criteria.anyOf.some(one => meetsCriteria(stored, one));
  }
  if ('allOf' in criteria) {
    return criteria.allOf.every(one => meetsCriteria(stored, one));
  }
  if ('not' in criteria) {
    return !meetsCriteria(stored, criteria.not);
  }
  return meetsFilter(stored, criteria);
}

function meetsFilter(stored: StoredRequest, filter: RequestFilter): boolean {
  return valuesOf(stored, filter.key).some(value =>
    filter.values.includes(value),
  );
}

function valuesOf(
  { request, earlierVotes }: StoredRequest,
  key: RequestFilter['key'],
): string[] {
  switch (key) {
    case 'requestedFor':
      return request.requestedFor === undefined ? [] : [request.requestedFor];
    case 'environment':
      return request.environment === undefined ? [] : [request.environment];
    case 'approver':
      return allApprovers(request);
    case 'voter':
      return [...earlierVotes, ...request.votes].map(({ voter }) => voter);
    case 'tier':
      return [request.evaluation.tier.id];
    default:
      return [request[key]];
  }
}

function isFound(request: RequestRecord, q: string | undefined): boolean {
  const text = searchText(request);
  return searchTerms(q).every(
    term => text.includes(term.text) || term.number === request.number,
  );
}

function positionOf(
  order: RequestOrder,
  request: RequestRecord,
): OrderPosition {
  const { by } = ORDERINGS[order];
  const key =
    by === 'monthlyCost'
      ? costSortKey(request.cost.monthly)
      : request[by].toISOString();
  return { key, number: request.number };
}

function compare(a: OrderPosition, b: OrderPosition): number {
  if (a.key !== b.key) {
    return a.key < b.key ? -1 : 1;
  }
  return a.number - b.number;
}
