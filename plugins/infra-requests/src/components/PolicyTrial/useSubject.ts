import useSessionStorage from 'react-use/esm/useSessionStorage';
import type { FindingExample } from '@infra-requests/plugin-infra-requests-common';
import { NO_FACTS, formOfFacts, type FactsForm } from './factsForm';

/** What the simulator judges, as the person fills it in. */
export interface SubjectForm {
  kind: 'request' | 'facts';
  /** As typed: a number or an id. */
  request: string;
  facts: FactsForm;
}

export interface Subject {
  form: SubjectForm;
  change: (changes: Partial<SubjectForm>) => void;
  /** Judges the example of a finding. */
  tryFacts: (facts: FindingExample['facts']) => void;
}

/** What the simulator judges, kept while the browser's tab is open. */
export function useSubject(): Subject {
  const [form, store] = useSessionStorage<SubjectForm>(
    'infra-requests.simulation-subject',
    { kind: 'request', request: '', facts: NO_FACTS },
  );
  return {
    form,
    change: changes => store({ ...form, ...changes }),
    tryFacts: facts =>
      store({ ...form, kind: 'facts', facts: formOfFacts(facts) }),
  };
}

/** The request that was typed, as the API wants it: its number without a sign, or its id. */
export function requestOf(typed: string): string | undefined {
  return typed.trim().replace(/^#/, '') || undefined;
}
