import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { infraRequestsApiRef } from '../api/infraRequestsApiRef';
import { useLive } from './useLive';

/** How much waits for the person: votes to give, and looks back at emergencies that are overdue. */
export function useCounts() {
  const api = useApi(infraRequestsApiRef);
  const { value } = useLive(useCallback(() => api.countRequests(), [api]));
  const waiting = value?.inbox ?? 0;
  const overdue = value?.overdueReviews ?? 0;
  return {
    waiting,
    overdue,
    waitingInWords: `${waiting} waiting for you`,
    overdueInWords: `${overdue} overdue ${
      overdue === 1 ? 'review' : 'reviews'
    }`,
  };
}
