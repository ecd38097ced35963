import {
  whatIsSaid,
  type AllowedAction,
  type AllowedActions,
  type Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import type { Translate } from '../../translations/translationRef';
import {
  whyNoReference,
  type Reference,
} from '../ReferenceField/whyNoReference';

/** What a person writes with a vote, or what is wrong with it. */
export type VoteWords = { comment: string; reference: string };

const VERDICTS: Verdict[] = ['approve', 'reject', 'request-changes'];

/** What a vote lacks, as the server would say it; empty when it can be sent. */
export function voteProblems(
  { needs }: AllowedAction,
  { comment, reference }: VoteWords,
  t: Translate,
): Partial<VoteWords> {
  const commentProblem =
    needs?.comment && !whatIsSaid(comment)
      ? t('request.vote.needsComment')
      : undefined;
  const referenceProblem =
    needs?.reference && whyNoReference(needs.reference, reference, t);
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

type Needed = { what: 'comment' | 'reference'; t: Translate; language: string };

/** "Needed to approve or reject."; nothing where no open verdict needs it. */
export function neededFor(
  actions: AllowedActions,
  { what, t, language }: Needed,
): string | undefined {
  const verbs = VERDICTS.filter(
    verdict => openOf(actions, verdict)?.needs?.[what],
  ).map(verdict => t(`request.vote.to-${verdict}`));
  const list = new Intl.ListFormat(language, { type: 'disjunction' });
  return verbs.length === 0
    ? undefined
    : t('request.vote.neededTo', { verbs: list.format(verbs) });
}

function openOf(
  actions: AllowedActions,
  verdict: Verdict,
): AllowedAction | undefined {
  return actions[verdict].allowed ? actions[verdict] : undefined;
}
