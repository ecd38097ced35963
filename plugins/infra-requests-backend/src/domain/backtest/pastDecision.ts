import type {
  Evaluation,
  RequestState,
  Stage,
  TierRef,
} from '@infra-requests/plugin-infra-requests-common';
import type { Facts, RequestRecord } from '../types';

/** A request with the decision that was frozen onto it, as far as a backtest reads it. */
export interface PastDecision {
  id: string;
  number: number;
  state: RequestState;
  /** What the decision was made on. */
  facts: Facts;
  outcome: Evaluation['outcome'];
  tier: TierRef;
  stages: Stage[];
  submittedAt: Date;
  decidedAt?: Date;
  /** When the facts were gathered: at submission, or at the last edit. */
  judgedAt: Date;
}

/** How long a decision took, and whose it was. */
export type PastWait = Pick<
  PastDecision,
  'state' | 'outcome' | 'tier' | 'submittedAt' | 'decidedAt'
>;

/**
 * When the decision that stands was made: an edit asks anew, which opens the first stage or ends the request at once.
 */
export function judgedAt(
  request: Pick<RequestRecord, 'stages' | 'decidedAt' | 'submittedAt'>,
): Date {
  return (
    request.stages[0]?.openedAt ?? request.decidedAt ?? request.submittedAt
  );
}

/** A request as a backtest reads it. */
export function pastDecisionOf(request: RequestRecord): PastDecision {
  const { id, number, state, facts, evaluation } = request;
  const { submittedAt, decidedAt } = request;
  return {
    id,
    number,
    state,
    facts,
    outcome: evaluation.outcome,
    tier: evaluation.tier,
    stages: evaluation.stages,
    submittedAt,
    decidedAt,
    judgedAt: judgedAt(request),
  };
}

const MS_PER_HOUR = 3_600_000;

/** A request that was withdrawn or ran out shows when it ended, not how long people took to decide. */
const ENDED_UNDECIDED: readonly RequestState[] = ['cancelled', 'expired'];

/** Hours from submission until people had decided; undefined where no people decided. */
export function hoursWaited(wait: PastWait): number | undefined {
  const { outcome, state, submittedAt, decidedAt } = wait;
  return outcome === 'approval' &&
    decidedAt !== undefined &&
    !ENDED_UNDECIDED.includes(state)
    ? (decidedAt.getTime() - submittedAt.getTime()) / MS_PER_HOUR
    : undefined;
}

/** How many approvals stages ask for. */
export function approvalsOf(stages: Stage[]): number {
  return stages
    .flatMap(stage => stage.requirements)
    .reduce((sum, { count }) => sum + count, 0);
}
