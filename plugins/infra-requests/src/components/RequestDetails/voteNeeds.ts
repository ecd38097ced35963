import {
  whatIsSaid,
  type AllowedAction,
  type AllowedActions,
  type Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import {
  whyNoReference,
  type Reference,
} from '../ReferenceField/whyNoReference';

/** What a person writes with a vote, or what is wrong with it. */
export type VoteWords = { comment: string; reference: string };

const VERBS: Record<Verdict, string> = {
  approve: 'approve',
  reject: 'reject',
  'request-changes': 'ask for changes',
};

const VERDICTS = Object.keys(VERBS) as Verdict[];

/** What a vote lacks, as the server would say it; empty when it can be sent. */
export function voteProblems(
  { needs }: AllowedAction,
  { comment, reference }: VoteWords,
): Partial<VoteWords> {
  const commentProblem =
    needs?.comment && !whatIsSaid(comment)
      ? 'This vote needs a comment.'
      : undefined;
  const referenceProblem =
    needs?.reference && whyNoReference(needs.reference, reference);
  return {
    ...(commentProblem && { comment: commentProblem }),
    ...(referenceProblem && { reference: referenceProblem }),
  };
}

/** The reference that any of the open verdicts needs. */
export function referenceOf(actions: AllowedActions): Reference | undefined {
  return VERDICTS.flatMap(
    verdict => openOf(actions, verdict)?.needs?.reference ?? [],
  ).at(0);
}

/** "Needed to approve or reject."; nothing where no open verdict needs it. */
export function neededFor(
  actions: AllowedActions,
  what: 'comment' | 'reference',
): string | undefined {
  const verbs = VERDICTS.filter(
    verdict => openOf(actions, verdict)?.needs?.[what],
  ).map(verdict => VERBS[verdict]);
  return verbs.length === 0
    ? undefined
    : `Needed to ${new Intl.ListFormat('en', { type: 'disjunction' }).format(
        verbs,
      )}.`;
}

function openOf(
  actions: AllowedActions,
  verdict: Verdict,
): AllowedAction | undefined {
  return actions[verdict].allowed ? actions[verdict] : undefined;
}
