import { useCallback, useMemo, useRef, useState } from 'react';
import type { RequestSummary } from '@infra-requests/plugin-infra-requests-common';
import type { Row } from '../../hooks/pageMerging';
import type { Marked } from './InboxRow';

const NONE: ReadonlyMap<string, Marked> = new Map();

/**
 * The selected requests, each as it was on the screen when it was selected: that is what a vote on it is about, whatever
 * becomes of it meanwhile.
 */
export function useMarks(rows: Row[]) {
  const [marked, setMarked] = useState(NONE);
  const anchor = useRef<string>();
  const latest = useRef(rows);
  latest.current = rows;

  const add = useCallback(
    (requests: RequestSummary[]) =>
      setMarked(before => {
        const next = new Map(before);
        for (const request of requests) {
          if (!next.has(request.id)) {
            next.set(request.id, request);
          }
        }
        return next;
      }),
    [],
  );

  /** Selects a request or takes it out again; with `range`, everything from the last selected one to it. */
  const toggle = useCallback(
    (request: RequestSummary, { range }: { range: boolean }) => {
      const from = anchor.current;
      anchor.current = request.id;
      if (range && from !== undefined) {
        add(between(latest.current, from, request.id));
        return;
      }
      setMarked(before => {
        const next = new Map(before);
        if (!next.delete(request.id)) {
          next.set(request.id, request);
        }
        return next;
      });
    },
    [add],
  );

  const drop = useCallback(
    (ids: string[]) =>
      setMarked(
        before => new Map([...before].filter(([id]) => !ids.includes(id))),
      ),
    [],
  );

  return {
    marked,
    list: useMemo(() => [...marked.values()], [marked]),
    add,
    toggle,
    drop,
    clear: useCallback(() => setMarked(NONE), []),
  };
}

export type Marks = ReturnType<typeof useMarks>;

/** Everything that is in the list from one request to another, which may come before it. */
function between(rows: Row[], from: string, to: string): RequestSummary[] {
  const positions = [from, to].map(id =>
    rows.findIndex(({ request }) => request.id === id),
  );
  const end = Math.max(...positions);
  const start = Math.min(...positions) < 0 ? end : Math.min(...positions);
  return rows
    .slice(start, end + 1)
    .filter(({ gone }) => !gone)
    .map(({ request }) => request);
}
