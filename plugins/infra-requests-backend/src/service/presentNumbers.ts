import type {
  InfraRequest,
  RunningRequest,
} from '@infra-requests/plugin-infra-requests-common';
import { budgetOf } from '../domain/policy/policyFacts';
import type { Policy, RequestRecord } from '../domain/types';
import type { RunningRequest as StoredRunning } from '../store/RequestReadModel';

/** The amounts beside a request: what it cost before, and what its owner spends. */
export function presentAmounts(
  request: RequestRecord,
  policy: Policy,
): Pick<
  InfraRequest,
  'previousMonthlyCost' | 'ownerMonthlySpend' | 'ownerMonthlyBudget'
> {
  const spend = request.facts.values.ownerMonthlySpend;
  return {
    previousMonthlyCost: request.previousMonthlyCost,
    ownerMonthlySpend: typeof spend === 'string' ? spend : undefined,
    ownerMonthlyBudget: budgetOf(policy, request.owner),
  };
}

export function presentRunning(
  running: StoredRunning | undefined,
): RunningRequest | undefined {
  return running && { ...running, since: running.since.toISOString() };
}
