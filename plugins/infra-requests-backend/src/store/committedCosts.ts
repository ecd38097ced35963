import { COMMITTED_STATES } from '@infra-requests/plugin-infra-requests-common';
import type { Knex } from 'knex';
import { costsOfThings } from '../domain/decision/spend';
import type { CommittedCostsOptions } from './RequestReadModel';
import type { RequestRow } from './rows';

const COLUMNS = [
  'number',
  'state',
  'action',
  'subject',
  'submitted_at',
  'decided_at',
  'expires_at',
  'monthly_cost',
] as const satisfies (keyof RequestRow)[];

const timeOf = (text: string | null) =>
  text === null ? undefined : new Date(text);

/** See `RequestReadModel.committedCosts`. */
export async function committedCosts(
  knex: Knex,
  options: CommittedCostsOptions & { owner: string },
): Promise<(string | undefined)[]> {
  const { owner, at, excludeId } = options;
  const rows: Pick<RequestRow, (typeof COLUMNS)[number]>[] =
    await knex<RequestRow>('requests')
      .where('owner_ref', owner)
      .whereIn('state', COMMITTED_STATES)
      .modify(requests => {
        if (excludeId !== undefined) {
          requests.whereNot('id', excludeId);
        }
      })
      .select(...COLUMNS);
  return costsOfThings(
    rows.map(row => ({
      number: row.number,
      state: row.state,
      action: row.action,
      subject: row.subject ?? undefined,
      submittedAt: new Date(row.submitted_at),
      decidedAt: timeOf(row.decided_at),
      expiresAt: timeOf(row.expires_at),
      monthlyCost: row.monthly_cost ?? undefined,
    })),
    at,
  );
}
