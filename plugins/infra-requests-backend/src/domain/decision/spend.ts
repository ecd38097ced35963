import type {
  EntityRef,
  Money,
} from '@infra-requests/plugin-infra-requests-common';
import type { RequestRecord } from '../types';

/** What an owner was taken to spend when a decision was made that nobody looks at again. */
export interface ReliedOnSpend {
  owner: EntityRef;
  total: Money;
}

/** The facts that follow from what an owner spends. */
const FACTS_OF_SPEND = new Set(['ownerMonthlySpend', 'ownerBudgetRemaining']);

/**
 * The spend that an automatic approval relies on, if some rule read it. Between reading it and storing the
 * request another request of the owner may be approved, and ten at once would each see the budget of one.
 */
export function reliedOnSpend(
  request: Pick<RequestRecord, 'owner' | 'state' | 'evaluation' | 'facts'>,
): ReliedOnSpend | undefined {
  const total = request.facts.values.ownerMonthlySpend;
  const wasRead = request.evaluation.trace.some(rule =>
    rule.comparisons.some(({ path }) => FACTS_OF_SPEND.has(path)),
  );
  return request.state === 'approved' &&
    request.evaluation.outcome === 'automatic' &&
    wasRead &&
    typeof total === 'string'
    ? { owner: request.owner, total }
    : undefined;
}
