import type { Knex } from 'knex';
import { ENDING_ACTIONS, RUNNING_STATES } from '../domain/decision/running';
import type { RunningRequest } from './RequestReadModel';
import type { RequestRow } from './rows';
import { parseParameters } from './storedJson';

type RunningRow = Pick<
  RequestRow,
  'id' | 'number' | 'document' | 'monthly_cost' | 'decided_at' | 'submitted_at'
>;

/** Narrows a selection of `requests` to what runs at that time: see `runsAt`. */
export function whereRunning(requests: Knex.QueryBuilder, at: Date): void {
  requests
    .whereIn('requests.state', RUNNING_STATES)
    .whereNotIn('requests.action', ENDING_ACTIONS)
    .where(either =>
      either
        .whereNull('requests.expires_at')
        .orWhere('requests.expires_at', '>', at.toISOString()),
    )
    .where(either =>
      either
        .whereNull('requests.subject')
        .orWhereRaw('requests.number = ?', [lastOfSubject(requests)]),
    );
}

/** The request for the same thing that was approved last. With a limit, so that it is looked up and nothing is joined. */
function lastOfSubject(requests: Knex.QueryBuilder): Knex.QueryBuilder {
  return requests.client
    .queryBuilder()
    .from('requests as later')
    .select('later.number')
    .whereRaw('later.subject = requests.subject')
    .whereIn('later.state', RUNNING_STATES)
    .orderByRaw('coalesce(later.decided_at, later.submitted_at) desc')
    .orderBy('later.number', 'desc')
    .limit(1);
}

/** What runs of a subject at that time. */
export async function runningOf(
  knex: Knex,
  { subject, at }: { subject: string; at: Date },
): Promise<RunningRequest | undefined> {
  const row: RunningRow | undefined = await knex<RequestRow>('requests')
    .where('requests.subject', subject)
    .modify(whereRunning, at)
    .first(
      'id',
      'number',
      'document',
      'monthly_cost',
      'decided_at',
      'submitted_at',
    );
  return (
    row && {
      id: row.id,
      number: row.number,
      parameters: parseParameters(row.document, `request ${row.id}`),
      monthlyCost: row.monthly_cost ?? undefined,
      since: new Date(row.decided_at ?? row.submitted_at),
    }
  );
}
