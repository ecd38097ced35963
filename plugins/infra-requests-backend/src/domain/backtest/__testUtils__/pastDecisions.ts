import { evaluate } from '../../policy/evaluate';
import {
  factsOf,
  policyOf,
  exampleConfig,
} from '../../policy/__testUtils__/examplePolicy';
import type { Facts } from '../../types';
import type { PastDecision } from '../pastDecision';

const SUBMITTED = new Date('2026-09-07T08:00:00.000Z');

/** The policy that judged the past, unless a test says otherwise. */
export const pastPolicy = policyOf(exampleConfig());

/** A request as the example policy judged it. */
export function aPastDecision(
  overrides: Partial<PastDecision> & {
    /** Decided so many hours after it was submitted. */
    hours?: number;
  } = {},
): PastDecision {
  const { hours, ...given } = overrides;
  const facts: Facts = given.facts ?? factsOf();
  const { outcome, tier, stages } = evaluate(pastPolicy, facts);
  const submittedAt = given.submittedAt ?? SUBMITTED;
  return {
    id: 'request-1',
    number: 1,
    state: outcome === 'denied' ? 'denied' : 'approved',
    facts,
    outcome,
    tier,
    stages,
    submittedAt,
    decidedAt:
      hours === undefined
        ? undefined
        : new Date(submittedAt.getTime() + hours * 3_600_000),
    judgedAt: submittedAt,
    ...given,
  };
}
