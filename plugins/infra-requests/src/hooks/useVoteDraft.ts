import { useCallback, useState } from 'react';
import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import { useKept } from './useKept';

const NO_WORDS = { comment: '', reference: '' };

/**
 * The revision that a person has read, and what they are writing with their vote. Belongs where it outlives the vote
 * form, which comes and goes with the state of the request. Words that were not sent are there again when the person
 * comes back to the request.
 */
export function useVoteDraft({
  id,
  digest,
}: Pick<InfraRequest, 'id' | 'digest'>) {
  const [readDigest, setReadDigest] = useState(digest);
  const [words, change] = useKept(`vote ${id}`, NO_WORDS);
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
