import type { Knex } from 'knex';
import {
  changeFilter,
  type BacktestEnd,
  type BacktestRecord,
  type BacktestStore,
  type ChangedRequestsPage,
  type ChangedRequestsQuery,
} from './BacktestStore';
import { decodeNumber, encodeNumber } from './changedCursor';
import { whereCriteria } from './requestConditions';
import type { BacktestRequestRow, BacktestRow, RequestRow } from './rows';
import { parseBacktestResult } from './storedJson';

/** SQLite takes a bounded number of values in one statement. */
const INSERT_BATCH = 100;

type ItemRow = BacktestRequestRow &
  Pick<RequestRow, 'type_title' | 'environment' | 'monthly_cost' | 'state'>;

/** BacktestStore on SQLite or PostgreSQL. */
export class DatabaseBacktestStore implements BacktestStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async start(
    backtest: BacktestRecord,
    options: { maxRunning: number },
  ): Promise<boolean> {
    // The unique slots keep the limit also where two replicas start one in the same moment.
    for (let slot = 1; slot <= options.maxRunning; slot += 1) {
      const inserted = await this.#knex<BacktestRow>('backtests')
        .insert({ ...toRow(backtest), slot })
        .onConflict('slot')
        .ignore()
        .returning('id');
      if (inserted.length > 0) {
        return true;
      }
    }
    return false;
  }

  async get(id: string): Promise<BacktestRecord | undefined> {
    const row = await this.#knex<BacktestRow>('backtests')
      .where('id', id)
      .first();
    return row && toRecord(row);
  }

  async latest({ limit }: { limit: number }): Promise<BacktestRecord[]> {
    const rows: BacktestRow[] = await this.#newestFirst().limit(limit);
    return rows.map(toRecord);
  }

  async progress(
    id: string,
    progress: Parameters<BacktestStore['progress']>[1],
  ): Promise<boolean> {
    const { total, result, changed, at } = progress;
    return this.#knex.transaction(async trx => {
      const updated = await trx<BacktestRow>('backtests')
        .where({ id, state: 'running' })
        .update({
          total,
          result: JSON.stringify(result),
          alive_at: at.toISOString(),
        });
      if (updated === 0) {
        return false;
      }
      const rows = changed.map(
        ({ requestId, ...one }): BacktestRequestRow => ({
          backtest_id: id,
          request_id: requestId,
          ...one,
        }),
      );
      await trx.batchInsert('backtest_requests', rows, INSERT_BATCH);
      return true;
    });
  }

  async stillAlive(id: string, at: Date): Promise<void> {
    await this.#knex<BacktestRow>('backtests')
      .where({ id, state: 'running' })
      .update({ alive_at: at.toISOString() });
  }

  async end(id: string, end: BacktestEnd): Promise<void> {
    await this.#knex<BacktestRow>('backtests')
      .where({ id, state: 'running' })
      .update(toEndColumns(end));
  }

  async endSilent(options: {
    since: Date;
    error: string;
    at: Date;
  }): Promise<void> {
    const { since, error, at } = options;
    await this.#knex<BacktestRow>('backtests')
      .where('state', 'running')
      .where('alive_at', '<', since.toISOString())
      .update(toEndColumns({ state: 'failed', error, at }));
  }

  async keepLatest(count: number): Promise<void> {
    const kept: Pick<BacktestRow, 'id'>[] = await this.#newestFirst()
      .select('id')
      .limit(count);
    await this.#knex<BacktestRow>('backtests')
      .whereNot('state', 'running')
      .whereNotIn(
        'id',
        kept.map(({ id }) => id),
      )
      .delete();
  }

  async listChanged(
    id: string,
    query: ChangedRequestsQuery,
  ): Promise<ChangedRequestsPage> {
    const { permitted, limit } = query;
    const page = this.#knex('backtest_requests as changed')
      .join('requests', 'requests.id', 'changed.request_id')
      .where('changed.backtest_id', id)
      .orderBy('changed.number')
      // One more than asked for tells whether there is a next page.
      .limit(limit + 1);
    if (query.change) {
      page.whereIn('changed.change', changeFilter(query.change));
    }
    if (query.from !== undefined) {
      page.where('changed.before', query.from);
    }
    if (query.to !== undefined) {
      page.where('changed.after', query.to);
    }
    if (query.cursor !== undefined) {
      page.where('changed.number', '>', decodeNumber(query.cursor));
    }
    if (permitted) {
      page.whereIn('changed.request_id', visible =>
        visible
          .from('requests')
          .select('requests.id')
          .where(group => whereCriteria(group, permitted)),
      );
    }
    const found: ItemRow[] = await page.select([
      'changed.*',
      'requests.type_title',
      'requests.environment',
      'requests.monthly_cost',
      'requests.state',
    ]);
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    return {
      items: rows.map(row => ({
        id: row.request_id,
        number: row.number,
        typeTitle: row.type_title,
        environment: row.environment ?? undefined,
        monthlyCost: row.monthly_cost ?? undefined,
        state: row.state,
        before: row.before,
        after: row.after,
        change: row.change,
        text: row.text,
      })),
      nextCursor:
        found.length > rows.length && last
          ? encodeNumber(last.number)
          : undefined,
    };
  }

  #newestFirst() {
    return this.#knex<BacktestRow>('backtests').orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
  }
}

function toRow(backtest: BacktestRecord): Omit<BacktestRow, 'slot'> {
  return {
    id: backtest.id,
    state: backtest.state,
    error: backtest.error ?? null,
    created_by: backtest.createdBy,
    created_at: backtest.createdAt.toISOString(),
    finished_at: backtest.finishedAt?.toISOString() ?? null,
    period_from: backtest.from.toISOString(),
    period_to: backtest.to.toISOString(),
    policy_digest: backtest.policyDigest,
    total: backtest.total,
    result: JSON.stringify(backtest.result),
    alive_at: backtest.aliveAt.toISOString(),
  };
}

function toEndColumns({ state, error, at }: BacktestEnd): Partial<BacktestRow> {
  return {
    state,
    slot: null,
    error: error ?? null,
    finished_at: at.toISOString(),
  };
}

function toRecord(row: BacktestRow): BacktestRecord {
  return {
    id: row.id,
    state: row.state,
    error: row.error ?? undefined,
    createdBy: row.created_by,
    createdAt: new Date(row.created_at),
    finishedAt:
      row.finished_at === null ? undefined : new Date(row.finished_at),
    from: new Date(row.period_from),
    to: new Date(row.period_to),
    policyDigest: row.policy_digest,
    total: row.total,
    result: parseBacktestResult(row.result, `result of backtest ${row.id}`),
    aliveAt: new Date(row.alive_at),
  };
}
