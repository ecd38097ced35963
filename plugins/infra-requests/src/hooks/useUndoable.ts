import { useCallback, useEffect, useRef, useState } from 'react';
import { DateTime } from 'luxon';
import useLatest from 'react-use/esm/useLatest';

type Waiting<T> = { what: T; at: string };

type UndoableOptions<T> = {
  /** How long it can be undone. */
  waitMs: number;
  /** Does it. `leaving` says that the page goes away, so nobody sees what becomes of it. */
  carryOut: (what: T, leaving: boolean) => void;
};

/**
 * Something that is done after a while unless it is undone. Leaving the page does it at once, as who asked for it
 * would think that it is done.
 */
export function useUndoable<T>({ waitMs, carryOut }: UndoableOptions<T>) {
  const [waiting, setWaiting] = useState<Waiting<T>>();
  // What a page that goes away has to know at once, whatever was rendered last.
  const pending = useRef<Waiting<T>>();
  const latest = useLatest(carryOut);

  const set = useCallback((next: Waiting<T> | undefined) => {
    pending.current = next;
    setWaiting(next);
  }, []);

  const finish = useCallback(
    (leaving: boolean) => {
      const { current } = pending;
      if (current) {
        set(undefined);
        latest.current(current.what, leaving);
      }
    },
    [set, latest],
  );

  useEffect(() => {
    if (!waiting) {
      return undefined;
    }
    const timer = setTimeout(() => finish(false), waitMs);
    return () => clearTimeout(timer);
  }, [waiting, waitMs, finish]);

  useEffect(() => {
    const leave = () => finish(true);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [finish]);

  return {
    waiting,
    begin: (what: T) => set({ what, at: DateTime.utc().plus(waitMs).toISO() }),
    undo: () => set(undefined),
    now: () => finish(false),
  };
}
