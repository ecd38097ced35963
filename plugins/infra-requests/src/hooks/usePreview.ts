import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  Preview,
  RequestDraft,
} from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../api/infraRequestsApiRef';
import { useAnswer } from './useAnswer';
import { useCatchUp } from './useCatchUp';

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
  const { answer, ...state } = useAnswer({
    question: draft,
    ask: useCallback(
      (question: RequestDraft, signal: AbortSignal) =>
        api.preview(question, { signal }),
      [api],
    ),
  });
  // What stops a draft may be settled elsewhere, and a server that was away may be back.
  useCatchUp(
    state.retry,
    Boolean(answer?.blockers.length) || state.error !== undefined,
  );
  return { ...state, preview: answer };
}
