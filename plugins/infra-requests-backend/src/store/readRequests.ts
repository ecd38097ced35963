import type { Knex } from 'knex';
import type { RequestRow, StageRow, VoteRow } from './rows';

const STAGE_COLUMNS = [
  'request_id',
  'revision',
  'position',
  'name',
  'requirements',
  'opened_at',
  'completed_at',
  'reminders',
  'escalations',
] as const satisfies (keyof StageRow)[];

const VOTE_COLUMNS = [
  'id',
  'request_id',
  'revision',
  'stage',
  'voter_ref',
  'verdict',
  'comment',
  'digest',
  'memberships',
  'fills',
  'at',
  'delegations',
  'reference',
  'carried_from',
] as const satisfies (keyof VoteRow)[];

/** A request with the stages and votes of its current revision, in order. */
export interface RequestRows {
  request: RequestRow;
  stages: StageRow[];
  votes: VoteRow[];
}

/** Rows as JSON: parsed already by PostgreSQL's driver, as text from SQLite; null where there are none. */
type Aggregated<Row> = Row[] | string | null;

/** In one statement, which sees one state of all of it: a request is never read with the votes of a later version. */
export async function readRequests(
  knex: Knex,
  ids: string[],
): Promise<RequestRows[]> {
  const rows: (RequestRow & {
    stage_rows: Aggregated<StageRow>;
    vote_rows: Aggregated<VoteRow>;
  })[] = await knex('requests')
    .whereIn('requests.id', ids)
    .select('requests.*')
    .select({
      stage_rows: ofRevision(knex, 'request_stages', STAGE_COLUMNS),
      vote_rows: ofRevision(knex, 'votes', VOTE_COLUMNS),
    });
  return rows.map(({ stage_rows, vote_rows, ...request }) => ({
    request,
    stages: parsed(stage_rows).sort((a, b) => a.position - b.position),
    votes: parsed(vote_rows).sort((a, b) => a.id - b.id),
  }));
}

function ofRevision(
  knex: Knex,
  table: 'request_stages' | 'votes',
  columns: readonly string[],
): Knex.QueryBuilder {
  const isPostgres = knex.client.config.client === 'pg';
  const [array, object] = isPostgres
    ? ['json_agg', 'json_build_object']
    : ['json_group_array', 'json_object'];
  const pairs = columns.map(column => `'${column}', part.${column}`);
  return knex
    .from(`${table} as part`)
    .whereRaw('part.request_id = requests.id')
    .whereRaw('part.revision = requests.revision')
    .select(knex.raw(`${array}(${object}(${pairs.join(', ')}))`));
}

function parsed<Row>(rows: Aggregated<Row>): Row[] {
  return typeof rows === 'string' ? JSON.parse(rows) : rows ?? [];
}
