import type { Knex } from 'knex';
import type { PastRequest } from '../domain/typical';
import type { RequestRow } from './rows';

type PastRow = Pick<
  RequestRow,
  | 'type'
  | 'state'
  | 'outcome'
  | 'tier_id'
  | 'tier_title'
  | 'tier_rank'
  | 'submitted_at'
  | 'decided_at'
  | 'currency'
  | 'monthly_cost'
>;

const COLUMNS = [
  'type',
  'state',
  'outcome',
  'tier_id',
  'tier_title',
  'tier_rank',
  'submitted_at',
  'decided_at',
  'currency',
  'monthly_cost',
] as const;

/** Requests decided since then, the latest first and no more than this many of each type. */
export async function decidedRequests(
  knex: Knex,
  options: { since: Date; mostPerType: number },
): Promise<PastRequest[]> {
  const { since, mostPerType } = options;
  const rows: PastRow[] = await knex
    .from(
      knex('requests')
        .where('decided_at', '>=', since.toISOString())
        .select(...COLUMNS, 'number')
        .select(
          knex.raw(
            'row_number() over (partition by type order by decided_at desc, number desc) as nth',
          ),
        )
        .as('decided'),
    )
    .where('nth', '<=', mostPerType)
    .orderBy([
      { column: 'decided_at', order: 'desc' },
      { column: 'number', order: 'desc' },
    ])
    .select(...COLUMNS);
  return rows.map(toPastRequest);
}

/** When somebody last asked for something of each type. */
export async function lastAsked(
  knex: Knex,
  requester: string,
): Promise<Map<string, Date>> {
  const rows: { type: string; at: string }[] = await knex<RequestRow>(
    'requests',
  )
    .where('requester_ref', requester)
    .groupBy('type')
    .select('type')
    .max({ at: 'submitted_at' });
  return new Map(rows.map(({ type, at }) => [type, new Date(at)]));
}

function toPastRequest(row: PastRow): PastRequest {
  return {
    type: row.type,
    state: row.state,
    outcome: row.outcome as PastRequest['outcome'],
    tier: { id: row.tier_id, title: row.tier_title, rank: row.tier_rank },
    submittedAt: new Date(row.submitted_at),
    decidedAt: row.decided_at === null ? undefined : new Date(row.decided_at),
    currency: row.currency,
    monthlyCost: row.monthly_cost ?? undefined,
  };
}
