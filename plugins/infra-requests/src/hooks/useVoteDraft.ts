import { useCallback, useEffect, useState } from 'react';
import type {
  InfraRequest,
  RequestState,
} from '@infra-requests/plugin-infra-requests-common';
import { useKept } from './useKept';

const NO_WORDS = { comment: '', reference: '' };

/** States in which people vote, or may again. */
const VOTED_ON: RequestState[] = ['submitted', 'pending', 'changes-requested'];

/**
 * The revision that a person has read, and what they are writing with their vote. Belongs where it outlives the vote
 * form, which comes and goes with the state of the request. Words that were not sent are there again when the person
 * comes back to the request or loads the page again, until nobody votes on it any more.
 */
export function useVoteDraft({
  id,
  digest,
  state,
}: Pick<InfraRequest, 'id' | 'digest' | 'state'>) {
  const [readDigest, setReadDigest] = useState(digest);
  const [words, change] = useKept(`vote ${id}`, NO_WORDS);
  const over = !VOTED_ON.includes(state);
  useEffect(() => {
    if (over) {
      change(NO_WORDS);
    }
  }, [over, change]);
  return {
    readDigest,
    setReadDigest,
    ...words,
    setComment: useCallback((comment: string) => change({ comment }), [change]),
    setReference: useCallback(
      (reference: string) => change({ reference }),
      [change],
    ),
  };
}

export type VoteDraft = ReturnType<typeof useVoteDraft>;
