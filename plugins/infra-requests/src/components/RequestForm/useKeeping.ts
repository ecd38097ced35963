import { useCallback, useEffect, useRef } from 'react';
import { storageApiRef, useApi } from '@backstage/core-plugin-api';
import type { JsonObject } from '@backstage/types';
import { DRAFTS_BUCKET } from './formDrafts';

const TYPING_PAUSE_MS = 500;

/** What should be kept next, and where. */
type Pending = { key: string; value: JsonObject };

/**
 * Keeps what somebody types, a short pause after they stopped or when they leave. It never reads, so that two tabs do
 * not answer each other: the last one that was typed into wins. Keeping is a convenience; where it fails, the form
 * goes on without.
 */
export function useKeeping(keptUnder: string | undefined) {
  const storage = useApi(storageApiRef);
  const current = useRef(keptUnder);
  const pending = useRef<Pending>();
  const timer = useRef<ReturnType<typeof setTimeout>>();

  const remove = useCallback(
    (key: string) => {
      storage
        .forBucket(DRAFTS_BUCKET)
        .remove(key)
        .catch(() => {});
    },
    [storage],
  );

  const write = useCallback(() => {
    clearTimeout(timer.current);
    const next = pending.current;
    pending.current = undefined;
    if (!next) {
      return;
    }
    // With another action, the draft has another key; there is one draft all the same.
    if (current.current !== undefined && current.current !== next.key) {
      remove(current.current);
    }
    current.current = next.key;
    storage
      .forBucket(DRAFTS_BUCKET)
      .set(next.key, next.value)
      .catch(() => {});
  }, [storage, remove]);

  const keep = useCallback(
    (next: Pending) => {
      pending.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(write, TYPING_PAUSE_MS);
    },
    [write],
  );

  /** Once it was submitted, or is not wanted any more. */
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    pending.current = undefined;
    if (current.current !== undefined) {
      remove(current.current);
      current.current = undefined;
    }
  }, [remove]);

  useEffect(() => {
    window.addEventListener('pagehide', write);
    return () => {
      window.removeEventListener('pagehide', write);
      write();
    };
  }, [write]);

  return { keep, forget };
}
