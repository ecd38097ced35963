import { useEffect, useState } from 'react';
import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import type {
  BacktestItem,
  BacktestRequestsQuery,
} from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';

type Loaded = { of: string; items: BacktestItem[]; cursor?: string };

type ItemsOptions = {
  id: string;
  /** Which of them; compared as JSON. */
  query: BacktestRequestsQuery;
};

/** The requests that a backtest would decide otherwise, a page longer with every `loadMore`. */
export function useBacktestItems({ id, query }: ItemsOptions) {
  const api = useApi(infraRequestsApiRef);
  const key = JSON.stringify({ id, query });
  const [loaded, setLoaded] = useState<Loaded>();
  const [wanted, setWanted] = useState<{ of: string; cursor?: string }>({
    of: key,
  });
  const [attempt, setAttempt] = useState(0);
  const cursor = wanted.of === key ? wanted.cursor : undefined;

  const { error, loading, value } = useAsync(async () => {
    const { query: asked } = JSON.parse(key) as ItemsOptions;
    const page = await api.listBacktestRequests(id, { ...asked, cursor });
    return { of: key, cursor, page };
  }, [api, id, key, cursor, attempt]);

  useEffect(() => {
    if (value) {
      const { of, page } = value;
      setLoaded(before => ({
        of,
        items: [
          ...(value.cursor && before?.of === of ? before.items : []),
          ...page.items,
        ],
        cursor: page.nextCursor,
      }));
    }
  }, [value]);

  const known = loaded?.of === key ? loaded : undefined;
  return {
    items: known?.items,
    error,
    loading,
    retry: () => setAttempt(number => number + 1),
    loadMore: known?.cursor
      ? () => setWanted({ of: key, cursor: known.cursor })
      : undefined,
  };
}

export type BacktestItems = ReturnType<typeof useBacktestItems>;
