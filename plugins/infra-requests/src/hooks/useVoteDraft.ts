import { useState } from 'react';

/**
 * The revision that a person has read, and the comment they are writing. Belongs where it outlives the vote form,
 * which comes and goes with the state of the request.
 */
export function useVoteDraft(digest: string) {
  const [readDigest, setReadDigest] = useState(digest);
  const [comment, setComment] = useState('');
  return { readDigest, setReadDigest, comment, setComment };
}

export type VoteDraft = ReturnType<typeof useVoteDraft>;
