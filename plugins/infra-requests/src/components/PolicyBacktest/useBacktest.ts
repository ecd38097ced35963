import { useCallback, useEffect } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { Backtest } from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useOnce, type Live } from '../../hooks/useLive';

const POLL_MS = 1000;

/** A backtest, asked for again as long as it runs. */
export function useBacktest(id: string): Live<Backtest> {
  const api = useApi(infraRequestsApiRef);
  const backtest = useOnce(useCallback(() => api.getBacktest(id), [api, id]));
  const { value, reload } = backtest;
  useEffect(() => {
    if (value?.state !== 'running') {
      return undefined;
    }
    const timer = setTimeout(reload, POLL_MS);
    return () => clearTimeout(timer);
  }, [value, reload]);
  return backtest;
}
