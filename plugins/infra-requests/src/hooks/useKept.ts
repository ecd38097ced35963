import { useCallback, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { InfraRequestsApi } from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../api/infraRequestsApiRef';

/** What was written so far, by what it is; in memory only, for as long as the portal is open. */
const kept = new WeakMap<InfraRequestsApi, Map<string, unknown>>();

/** State that is there again when the person comes back to what it is about, such as words that were not sent. */
export function useKept<T extends object>(key: string, initial: T) {
  const api = useApi(infraRequestsApiRef);
  const [value, setValue] = useState(
    () => (keptBy(api).get(key) as T | undefined) ?? initial,
  );
  const change = useCallback(
    (changed: Partial<T>) =>
      setValue(current => {
        const next = { ...current, ...changed };
        keptBy(api).set(key, next);
        return next;
      }),
    [api, key],
  );
  return [value, change] as const;
}

function keptBy(api: InfraRequestsApi): Map<string, unknown> {
  const known = kept.get(api) ?? new Map<string, unknown>();
  kept.set(api, known);
  return known;
}
