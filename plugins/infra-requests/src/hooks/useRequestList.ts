import { useCallback, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  ListRequestsQuery,
  RequestList,
  RequestSummary,
} from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../api/infraRequestsApiRef';
import { useLive } from './useLive';
import { usePassing } from './usePassing';

/** For so long after its deadline, a request may be over though the list does not have it yet. */
const IN_QUESTION_MS = 60_000;

/** A list of requests that is kept current as a whole, a page longer with every `showMore`. */
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
      const current = await Promise.all(
        items.map(item =>
          isInQuestion(item) ? api.getRequest(item.id).catch(() => item) : item,
        ),
      );
      return {
        items: current.filter(
          ({ state }, position) =>
            state === items[position].state || isIn(asked.scope, state),
        ),
        totalItems: page?.totalItems,
        more: Boolean(page?.nextCursor),
      };
    }, [api, key, pages]),
  );
  usePassing(nextDeadline(list.value?.items), list.reload, list.value);
  return { list, showMore: () => setWanted({ key, pages: pages + 1 }) };
}

function isInQuestion({ state, dueAt }: RequestSummary): boolean {
  const since = dueAt === undefined ? NaN : Date.now() - Date.parse(dueAt);
  return state === 'pending' && since >= 0 && since < IN_QUESTION_MS;
}

/** What waits is over once it waits no more. */
function isIn(
  scope: ListRequestsQuery['scope'],
  state: RequestSummary['state'],
): boolean {
  return (scope !== 'inbox' && scope !== 'team') || state === 'pending';
}

function nextDeadline(items: RequestSummary[] = []): string | undefined {
  return items
    .flatMap(({ state, dueAt }) => (state === 'pending' && dueAt) || [])
    .filter(at => Date.parse(at) > Date.now())
    .sort()
    .at(0);
}
