import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { PolicyCheck } from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useAnswer, type AnswerState } from '../../hooks/useAnswer';

export type PolicyCheckState = AnswerState<PolicyCheck>;

/** What is wrong with an edited policy, asked a short pause after it stopped changing. */
export function usePolicyCheck(text: string): PolicyCheckState {
  const api = useApi(infraRequestsApiRef);
  return useAnswer({
    question: text,
    ask: useCallback(
      (policy: string, signal: AbortSignal) =>
        api.checkPolicy(policy, { signal }),
      [api],
    ),
  });
}
