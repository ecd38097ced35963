import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { useSignal } from '@backstage/plugin-signals-react';
import {
  INFRA_REQUESTS_SIGNAL_CHANNEL,
  type InfraRequestsSignal,
  type ListRequestsQuery,
} from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../api/infraRequestsApiRef';
import { PageReader, type PagesState } from './PageReader';
import { nextDeadline } from './passedDeadlines';
import { hasMore } from './pageMerging';
import { useCatchUp } from './useCatchUp';
import { usePassing } from './usePassing';

/**
 * A list of any length, read a page at a time as it is scrolled, and kept current where it is looked at. While it is
 * held, no row moves: what has come is counted, and what has left stays as a row that says so.
 */
export function useRequestPages(query: ListRequestsQuery) {
  const api = useApi(infraRequestsApiRef);
  const key = JSON.stringify(query);
  const pages = useRef<PageReader>();
  const [known, setKnown] = useState<{ of: string; state: PagesState }>();

  useEffect(() => {
    const reader = new PageReader({
      api,
      query: JSON.parse(key),
      onChange: state => setKnown({ of: key, state }),
    });
    pages.current = reader;
    reader.refresh();
    return () => reader.stop();
  }, [api, key]);

  const reload = useCallback(() => pages.current?.refresh(), []);
  const { lastSignal } = useSignal<InfraRequestsSignal>(
    INFRA_REQUESTS_SIGNAL_CHANNEL,
  );
  useEffect(() => {
    if (lastSignal) {
      reload();
    }
  }, [lastSignal, reload]);
  useCatchUp(reload);

  const state = known?.state;
  const listed = state?.listed;
  const items = useMemo(
    () => listed?.pages.flatMap(page => page.items) ?? [],
    [listed?.pages],
  );
  usePassing(
    useMemo(() => nextDeadline(items), [items]),
    reload,
    items,
  );

  return {
    /** Nothing until the first page is there. */
    rows: listed?.pages.length ? listed.rows : undefined,
    more: listed ? hasMore(listed) : false,
    news: listed?.news ?? 0,
    total: state?.total,
    error: state?.error,
    /** Why there is no further page, where that is so. */
    moreError: state?.moreError,
    /** When the list was last read. */
    readAt: state?.readAt,
    /** Whether what is shown still answers an earlier question. */
    outdated: known?.of !== key,
    reload,
    showMore: useCallback(() => pages.current?.showMore(), []),
    hold: useCallback((held: boolean) => pages.current?.hold(held), []),
    drop: useCallback((ids: string[]) => pages.current?.drop(ids), []),
    see: useCallback(
      (range: { start: number; stop: number }) => pages.current?.see(range),
      [],
    ),
  };
}

export type RequestPagesView = ReturnType<typeof useRequestPages>;
