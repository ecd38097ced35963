import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useOnce } from '../../hooks/useLive';

/** The conditions of rules in words, by their ids; only of the active policy, for those who may read it. */
export function useConditions(digest: string): ReadonlyMap<string, string> {
  const api = useApi(infraRequestsApiRef);
  const { value: policy } = useOnce(useCallback(() => api.getPolicy(), [api]));
  // A rule of the same id may ask for something else in another policy.
  const rules = policy?.digest === digest ? policy.rules : [];
  return new Map(rules.map(({ id, whenInWords }) => [id, whenInWords]));
}
