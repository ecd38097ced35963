import { useRequestList } from '../../hooks/useRequestList';
import type { RequestState } from '@infra-requests/plugin-infra-requests-common';

/** What waits for people. */
export const OPEN: RequestState[] = [
  'submitted',
  'pending',
  'changes-requested',
];

type Few = { entityRef: string; limit: number };

export const useOpenRequestsOf = ({ entityRef, limit }: Few) =>
  useRequestList({ entity: [entityRef], state: OPEN, order: 'urgent', limit });

export const useRunningOf = ({ entityRef, limit }: Few) =>
  useRequestList({
    entity: [entityRef],
    running: true,
    order: 'costliest',
    limit,
  });

export const useRecentRequestsOf = ({ entityRef, limit }: Few) =>
  useRequestList({ entity: [entityRef], order: 'newest', limit });
