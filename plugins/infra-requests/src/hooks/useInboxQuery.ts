import { useMemo } from 'react';
import type { ListRequestsQuery } from '@infra-requests/plugin-infra-requests-common';
import { useAddress } from './useAddress';

export const SCOPES = [
  { scope: 'inbox', label: 'Waiting for me' },
  { scope: 'team', label: 'My teams' },
  { scope: 'decided', label: 'Decided by me' },
  { scope: 'all', label: 'All' },
] as const;

export type Scope = (typeof SCOPES)[number]['scope'];

export const FILTERS = ['environment', 'type', 'tier', 'owner'] as const;

export type Filter = (typeof FILTERS)[number];

/** What the inbox shows, kept in the address so that it can be sent and bookmarked. */
export function useInboxQuery() {
  const { params, change } = useAddress();
  const scope =
    SCOPES.find(one => one.scope === params.get('scope'))?.scope ?? 'inbox';
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
      order: scope === 'inbox' || scope === 'team' ? 'oldest' : 'updated',
      limit: 25,
    }),
    [params, scope],
  );

  return {
    scope,
    query,
    selected: params.get('request') ?? undefined,
    filter: (name: Filter) => params.get(name) ?? '',
    filtered: Boolean(query.q) || FILTERS.some(name => params.has(name)),
    change,
  };
}

export type InboxQuery = ReturnType<typeof useInboxQuery>;
