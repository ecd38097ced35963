import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import {
  isResolverRef,
  type RuleUsage,
} from '@infra-requests/plugin-infra-requests-common';
import { whyUnusable } from '../domain/decision/authority';
import { deadlineOf, nextStepAt } from '../domain/decision/dueSteps';
import { everybodyNamed } from '../domain/decision/everybodyNamed';
import { involvedPeople } from '../domain/decision/involvement';
import {
  fillingVoters,
  pendingApprovers,
  spokenFor,
  summarize,
} from '../domain/decision/summary';
import type { RequestRecord } from '../domain/types';
import { awaitedReviewers } from './awaitedReviewers';
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
  RequestFilter,
  RequestOrder,
  RequestPage,
  RequestQuery,
  RequestReadModel,
  Viewer,
} from './RequestReadModel';
import { matchedRules, usageOf } from './ruleUsage';
import { searchTerms, searchText } from './searchText';

/** Later than every time that is asked for. */
const NEVER = new Date(8.64e15);

type Person = Pick<Viewer, 'ref' | 'memberships'>;

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
    options: { excludeId?: string } = {},
  ): Promise<(string | undefined)[]> {
    return committedCosts(this.#state, { owner, ...options });
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
      return isAskedBy(request, viewer.ref);
    case 'inbox':
      return (
        !involvedPeople(request).includes(viewer.ref) &&
        !hasVoted(request, viewer.ref) &&
        !spokenFor(request).includes(viewer.ref) &&
        (waitsFor(request, viewer) ||
          (viewer.delegators ?? []).some(one =>
            waitsThrough(request, { delegator: one, delegate: viewer.ref }),
          ))
      );
    case 'team':
      return waitsFor(request, viewer);
    case 'decided':
      return meetsFilter(stored, { key: 'voter', values: [viewer.ref] });
    case 'reviews':
      return (
        !involvedPeople(request).includes(viewer.ref) &&
        !request.review?.approvedBy.includes(viewer.ref) &&
        isAmong(awaitedReviewers(request), viewer)
      );
    case 'all':
      return true;
    default:
      throw new Error(`Unknown scope '${scope satisfies never}'`);
  }
}

function isAskedBy(request: RequestRecord, ref: string): boolean {
  return [request.requester, request.requestedFor].includes(ref);
}

function waitsFor(request: RequestRecord, person: Person): boolean {
  return isAmong(pendingApprovers(request), person);
}

function isAmong(refs: string[], { ref, memberships }: Person): boolean {
  return refs.some(one => one === ref || memberships.includes(one));
}

/** Voted on the active stage, or fills a requirement where nobody may fill two. */
function hasVoted(request: RequestRecord, ref: string): boolean {
  return (
    request.votes.some(
      vote => vote.voter === ref && vote.stage === request.activeStage,
    ) ||
    (request.evaluation.distinct && fillingVoters(request).includes(ref))
  );
}

/** Whether the delegate may vote for the person. */
function waitsThrough(
  request: RequestRecord,
  { delegator, delegate }: { delegator: Person; delegate: string },
): boolean {
  const stage = request.activeStage;
  return (
    waitsFor(request, delegator) &&
    stage !== undefined &&
    !whyUnusable(request, { delegator: delegator.ref, delegate, stage })
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
  { request, earlierVotes, entries }: StoredRequest,
  key: RequestFilter['key'],
): string[] {
  switch (key) {
    case 'requestedFor':
      return request.requestedFor === undefined ? [] : [request.requestedFor];
    case 'environment':
      return request.environment === undefined ? [] : [request.environment];
    case 'approver':
      return everybodyNamed(request);
    case 'voter':
      return [
        ...[...earlierVotes, ...request.votes].map(({ voter }) => voter),
        ...entries
          .filter(({ action }) => action === 'late-vote')
          .map(({ actor }) => actor.ref),
      ];
    case 'involved':
      return involvedPeople(request);
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

/** The longest decided first; what is no longer decided by when it was asked for. */
function byDecision(a: RequestRecord, b: RequestRecord): number {
  const time = (request: RequestRecord) =>
    (request.decidedAt ?? request.submittedAt).getTime();
  return time(a) - time(b) || a.number - b.number;
}

function compare(a: OrderPosition, b: OrderPosition): number {
  if (a.key !== b.key) {
    return a.key < b.key ? -1 : 1;
  }
  return a.number - b.number;
}
