import { useMemo } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import type {
  RequestState,
  RequestSummary,
} from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { plainName } from '../../hooks/useEntityNames';
import type { Filter, Scope } from '../../hooks/useInboxQuery';
import { useTranslate } from '../../hooks/useTranslate';
import { STATE_LOOKS } from '../StateChip/StateChip';

/** The longest page that the API gives. */
const PAGE = 100;

/** So many requests have about everything that there is to choose from. */
const ENOUGH = 300;

/** What a filter can be set to, by what the address says, with how it is called. */
export type Choices = Record<Filter, Map<string, string>>;

/** Every type, tier and state, and what else the first requests of the scope have, whatever is filtered. */
export function useChoices(scope: Scope, shown: RequestSummary[]): Choices {
  const t = useTranslate();
  const api = useApi(infraRequestsApiRef);
  const { value: types } = useAsync(() => api.listRequestTypes(), [api]);
  const { value: policy } = useAsync(() => api.getPolicy(), [api]);
  const { value: inScope } = useAsync(
    () => api.listRequests({ scope, limit: PAGE }),
    [api, scope],
  );
  return useMemo(() => {
    // What is shown may be newer than the scope was read, or beyond its first page.
    const known = [...(inScope?.items ?? []), ...shown.slice(0, ENOUGH)];
    const tiers = policy?.tiers ?? known.map(({ tier }) => tier);
    // Thousands of requests have few owners.
    const refs = (values: (string | undefined)[], kind: string) =>
      new Map(
        [...new Set(values)].flatMap(ref =>
          ref ? [[ref, plainName(ref, kind)]] : [],
        ),
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
      owner: refs(
        known.map(({ owner }) => owner),
        'group',
      ),
      requester: refs(
        known.flatMap(one => [one.requester, one.requestedFor]),
        'user',
      ),
      entity: refs(
        known.map(({ entity }) => entity),
        'component',
      ),
    } as Choices;
  }, [t, types, policy, inScope, shown]);
}
