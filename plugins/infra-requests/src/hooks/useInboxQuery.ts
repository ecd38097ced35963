import { useCallback, useMemo } from 'react';
import type { ListRequestsQuery } from '@infra-requests/plugin-infra-requests-common';
import { useAddress } from './useAddress';

export const SCOPES = ['inbox', 'team', 'decided', 'reviews', 'all'] as const;

export type Scope = (typeof SCOPES)[number];

export const ORDERS = [
  'urgent',
  'due',
  'oldest',
  'newest',
  'updated',
  'costliest',
] as const;

export type Order = (typeof ORDERS)[number];

/** What waits for people is worked off in turn. */
const USUAL_ORDER: Record<Scope, Order> = {
  inbox: 'urgent',
  team: 'urgent',
  reviews: 'oldest',
  decided: 'updated',
  all: 'updated',
};

export const FILTERS = [
  'environment',
  'type',
  'tier',
  'owner',
  'state',
  'requester',
  'entity',
] as const;

export type Filter = (typeof FILTERS)[number];

/** Everything in the address that belongs to a view: which requests, and in which order. */
const PARTS = ['scope', 'q', ...FILTERS, 'order'];

/** The part of an address that says what is listed, in one spelling; not what is chosen in the list. */
export function viewOf(params: URLSearchParams): string {
  const view = new URLSearchParams();
  for (const name of PARTS) {
    for (const value of [...new Set(params.getAll(name))].sort()) {
      if (value && !(name === 'scope' && value === 'inbox')) {
        view.append(name, value);
      }
    }
  }
  return view.toString();
}

/** What the inbox shows, kept in the address so that it can be sent and bookmarked. */
export function useInboxQuery() {
  const { params, change } = useAddress();
  const scope = SCOPES.find(one => one === params.get('scope')) ?? 'inbox';
  const usualOrder = USUAL_ORDER[scope];
  const order = ORDERS.find(one => one === params.get('order')) ?? usualOrder;
  const view = viewOf(params);
  const query = useMemo(() => {
    const asked = new URLSearchParams(view);
    return {
      scope,
      q: asked.get('q') ?? undefined,
      ...Object.fromEntries(
        FILTERS.filter(name => asked.has(name)).map(name => [
          name,
          asked.getAll(name),
        ]),
      ),
      order,
    } as ListRequestsQuery;
  }, [view, scope, order]);

  /** Shows what a view says, and nothing of what was shown before. */
  const show = useCallback(
    (wanted: string, options: { replace?: boolean } = {}) => {
      const asked = new URLSearchParams(wanted);
      change(
        {
          ...Object.fromEntries(PARTS.map(name => [name, asked.getAll(name)])),
          request: undefined,
        },
        options,
      );
    },
    [change],
  );

  return {
    scope,
    order,
    usualOrder,
    query,
    view,
    selected: params.get('request') ?? undefined,
    filter: (name: Filter) => [...new Set(params.getAll(name))],
    filtered: Boolean(query.q) || FILTERS.some(name => params.get(name)),
    change,
    show,
  };
}

export type InboxQuery = ReturnType<typeof useInboxQuery>;
