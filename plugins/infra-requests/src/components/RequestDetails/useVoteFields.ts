import { useEffect, useRef, useState } from 'react';
import type { FieldProblem } from '@infra-requests/plugin-infra-requests-common';
import { problemAt } from '../../api/refusal';
import type { Command } from '../../hooks/useCommand';
import type { VoteWords } from './voteNeeds';

/**
 * What is wrong with the words of a vote, as this form or the server found at the last try; each until it is changed.
 * The first wrong one takes the focus.
 */
export function useVoteFields(
  { problems: answered }: Pick<Command, 'problems'>,
  { comment, reference }: VoteWords,
) {
  const [found, setFound] = useState<Partial<VoteWords>>({});
  const [tried, setTried] = useState<VoteWords>();
  const commentRef = useRef<HTMLTextAreaElement>(null);
  const referenceRef = useRef<HTMLInputElement>(null);

  const focusOn = (problems: Partial<VoteWords>) =>
    (problems.reference ? referenceRef : commentRef).current?.focus();

  useEffect(() => {
    if (answered.length > 0) {
      focusOn(wordsOfProblems(answered));
    }
  }, [answered]);

  const problems = { ...wordsOfProblems(answered), ...found };
  return {
    problems: {
      comment: tried?.comment === comment ? problems.comment : undefined,
      reference:
        tried?.reference === reference ? problems.reference : undefined,
    },
    commentRef,
    referenceRef,
    /** Shows what is wrong with a vote before it is sent; answers whether it can be. */
    check: (wrong: Partial<VoteWords>): boolean => {
      setFound(wrong);
      setTried({ comment, reference });
      if (Object.keys(wrong).length > 0) {
        focusOn(wrong);
        return false;
      }
      return true;
    },
  };
}

function wordsOfProblems(problems: FieldProblem[]): Partial<VoteWords> {
  return {
    comment: problemAt('/comment', problems),
    reference: problemAt('/reference', problems),
  };
}
