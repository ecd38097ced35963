import { useCallback } from 'react';
import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import { infraRequestCreatePermission } from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useOnce } from '../../hooks/useLive';
import { offersFor } from '../Prefill/offersFor';

/** What the person can ask for an entity; nothing until it is known, or where they may not ask. */
export function useOffers(entity: Entity) {
  const api = useApi(infraRequestsApiRef);
  const { allowed } = usePermission({
    permission: infraRequestCreatePermission,
  });
  const { value } = useOnce(useCallback(() => api.listRequestTypes(), [api]));
  return allowed && value ? offersFor(value, entity) : [];
}
