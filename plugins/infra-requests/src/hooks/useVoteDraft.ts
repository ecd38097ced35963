import { useCallback, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import type {
  InfraRequest,
  InfraRequestsApi,
} from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../api/infraRequestsApiRef';

/** What is written with a vote before it is given. */
type Words = { comment: string; reference: string };

const NO_WORDS: Words = { comment: '', reference: '' };

/** What was written so far, by request; in memory only, for as long as the portal is open. */
const written = new WeakMap<InfraRequestsApi, Map<string, Words>>();

/**
 * The revision that a person has read, and what they are writing with their vote. Belongs where it outlives the vote
 * form, which comes and goes with the state of the request. Words that were not sent are there again when the person
 * comes back to the request.
 */
export function useVoteDraft({
  id,
  digest,
}: Pick<InfraRequest, 'id' | 'digest'>) {
  const api = useApi(infraRequestsApiRef);
  const [readDigest, setReadDigest] = useState(digest);
  const [words, setWords] = useState(
    () => wordsKeptBy(api).get(id) ?? NO_WORDS,
  );

  const change = useCallback(
    (changed: Partial<Words>) =>
      setWords(current => {
        const next = { ...current, ...changed };
        wordsKeptBy(api).set(id, next);
        return next;
      }),
    [api, id],
  );
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

function wordsKeptBy(api: InfraRequestsApi): Map<string, Words> {
  const kept = written.get(api) ?? new Map<string, Words>();
  written.set(api, kept);
  return kept;
}
