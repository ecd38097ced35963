import { useCallback, useMemo } from 'react';
import useObservable from 'react-use/esm/useObservable';
import {
  storageApiRef,
  useApi,
  type StorageValueSnapshot,
} from '@backstage/core-plugin-api';
import type { JsonValue } from '@backstage/types';
import { useMe } from './useMe';

const NO_CHANGES = { subscribe: () => ({ unsubscribe: () => {} }) } as never;

function valueOf<T extends JsonValue>(
  snapshot: StorageValueSnapshot<T> | undefined,
): T | undefined {
  return snapshot?.presence === 'present' ? (snapshot.value as T) : undefined;
}

/** Something that the portal remembers of how the person likes to work, kept with Backstage's settings. */
export function useStored<T extends JsonValue>(name: string) {
  const storage = useApi(storageApiRef);
  const me = useMe();
  // Where settings stay in the browser, people may share one.
  const key = me && `${name}:${me}`;
  const bucket = useMemo(() => storage.forBucket('infra-requests'), [storage]);
  const changes = useMemo(
    () => (key ? bucket.observe$<T>(key) : NO_CHANGES),
    [bucket, key],
  );
  const changed = useObservable(changes);
  const now = key ? changed ?? bucket.snapshot<T>(key) : undefined;
  const value = valueOf(now);
  return {
    /** Whether `value` is what was stored. */
    known: now !== undefined && now.presence !== 'unknown',
    value,
    /** Changes what is stored now, also by another tab since this one read it. */
    change: async (next: (current: T | undefined) => T) => {
      if (key) {
        const fresh = bucket.snapshot<T>(key);
        await bucket.set(
          key,
          next(fresh.presence === 'unknown' ? value : valueOf(fresh)),
        );
      }
    },
    store: useCallback(
      /** Without a value, nothing is kept. */
      async (wanted: T | undefined) => {
        if (key && wanted === undefined) {
          await bucket.remove(key);
        } else if (key && wanted !== undefined) {
          await bucket.set(key, wanted);
        }
      },
      [bucket, key],
    ),
  };
}
