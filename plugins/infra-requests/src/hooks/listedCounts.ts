import { useEffect, useSyncExternalStore } from 'react';
import type { Scope } from './useInboxQuery';

/** How many requests an open list has, where it has all of them. */
type Listed = Partial<Record<Scope, number>>;

let listed: Listed = {};
const listeners = new Set<() => void>();

function tell(next: Listed) {
  listed = next;
  listeners.forEach(listener => listener());
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * Counts as open lists have them. They know of a deadline or a decision before the server has counted again, so that
 * the number beside a list is never another one than that of its rows.
 */
export const useListedCounts = (): Listed =>
  useSyncExternalStore(subscribe, () => listed);

/** Says how many requests the list has, while it is open and has all of them. */
export function useTellListed(scope: Scope, count: number | undefined) {
  useEffect(() => {
    if (count === undefined) {
      return undefined;
    }
    tell({ ...listed, [scope]: count });
    return () => {
      const { [scope]: _, ...others } = listed;
      tell(others);
    };
  }, [scope, count]);
}
