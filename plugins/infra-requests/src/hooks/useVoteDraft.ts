import { useState } from 'react';

/**
 * The revision that a person has read, and what they are writing with their vote. Belongs where it outlives the vote
 * form, which comes and goes with the state of the request.
 */
export function useVoteDraft(digest: string) {
  const [readDigest, setReadDigest] = useState(digest);
  const [comment, setComment] = useState('');
  const [reference, setReference] = useState('');
  return {
    readDigest,
    setReadDigest,
    comment,
    setComment,
    reference,
    setReference,
  };
}

export type VoteDraft = ReturnType<typeof useVoteDraft>;
