import type {
  AllowedAction,
  FieldProblem,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import { matchesPattern } from '../policy/referencePattern';
import { PLAIN_TERMS } from './terms';
import type { RequestRecord } from '../types';

type Needs = NonNullable<AllowedAction['needs']>;

/** What a request's terms ask of a verdict besides the verdict itself; undefined where that is nothing. */
export function needsOf(
  request: Pick<RequestRecord, 'terms'>,
  verdict: Verdict,
): Needs | undefined {
  const { commentOn, reference } = request.terms ?? PLAIN_TERMS;
  const comment = commentOn.includes(verdict);
  const asked = reference?.on.includes(verdict) ? reference : undefined;
  return comment || asked
    ? {
        ...(comment ? { comment } : {}),
        ...(asked
          ? { reference: { title: asked.title, pattern: asked.pattern } }
          : {}),
      }
    : undefined;
}

/** What is missing from a vote, by field. */
export function missingFromVote(
  request: Pick<RequestRecord, 'terms'>,
  vote: { verdict: Verdict; comment?: string; reference?: string },
): FieldProblem[] {
  const needs = needsOf(request, vote.verdict);
  const problems: FieldProblem[] = [];
  if (needs?.comment && !vote.comment?.trim()) {
    problems.push({
      field: '/comment',
      message: 'is needed: say in a sentence why you decide so',
    });
  }
  const { reference } = needs ?? {};
  const given = vote.reference?.trim() ?? '';
  const fits = (pattern: string) => matchesPattern(pattern, given);
  if (
    reference &&
    !(given && (!reference.pattern || fits(reference.pattern)))
  ) {
    problems.push({
      field: '/reference',
      message: `needs ${reference.title}${
        reference.pattern ? `, which has to match ${reference.pattern}` : ''
      }`,
    });
  }
  return problems;
}
