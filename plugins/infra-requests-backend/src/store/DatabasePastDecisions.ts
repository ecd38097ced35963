import type { Knex } from 'knex';
import type { PastDecision, PastWait } from '../domain/backtest/pastDecision';
import type { PastDecisions, Period } from './PastDecisions';
import type { RequestRow } from './rows';
import { parseJudgement } from './storedJson';

type WaitRow = Pick<
  RequestRow,
  | 'number'
  | 'state'
  | 'outcome'
  | 'tier_id'
  | 'tier_title'
  | 'tier_rank'
  | 'submitted_at'
  | 'decided_at'
>;

type DecisionRow = WaitRow &
  Pick<RequestRow, 'id' | 'document'> & { first_opened_at: string | null };

const WAIT_COLUMNS = [
  'requests.number',
  'requests.state',
  'requests.outcome',
  'requests.tier_id',
  'requests.tier_title',
  'requests.tier_rank',
  'requests.submitted_at',
  'requests.decided_at',
];

/** PastDecisions on SQLite or PostgreSQL. */
export class DatabasePastDecisions implements PastDecisions {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async count(period: Period): Promise<number> {
    const [row] = await this.#submittedIn(period).count({ total: '*' });
    // PostgreSQL counts in bigint, which comes as text.
    return Number(row.total);
  }

  async *pages(
    period: Period,
    options: { pageSize: number },
  ): AsyncGenerator<PastDecision[]> {
    const query = () =>
      this.#submittedIn(period)
        .leftJoin('request_stages as first', stage =>
          stage
            .on('first.request_id', 'requests.id')
            .andOn('first.revision', 'requests.revision')
            .andOnVal('first.position', 0),
        )
        .select<DecisionRow[]>([
          ...WAIT_COLUMNS,
          'requests.id',
          'requests.document',
          'first.opened_at as first_opened_at',
        ]);
    for await (const rows of readPages<DecisionRow>(query, options)) {
      yield rows.map(toPastDecision);
    }
  }

  async *waits(
    period: Period,
    options: { pageSize: number },
  ): AsyncGenerator<PastWait[]> {
    const query = () =>
      this.#submittedIn(period).select<WaitRow[]>(WAIT_COLUMNS);
    for await (const rows of readPages<WaitRow>(query, options)) {
      yield rows.map(toPastWait);
    }
  }

  #submittedIn({ from, to }: Period): Knex.QueryBuilder {
    return this.#knex('requests')
      .where('requests.submitted_at', '>=', from.toISOString())
      .where('requests.submitted_at', '<', to.toISOString());
  }
}

/** A page at a time by key, so that the last page costs no more than the first. */
async function* readPages<Row extends WaitRow>(
  query: () => Knex.QueryBuilder,
  { pageSize }: { pageSize: number },
): AsyncGenerator<Row[]> {
  let last: Row | undefined;
  do {
    const page = query()
      .orderBy(['requests.submitted_at', 'requests.number'])
      .limit(pageSize);
    if (last) {
      page.whereRaw('(requests.submitted_at, requests.number) > (?, ?)', [
        last.submitted_at,
        last.number,
      ]);
    }
    const rows: Row[] = await page;
    if (rows.length > 0) {
      yield rows;
    }
    last = rows.length === pageSize ? rows.at(-1) : undefined;
  } while (last);
}

function toPastWait(row: WaitRow): PastWait {
  return {
    state: row.state,
    outcome: row.outcome as PastWait['outcome'],
    tier: { id: row.tier_id, title: row.tier_title, rank: row.tier_rank },
    submittedAt: new Date(row.submitted_at),
    decidedAt: row.decided_at === null ? undefined : new Date(row.decided_at),
  };
}

function toPastDecision(row: DecisionRow): PastDecision {
  const { facts, stages } = parseJudgement(row.document, `request ${row.id}`);
  return {
    ...toPastWait(row),
    id: row.id,
    number: row.number,
    facts,
    stages,
    judgedAt: new Date(
      row.first_opened_at ?? row.decided_at ?? row.submitted_at,
    ),
  };
}
