import {
  whatIsSaid,
  type AllowedAction,
  type FieldProblem,
  type Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import { matchesPattern } from '../policy/referencePattern';
import { PLAIN_TERMS } from './terms';
import type { ReferenceTerms, RequestRecord } from '../types';

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
  if (needs?.comment && !whatIsSaid(vote.comment)) {
    problems.push({
      field: '/comment',
      message: 'is needed: say in a sentence why you decide so',
    });
  }
  const { reference } = needs ?? {};
  const given = whatIsSaid(vote.reference);
  if (reference && !fits(given, reference)) {
    problems.push({
      field: '/reference',
      message: `needs ${reference.title}${
        reference.pattern ? `, which has to match ${reference.pattern}` : ''
      }`,
    });
  }
  return problems;
}

function fits(
  given: string | undefined,
  { pattern }: Pick<ReferenceTerms, 'pattern'>,
): boolean {
  return given !== undefined && (!pattern || matchesPattern(pattern, given));
}
