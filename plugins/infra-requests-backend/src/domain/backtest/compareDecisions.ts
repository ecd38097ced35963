import type { BacktestResult } from '@infra-requests/plugin-infra-requests-common';
import type { Decision } from '../policy/evaluate';
import type { Policy } from '../types';
import { approvalsOf, type PastDecision } from './pastDecision';

export type Direction = BacktestResult['moves'][number]['change'];

/** Where a request was and where another policy would put it. */
export interface Comparison {
  /** Id of a tier, or "denied". */
  from: string;
  to: string;
  direction: Direction;
  /** People said no to what nobody would be asked about. */
  rejectedNowAutomatic: boolean;
  /** Approvals asked for after, less those asked for before. */
  approvals: number;
}

const STRICTNESS = { automatic: 0, approval: 1, denied: 2 };

/** The decision that was made, compared with the one that a policy makes on the same facts. */
export function compareDecisions(
  past: PastDecision,
  now: Decision,
  policy: Policy,
): Comparison {
  const approvals = approvalsOf(now.stages) - approvalsOf(past.stages);
  return {
    from: past.outcome === 'denied' ? 'denied' : past.tier.id,
    to: now.outcome === 'denied' ? 'denied' : now.tier.id,
    direction: directionOf(past, now, policy),
    rejectedNowAutomatic:
      past.state === 'rejected' && now.outcome === 'automatic',
    approvals,
  };
}

/**
 * Being denied is stricter than asking people, and asking people stricter than asking nobody, whatever the tiers are
 * called. Between two that ask people, the tier's place in the policy decides, and within a tier the number of
 * approvals. All denials are alike.
 */
function directionOf(
  past: PastDecision,
  now: Decision,
  policy: Policy,
): Direction {
  const outcome = STRICTNESS[now.outcome] - STRICTNESS[past.outcome];
  if (outcome !== 0 || now.outcome === 'denied') {
    return inWords(outcome);
  }
  const tier = now.tier.rank - rankOf(past, policy);
  if (tier !== 0) {
    return inWords(tier);
  }
  return inWords(approvalsOf(now.stages) - approvalsOf(past.stages));
}

/** A tier that the policy no longer has counts where it stood. */
function rankOf({ tier }: PastDecision, policy: Policy): number {
  return policy.tiers.find(({ id }) => id === tier.id)?.rank ?? tier.rank;
}

function inWords(difference: number): Direction {
  if (difference === 0) {
    return 'unchanged';
  }
  return difference < 0 ? 'laxer' : 'stricter';
}
