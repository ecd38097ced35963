import { useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  Preview,
  RequestDraft,
} from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../api/infraRequestsApiRef';

const TYPING_PAUSE_MS = 250;

/** What would happen to a draft. The last answer stays while a newer one is on its way or failed. */
export interface PreviewState {
  preview?: Preview;
  error?: unknown;
  loading: boolean;
  retry: () => void;
}

/** Asks the server what would happen to a draft, a short pause after it stopped changing. */
export function usePreview(draft: RequestDraft): PreviewState {
  const api = useApi(infraRequestsApiRef);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Omit<PreviewState, 'retry'>>({
    loading: true,
  });
  const body = JSON.stringify(draft);

  useEffect(() => {
    const stale = new AbortController();
    const ask = async () => {
      setState(last => ({ ...last, loading: true }));
      try {
        const preview = await api.preview(JSON.parse(body), {
          signal: stale.signal,
        });
        if (!stale.signal.aborted) {
          setState({ preview, loading: false });
        }
      } catch (error) {
        if (!stale.signal.aborted) {
          setState(last => ({ ...last, error, loading: false }));
        }
      }
    };
    const timer = setTimeout(ask, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stale.abort();
    };
  }, [api, body, attempt]);

  return { ...state, retry: () => setAttempt(number => number + 1) };
}
