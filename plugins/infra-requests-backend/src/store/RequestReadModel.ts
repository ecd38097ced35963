import type {
  RequestState,
  RequestSummary,
  RuleUsage,
} from '@infra-requests/plugin-infra-requests-common';
import type { InfraRequestFilter } from '@infra-requests/plugin-infra-requests-node';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';

/** Permission rules are translated to this; both SQL and memory can decide it. */
export type RequestFilter = InfraRequestFilter;

/** The caller, as lists need it: the user and every group the user is in, directly or through child groups. */
export interface Viewer {
  ref: string;
  memberships: string[];
}

export type RequestScope = 'mine' | 'inbox' | 'team' | 'decided' | 'all';

export type RequestOrder = 'newest' | 'oldest' | 'updated' | 'costliest';

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

/**
 * Lists, badges and sums. Scopes: `mine` = requester or requested for; `inbox` = pending, the
 * viewer or a group of the viewer's is among those whose approval would help the active stage, the viewer is not the
 * requester, the person asked for or anybody who edited it, and has not voted on the active stage nor is needed where the
 * viewer approved before; `team` = pending, the viewer or a group of the viewer's is among those whose approval would help;
 * `decided` = the viewer voted on it in any revision; `all` = no further condition.
 */
export interface RequestReadModel {
  list(query: RequestQuery): Promise<RequestPage>;
  count(
    query: Omit<RequestQuery, 'limit' | 'cursor' | 'order'>,
  ): Promise<number>;

  /** The id of the request with this number. */
  idOf(number: number): Promise<string | undefined>;

  /**
   * Monthly costs of what an owner has approved and still running (COMMITTED_STATES), the given request excluded.
   * An entry is undefined where the cost of a request is not known.
   */
  committedCosts(
    owner: string,
    options?: { excludeId?: string },
  ): Promise<(string | undefined)[]>;

  /** How often each rule matched requests submitted since then, and how those stand now. */
  ruleUsage(options: { since: Date }): Promise<RuleUsage[]>;
}
