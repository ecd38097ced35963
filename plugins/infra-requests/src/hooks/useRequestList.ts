import { useCallback, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  ListRequestsQuery,
  RequestList,
  RequestSummary,
} from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../api/infraRequestsApiRef';
import { nextDeadline, withoutEnded } from './passedDeadlines';
import { useLive } from './useLive';
import { usePassing } from './usePassing';

const NONE: RequestSummary[] = [];

/** A short list of requests that is kept current as a whole, a page longer with every `showMore`. */
export function useRequestList(query: ListRequestsQuery) {
  const api = useApi(infraRequestsApiRef);
  const key = JSON.stringify(query);
  const [wanted, setWanted] = useState({ key, pages: 1 });
  const pages = wanted.key === key ? wanted.pages : 1;

  const list = useLive(
    useCallback(async () => {
      const asked = JSON.parse(key) as ListRequestsQuery;
      const items: RequestSummary[] = [];
      let page: RequestList | undefined;
      for (let count = 0; count < pages; count++) {
        if (page && !page.nextCursor) {
          break;
        }
        page = await api.listRequests({
          ...asked,
          cursor: page?.nextCursor,
        });
        items.push(...page.items);
      }
      return {
        items: await withoutEnded(api, items, asked),
        totalItems: page?.totalItems,
        more: Boolean(page?.nextCursor),
      };
    }, [api, key, pages]),
  );
  usePassing(nextDeadline(list.value?.items ?? NONE), list.reload, list.value);
  return { list, showMore: () => setWanted({ key, pages: pages + 1 }) };
}
