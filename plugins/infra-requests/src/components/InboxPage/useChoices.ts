import { useMemo } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import type {
  RequestState,
  RequestSummary,
} from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { plainName, useEntityNames } from '../../hooks/useEntityNames';
import type { Filter, InboxQuery } from '../../hooks/useInboxQuery';
import { useTranslate } from '../../hooks/useTranslate';
import { STATE_LOOKS } from '../StateChip/StateChip';

/** The longest page that the API gives. */
const PAGE = 100;

/** So many requests have about everything that there is to choose from. */
const ENOUGH = 300;

/** What a filter can be set to, by what the address says, with how it is called. */
export type Choices = Record<Filter, Map<string, string>>;

/** The filters whose values are entities, with the kind that goes without saying. */
const KINDS = {
  owner: 'group',
  requester: 'user',
  entity: 'component',
} as const;

/** Every type, tier and state, and what else the first requests of the scope have, whatever is filtered. */
export function useChoices(
  { scope, query }: Pick<InboxQuery, 'scope' | 'query'>,
  shown: RequestSummary[],
): Choices {
  const t = useTranslate();
  const api = useApi(infraRequestsApiRef);
  const { value: types } = useAsync(() => api.listRequestTypes(), [api]);
  const policy = useAsync(() => api.getPolicy(), [api]);
  const { value: inScope } = useAsync(
    () => api.listRequests({ scope, limit: PAGE }),
    [api, scope],
  );
  // What is shown may be newer than the scope was read, or beyond its first page.
  const known = useMemo(
    () => [...(inScope?.items ?? []), ...shown.slice(0, ENOUGH)],
    [inScope, shown],
  );
  // Thousands of requests have few owners. What is filtered by may be of none of them.
  const refs = useMemo(
    () => ({
      owner: distinct([
        ...known.map(({ owner }) => owner),
        ...(query.owner ?? []),
      ]),
      requester: distinct([
        ...known.flatMap(one => [one.requester, one.requestedFor]),
        ...(query.requester ?? []),
      ]),
      entity: distinct([
        ...known.map(({ entity }) => entity),
        ...(query.entity ?? []),
      ]),
    }),
    [known, query],
  );
  const names = useEntityNames(Object.values(refs).flat());
  return useMemo(() => {
    // Requests may be of tiers that the policy no longer has; without them all, none could be called unknown.
    const tiers = policy.loading
      ? []
      : [...known.map(({ tier }) => tier), ...(policy.value?.tiers ?? [])];
    const named = (filter: keyof typeof KINDS) =>
      new Map(
        refs[filter].map(ref => [
          ref,
          names.get(ref) ?? plainName(ref, KINDS[filter]),
        ]),
      );
    return {
      type: new Map((types ?? []).map(({ id, title }) => [id, title])),
      tier: new Map(tiers.map(({ id, title }) => [id, title])),
      state: new Map(
        (Object.keys(STATE_LOOKS) as RequestState[]).map(state => [
          state,
          t(`common.state.${state}`),
        ]),
      ),
      environment: new Map(
        known.flatMap(({ environment }) =>
          environment ? [[environment, environment] as const] : [],
        ),
      ),
      owner: named('owner'),
      requester: named('requester'),
      entity: named('entity'),
    } as Choices;
  }, [t, types, policy, known, refs, names]);
}

function distinct(refs: (string | undefined)[]): string[] {
  return [...new Set(refs)].flatMap(ref => ref || []);
}
