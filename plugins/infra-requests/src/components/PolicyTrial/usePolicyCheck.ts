import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { PolicyCheck } from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useAnswer, type AnswerState } from '../../hooks/useAnswer';

export type PolicyCheckState = AnswerState<PolicyCheck>;

type PolicyCheckOptions = {
  /** The edited policy; without one, nothing is asked. */
  text: string | undefined;
  /** The digest of the active policy. What is not written comes from it, so another one is another question. */
  active: string;
};

/** What is wrong with an edited policy, asked a short pause after it or the active one stopped changing. */
export function usePolicyCheck(options: PolicyCheckOptions): PolicyCheckState {
  const { text, active } = options;
  const api = useApi(infraRequestsApiRef);
  return useAnswer({
    question: text === undefined ? undefined : { text, active },
    ask: useCallback(
      (asked: { text: string }, signal: AbortSignal) =>
        api.checkPolicy(asked.text, { signal }),
      [api],
    ),
  });
}
