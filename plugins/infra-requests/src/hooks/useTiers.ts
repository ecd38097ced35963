import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { TierRef } from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../api/infraRequestsApiRef';
import { useOnce } from './useLive';

/**
 * The tiers of the policy in their order for those who may read it, and in any case the one that applies; nothing while that
 * is not known.
 */
export function useLadder(
  applying: TierRef | undefined,
): TierRef[] | undefined {
  const api = useApi(infraRequestsApiRef);
  const { value: policy, loading } = useOnce(
    useCallback(() => api.getPolicy(), [api]),
  );
  if (!policy && loading) {
    return undefined;
  }
  const tiers: TierRef[] = policy?.tiers ?? [];
  const isKnown = tiers.some(({ id }) => id === applying?.id);
  return applying === undefined || isKnown ? tiers : [...tiers, applying];
}

/** The same for whoever needs only names: until the others are known, there is the one that applies. */
export function useTiers(applying: TierRef | undefined): TierRef[] {
  const ladder = useLadder(applying);
  return ladder ?? (applying ? [applying] : []);
}
