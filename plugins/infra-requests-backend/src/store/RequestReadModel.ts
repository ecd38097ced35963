import type {
  RequestState,
  RequestSummary,
  RuleUsage,
} from '@infra-requests/plugin-infra-requests-common';
import type { InfraRequestFilter } from '@infra-requests/plugin-infra-requests-node';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import type { PastRequest } from '../domain/typical';

/**
 * Permission rules are translated to this, except who stands in, which is found out before: approvers by then. Both SQL and
 * memory can decide it. `involved` matches requests in which one of the values takes part in what is asked.
 */
export interface RequestFilter {
  key: Exclude<InfraRequestFilter['key'], 'standIn'> | 'involved';
  values: string[];
}

/**
 * The caller, as lists need it: the user and every group the user is in, directly or through child groups, and those
 * for whom the user votes now.
 */
export interface Viewer {
  ref: string;
  memberships: string[];
  delegators?: { ref: string; memberships: string[] }[];
}

export type RequestScope =
  | 'mine'
  | 'inbox'
  | 'team'
  | 'decided'
  | 'reviews'
  | 'all';

export type RequestOrder =
  | 'newest'
  | 'oldest'
  | 'updated'
  | 'costliest'
  /** The next deadline first, those without one last. */
  | 'due'
  /** What waits for people first, by emergency, deadline and time of waiting; what is decided last. */
  | 'urgent';

export interface RequestQuery {
  scope: RequestScope;
  viewer: Viewer;
  /** What the permission policy lets the viewer see; undefined = everything. */
  permitted?: PermissionCriteria<RequestFilter>;
  state?: RequestState[];
  type?: string[];
  environment?: string[];
  tier?: string[];
  owner?: string[];
  /** Of any of these catalog entities. */
  entity?: string[];
  /** Asked for by any of these, or for them. */
  requester?: string[];
  /** Only what runs at that time: see `runsAt`. */
  runningAt?: Date;
  q?: string;
  order?: RequestOrder;
  limit: number;
  /** As returned in `nextCursor`. @throws InputError if it is not one of ours or belongs to another order. */
  cursor?: string;
}

export interface RequestPage {
  items: RequestSummary[];
  nextCursor?: string;
  totalItems: number;
}

/** The request by which something runs. */
export interface RunningRequest {
  id: string;
  number: number;
  parameters: JsonObject;
  monthlyCost?: string;
  /** When it was approved. */
  since: Date;
}

export interface CommittedCostsOptions {
  at: Date;
  excludeId?: string;
}

/**
 * Lists, badges and sums. Scopes: `mine` = requester or requested for; `team` = pending, the viewer or a group of the
 * viewer's is among those whose approval would help the active stage; `inbox` = of these, and of those where the same is so
 * of somebody for whom the viewer may vote, what the viewer can still decide: the viewer takes no part in what it asks, has
 * not voted on the active stage nor is needed where the viewer approved before, and no delegate has decided in the viewer's
 * place; who it is for takes no part either, and neither has voted nor is represented by somebody else, there or, where one
 * person counts once, anywhere; `decided` = the viewer voted on it in any revision, also too late; `reviews` = its review
 * is open, the viewer or a group of the viewer's is among the reviewers, and the viewer took no part in the request or its
 * approval; `all` = no further condition.
 */
export interface RequestReadModel {
  list(query: RequestQuery): Promise<RequestPage>;
  count(
    query: Omit<RequestQuery, 'limit' | 'cursor' | 'order'>,
  ): Promise<number>;

  /** Ids of requests for which time has something to do by then, the longest due first. */
  dueForSteps(options: { at: Date; limit: number }): Promise<string[]>;

  /** Ids of approved requests of these types, not to be carried out after `at` only, the longest approved first. */
  readyForFulfilment(options: {
    types: string[];
    at: Date;
    /** Go on after this one. */
    after?: string;
    limit: number;
  }): Promise<string[]>;

  /** Open reviews past their time of what any of these people asked for, had asked for or edited. */
  overdueReviews(
    people: string[],
    at: Date,
  ): Promise<{ id: string; number: number }[]>;

  /** Approvers and reviewers that are waited for now and that a resolver knows, not the catalog. */
  pendingResolvers(): Promise<string[]>;

  /** Approvers and reviewers that a current revision names and that a resolver knows, not the catalog. */
  namedResolvers(): Promise<string[]>;

  /** The id of the request with this number. */
  idOf(number: number): Promise<string | undefined>;

  /**
   * What each thing of an owner costs in a month at that time (see `costsOfThings`), as if the given request were not;
   * undefined where it is not known.
   */
  committedCosts(
    owner: string,
    options: CommittedCostsOptions,
  ): Promise<(string | undefined)[]>;

  /** What runs of a subject at that time: see `runsAt`. */
  running(subject: string, at: Date): Promise<RunningRequest | undefined>;

  /** When this person last asked for something of each type. */
  lastAsked(requester: string): Promise<Map<string, Date>>;

  /** Requests decided since then, the latest first and no more than this many of each type. */
  decided(options: {
    since: Date;
    mostPerType: number;
  }): Promise<PastRequest[]>;

  /** How often each rule matched requests submitted since then, and how those stand now. */
  ruleUsage(options: { since: Date }): Promise<RuleUsage[]>;
}
