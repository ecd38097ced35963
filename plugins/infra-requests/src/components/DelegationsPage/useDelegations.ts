import { useCallback, useEffect } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  Delegation,
  EntityRef,
} from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { DELEGATIONS, useLive, type Live } from '../../hooks/useLive';
import { useMe } from '../../hooks/useMe';

/** So that the server's clock has come to it, too. */
const AFTER_MS = 1_000;
/** How long to wait where the server's clock is still behind. */
const BEHIND_MS = 10_000;
/** Longer than a month, and a browser's timer goes off at once. */
const MAX_DELAY_MS = 24 * 60 * 60_000;

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

  useEffect(() => {
    const next = nextChange(value ?? []);
    if (next === undefined) {
      return undefined;
    }
    const left = next - Date.now();
    const delay = left > 0 ? left + AFTER_MS : BEHIND_MS;
    const timer = setTimeout(reload, Math.min(delay, MAX_DELAY_MS));
    return () => clearTimeout(timer);
  }, [value, reload]);

  return { ...live, value: value && me ? bySide(value, me) : undefined };
}

function bySide(delegations: Delegation[], me: EntityRef): Delegations {
  return {
    given: delegations.filter(({ delegator }) => delegator === me),
    received: delegations.filter(({ delegate }) => delegate === me),
  };
}

function nextChange(delegations: Delegation[]): number | undefined {
  const times = delegations
    .filter(({ state }) => state !== 'over')
    .map(({ state, from, until }) =>
      Date.parse(state === 'planned' ? from : until),
    );
  return times.length > 0 ? Math.min(...times) : undefined;
}
