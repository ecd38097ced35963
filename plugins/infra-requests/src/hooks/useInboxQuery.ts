import { useMemo } from 'react';
import type { ListRequestsQuery } from '@infra-requests/plugin-infra-requests-common';
import { useAddress } from './useAddress';

export const SCOPES = [
  { scope: 'inbox', label: 'Waiting for me' },
  { scope: 'team', label: 'My teams' },
  { scope: 'decided', label: 'Decided by me' },
  { scope: 'reviews', label: 'Reviews' },
  { scope: 'all', label: 'All' },
] as const;

export type Scope = (typeof SCOPES)[number]['scope'];

export const ORDERS = [
  { order: 'due', label: 'Due first' },
  { order: 'oldest', label: 'Waiting longest' },
  { order: 'newest', label: 'Newest' },
  { order: 'updated', label: 'Last changed' },
  { order: 'costliest', label: 'Costliest' },
] as const;

export type Order = (typeof ORDERS)[number]['order'];

/** What waits for people is worked off in turn. */
const USUAL_ORDER: Record<Scope, Order> = {
  inbox: 'oldest',
  team: 'oldest',
  reviews: 'oldest',
  decided: 'updated',
  all: 'updated',
};

export const FILTERS = ['environment', 'type', 'tier', 'owner'] as const;

export type Filter = (typeof FILTERS)[number];

/** What the inbox shows, kept in the address so that it can be sent and bookmarked. */
export function useInboxQuery() {
  const { params, change } = useAddress();
  const scope =
    SCOPES.find(one => one.scope === params.get('scope'))?.scope ?? 'inbox';
  const order =
    ORDERS.find(one => one.order === params.get('order'))?.order ??
    USUAL_ORDER[scope];
  const query = useMemo<ListRequestsQuery>(
    () => ({
      scope,
      q: params.get('q') ?? undefined,
      ...Object.fromEntries(
        FILTERS.filter(name => params.has(name)).map(name => [
          name,
          params.getAll(name),
        ]),
      ),
      order,
      limit: 25,
    }),
    [params, scope, order],
  );

  return {
    scope,
    order,
    query,
    selected: params.get('request') ?? undefined,
    filter: (name: Filter) => params.get(name) ?? '',
    filtered: Boolean(query.q) || FILTERS.some(name => params.has(name)),
    change,
  };
}

export type InboxQuery = ReturnType<typeof useInboxQuery>;
