import useSessionStorage from 'react-use/esm/useSessionStorage';
import type { PolicyDocument } from '@infra-requests/plugin-infra-requests-common';

/** A policy as somebody edits it, kept while the browser's tab is open. */
export interface PolicyDraft {
  text: string;
  edited: boolean;
  /** Whether another policy became active since the editing began. */
  outdated: boolean;
  change: (text: string) => void;
  /** Back to the active policy. */
  reset: () => void;
}

type Stored = { text: string; basedOn: string };

/** The edited policy; the active one until something is changed. */
export function usePolicyDraft(policy: PolicyDocument): PolicyDraft {
  const [stored, store] = useSessionStorage<Stored | null>(
    'infra-requests.policy-draft',
    null,
  );
  const active = policy.text ?? '';
  const edited = stored !== null && stored.text !== active;
  return {
    text: edited ? stored.text : active,
    edited,
    outdated: edited && stored.basedOn !== policy.digest,
    change: text =>
      store({ text, basedOn: edited ? stored.basedOn : policy.digest }),
    reset: () => store(null),
  };
}
