import { useState } from 'react';
import type { StoredDraft } from './storedDraft';

/**
 * Whether a form goes on from a kept draft. One that was begun from the same start is taken up again by itself; one
 * that was begun from another link or copy is only offered.
 */
export function useKeptDraft(kept: StoredDraft | undefined, start: string) {
  const [state, setState] = useState(() => ({
    using: kept?.start === start,
    offered: kept !== undefined && kept.start !== start,
    round: 0,
  }));
  const begin = (using: boolean) =>
    setState(({ round }) => ({ using, offered: false, round: round + 1 }));
  return {
    /** The draft that the form starts with. */
    draft: state.using ? kept : undefined,
    /** A draft that it could start with. */
    offer: state.offered ? kept : undefined,
    /** Changes when the form starts again. */
    round: state.round,
    use: () => begin(true),
    startAfresh: () => begin(false),
  };
}

export type KeptDraft = ReturnType<typeof useKeptDraft>;
