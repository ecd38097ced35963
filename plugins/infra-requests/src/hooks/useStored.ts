import { useCallback, useMemo } from 'react';
import useObservable from 'react-use/esm/useObservable';
import { storageApiRef, useApi } from '@backstage/core-plugin-api';
import type { JsonValue } from '@backstage/types';
import { useMe } from './useMe';

const NO_CHANGES = { subscribe: () => ({ unsubscribe: () => {} }) } as never;

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
  return {
    /** Whether `value` is what was stored. */
    known: now !== undefined && now.presence !== 'unknown',
    value: now?.presence === 'present' ? (now.value as T) : undefined,
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
