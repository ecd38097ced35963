import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  Delegation,
  EntityRef,
} from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { DELEGATIONS, useLive, type Live } from '../../hooks/useLive';
import { useMe } from '../../hooks/useMe';
import { usePassing } from '../../hooks/usePassing';

/** Who decides for the person (given), and for whom the person decides (received), newest first. */
export interface Delegations {
  given: Delegation[];
  received: Delegation[];
}

/** Both directions, kept current; also when one begins or ends by itself. */
export function useDelegations(): Live<Delegations> {
  const api = useApi(infraRequestsApiRef);
  const me = useMe();
  const { value, ...live } = useLive(
    useCallback(() => api.listDelegations(), [api]),
    { about: DELEGATIONS },
  );
  const { reload } = live;

  usePassing(nextChange(value ?? []), reload, value);

  return { ...live, value: value && me ? bySide(value, me) : undefined };
}

function bySide(delegations: Delegation[], me: EntityRef): Delegations {
  return {
    given: delegations.filter(({ delegator }) => delegator === me),
    received: delegations.filter(({ delegate }) => delegate === me),
  };
}

function nextChange(delegations: Delegation[]): string | undefined {
  return delegations
    .filter(({ state }) => state !== 'over')
    .map(({ state, from, until }) => (state === 'planned' ? from : until))
    .sort()
    .at(0);
}
