import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type { Effect } from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { readRefusal } from '../../api/refusal';
import { useTranslate } from '../../hooks/useTranslate';
import type { Translate } from '../../translations/translationRef';
import type { Outcome } from '../../hooks/useCommand';
import { effectInWords } from './effectInWords';

/** Tries deliveries again, one after the other, and says how that went. */
export function useRetry(onRetried: () => void) {
  const t = useTranslate();
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
          t('deliveries.retry.refused', {
            number: String(effect.requestNumber),
            effect: effectInWords(effect, t),
            reason: readRefusal(error).message,
          }),
        );
      }
    }
    setOutcome(outcomeOf({ effects, refusals, t }));
    setBusy(false);
    onRetried();
  };

  return { busy, outcome, retry };
}

function outcomeOf(options: {
  effects: Effect[];
  refusals: string[];
  t: Translate;
}): Outcome {
  const { effects, refusals, t } = options;
  const taken = effects.length - refusals.length;
  const sentences = [
    ...(taken > 0 ? [t('deliveries.retry.taken', { count: taken })] : []),
    ...refusals,
  ];
  return {
    severity: refusals.length === 0 ? 'success' : 'warning',
    text: sentences.join(' '),
  };
}
