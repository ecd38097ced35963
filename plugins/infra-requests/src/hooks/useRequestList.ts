import { useCallback, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  ListRequestsQuery,
  RequestList,
  RequestSummary,
} from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../api/infraRequestsApiRef';
import { useLive } from './useLive';

/** A list of requests that is kept current as a whole, a page longer with every `showMore`. */
export function useRequestList(query: ListRequestsQuery) {
  const api = useApi(infraRequestsApiRef);
  const key = JSON.stringify(query);
  const [wanted, setWanted] = useState({ key, pages: 1 });
  const pages = wanted.key === key ? wanted.pages : 1;

  const list = useLive(
    useCallback(async () => {
      const items: RequestSummary[] = [];
      let page: RequestList | undefined;
      for (let count = 0; count < pages; count++) {
        if (page && !page.nextCursor) {
          break;
        }
        page = await api.listRequests({
          ...(JSON.parse(key) as ListRequestsQuery),
          cursor: page?.nextCursor,
        });
        items.push(...page.items);
      }
      return {
        items,
        totalItems: page?.totalItems,
        more: Boolean(page?.nextCursor),
      };
    }, [api, key, pages]),
  );
  return { list, showMore: () => setWanted({ key, pages: pages + 1 }) };
}
