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
  /** Whether `preview` and `error` are still about an older draft. */
  loading: boolean;
  retry: () => void;
}

/** Asks the server what would happen to a draft, a short pause after it stopped changing. */
export function usePreview(draft: RequestDraft): PreviewState {
  const api = useApi(infraRequestsApiRef);
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<
    Pick<PreviewState, 'preview' | 'error'> & { of?: string }
  >({});
  const body = JSON.stringify(draft);
  const question = `${attempt} ${body}`;

  useEffect(() => {
    const stale = new AbortController();
    const ask = async () => {
      try {
        const preview = await api.preview(JSON.parse(body), {
          signal: stale.signal,
        });
        if (!stale.signal.aborted) {
          setState({ preview, of: question });
        }
      } catch (error) {
        if (!stale.signal.aborted) {
          setState(last => ({ ...last, error, of: question }));
        }
      }
    };
    const timer = setTimeout(ask, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      stale.abort();
    };
  }, [api, body, question]);

  const { of, ...known } = state;
  return {
    ...known,
    loading: of !== question,
    retry: () => setAttempt(number => number + 1),
  };
}
