import { useCallback, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  Simulation,
  SimulationInput,
} from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useAnswer } from '../../hooks/useAnswer';
import { useTranslate } from '../../hooks/useTranslate';
import { simulationOf } from './simulationOf';
import type { PolicyCheckState } from './usePolicyCheck';
import type { PolicyDraft } from './usePolicyDraft';
import type { SubjectForm } from './useSubject';

/** By which policy something is judged. */
export type Judge = 'edited' | 'active';

type SimulationOptions = {
  draft: PolicyDraft;
  check: PolicyCheckState;
  form: SubjectForm;
  /** The digest of the active policy: another one may decide otherwise. */
  active: string;
};

type Question = { input: SimulationInput; active: string };

/** What a policy makes of what the form says, kept current while either is edited. */
export function useSimulation({
  draft,
  check,
  form,
  active,
}: SimulationOptions) {
  const t = useTranslate();
  const api = useApi(infraRequestsApiRef);
  const [chosen, setJudge] = useState<Judge>('edited');
  const judge = draft.edited ? chosen : 'active';
  const asked = simulationOf({
    form,
    policy: judge === 'edited' ? draft.text : undefined,
    t,
  });
  const isBroken =
    judge === 'edited' &&
    !check.loading &&
    (check.answer?.problems.length ?? 0) > 0;
  const isAnswerable = asked !== undefined && !isBroken;
  const { answer, error, loading, retry } = useAnswer<Question, Simulation>({
    question: isAnswerable ? { input: asked, active } : undefined,
    ask: useCallback(({ input }) => api.simulate(input), [api]),
  });
  return {
    judge,
    setJudge,
    /** Whether the form says enough. */
    isAsked: asked !== undefined,
    /** Whether the edited policy cannot judge anything. */
    isBroken,
    loading,
    retry,
    simulation: isAnswerable && error === undefined ? answer : undefined,
    error: isAnswerable && !loading ? error : undefined,
  };
}

export type SimulationState = ReturnType<typeof useSimulation>;
