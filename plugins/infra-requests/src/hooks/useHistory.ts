import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../api/infraRequestsApiRef';
import { useLive } from './useLive';

/** The record of a request; where the request last changed at another time, it is read again. */
export function useHistory({
  id,
  updatedAt,
}: Pick<InfraRequest, 'id' | 'updatedAt'>) {
  const api = useApi(infraRequestsApiRef);
  return useLive(
    useCallback(
      async () => ({ ...(await api.getHistory(id)), updatedAt }),
      [api, id, updatedAt],
    ),
    { about: id },
  );
}
