import type { SimulationInput } from '@infra-requests/plugin-infra-requests-common';
import type { Translate } from '../../translations/translationRef';
import { factsOfForm, isEmptyForm } from './factsForm';
import { requestOf, type SubjectForm } from './useSubject';

/** What to ask the server; nothing while the form does not say enough. */
export function simulationOf(options: {
  form: SubjectForm;
  /** The edited policy; the active one without. */
  policy?: string;
  t: Translate;
}): SimulationInput | undefined {
  const { form, policy, t } = options;
  if (form.kind === 'request') {
    const request = requestOf(form.request);
    return request === undefined ? undefined : { policy, request };
  }
  const { facts } = factsOfForm(form.facts, t);
  return !facts || isEmptyForm(form.facts) ? undefined : { policy, facts };
}
