import { COMMITTED_STATES } from '@infra-requests/plugin-infra-requests-common';
import type { Knex } from 'knex';
import type { RequestRow } from './rows';

/** Monthly costs of what an owner has approved and still running; undefined where a cost is not known. */
export async function committedCosts(
  knex: Knex,
  options: { owner: string; excludeId?: string },
): Promise<(string | undefined)[]> {
  const { owner, excludeId } = options;
  const rows: Pick<RequestRow, 'monthly_cost'>[] = await knex<RequestRow>(
    'requests',
  )
    .where('owner_ref', owner)
    .whereIn('state', COMMITTED_STATES)
    .modify(requests => {
      if (excludeId !== undefined) {
        requests.whereNot('id', excludeId);
      }
    })
    .orderBy('number')
    .select('monthly_cost');
  return rows.map(row => row.monthly_cost ?? undefined);
}
