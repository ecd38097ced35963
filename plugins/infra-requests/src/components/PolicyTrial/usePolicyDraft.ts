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

type Stored = {
  text: string;
  /** The digest of the policy from which the editing began. */
  basedOn: string;
  /** That policy's own text. */
  base?: string;
};

/** The edited policy; the active one as long as nothing is changed, even if it becomes another one. */
export function usePolicyDraft(policy: PolicyDocument): PolicyDraft {
  const [stored, store] = useSessionStorage<Stored | null>(
    'infra-requests.policy-draft',
    null,
  );
  const active = policy.text ?? '';
  const edit =
    stored && stored.text !== active && stored.text !== stored.base
      ? stored
      : undefined;
  return {
    text: edit?.text ?? active,
    edited: edit !== undefined,
    outdated: edit !== undefined && edit.basedOn !== policy.digest,
    change: text => {
      const { basedOn, base } = edit ?? {
        basedOn: policy.digest,
        base: active,
      };
      store({ text, basedOn, base });
    },
    reset: () => store(null),
  };
}
