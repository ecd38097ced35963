import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { Effect } from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { readRefusal } from '../../api/refusal';
import type { Outcome } from '../../hooks/useCommand';
import { effectInWords } from './effectInWords';

/** Tries deliveries again, one after the other, and says how that went. */
export function useRetry(onRetried: () => void) {
  const api = useApi(infraRequestsApiRef);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();

  const retry = async (effects: Effect[]) => {
    setBusy(true);
    setOutcome(undefined);
    const refusals: string[] = [];
    for (const effect of effects) {
      try {
        await api.retryEffect(effect.id);
      } catch (error) {
        refusals.push(
          `#${effect.requestNumber} ${effectInWords(effect)}: ${
            readRefusal(error).message
          }`,
        );
      }
    }
    setOutcome(outcomeOf({ effects, refusals }));
    setBusy(false);
    onRetried();
  };

  return { busy, outcome, retry };
}

function outcomeOf(options: {
  effects: Effect[];
  refusals: string[];
}): Outcome {
  const { effects, refusals } = options;
  const taken = effects.length - refusals.length;
  const sentences = [
    ...(taken > 0
      ? [
          `${
            taken === 1 ? '1 is' : `${taken} are`
          } being tried again. What fails again comes back here.`,
        ]
      : []),
    ...refusals,
  ];
  return {
    severity: refusals.length === 0 ? 'success' : 'warning',
    text: sentences.join(' '),
  };
}
