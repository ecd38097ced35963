import type { BacktestItem } from '@infra-requests/plugin-infra-requests-common';
import type { ChangedDecision } from '../domain/backtest/BacktestTally';
import {
  changeFilter,
  type BacktestEnd,
  type BacktestRecord,
  type BacktestStore,
  type ChangedRequestsPage,
  type ChangedRequestsQuery,
} from './BacktestStore';
import { decodeNumber, encodeNumber } from './changedCursor';
import type { InMemoryState, StoredRequest } from './InMemoryState';
import { meetsCriteria } from './inMemoryConditions';

interface StoredBacktest {
  record: BacktestRecord;
  changed: ChangedDecision[];
}

/** BacktestStore for tests and trials; passes the same contract suite as the database. */
export class InMemoryBacktestStore implements BacktestStore {
  readonly #state: InMemoryState;
  readonly #backtests = new Map<string, StoredBacktest>();

  constructor(state: InMemoryState) {
    this.#state = state;
  }

  async start(
    backtest: BacktestRecord,
    options: { maxRunning: number },
  ): Promise<boolean> {
    if (this.#running().length >= options.maxRunning) {
      return false;
    }
    this.#backtests.set(backtest.id, {
      record: structuredClone(backtest),
      changed: [],
    });
    return true;
  }

  async get(id: string): Promise<BacktestRecord | undefined> {
    return structuredClone(this.#backtests.get(id)?.record);
  }

  async latest({ limit }: { limit: number }): Promise<BacktestRecord[]> {
    return structuredClone(this.#newestFirst().slice(0, limit));
  }

  async progress(
    id: string,
    progress: Parameters<BacktestStore['progress']>[1],
  ): Promise<boolean> {
    const stored = this.#backtests.get(id);
    if (stored?.record.state !== 'running') {
      return false;
    }
    const { total, result, changed, at } = structuredClone(progress);
    Object.assign(stored.record, { total, result, aliveAt: at });
    stored.changed.push(...changed);
    return true;
  }

  async stillAlive(id: string, at: Date): Promise<void> {
    const stored = this.#backtests.get(id);
    if (stored?.record.state === 'running') {
      stored.record.aliveAt = new Date(at);
    }
  }

  async end(id: string, end: BacktestEnd): Promise<void> {
    const stored = this.#backtests.get(id);
    if (stored?.record.state === 'running') {
      endOne(stored.record, end);
    }
  }

  async endSilent(options: {
    since: Date;
    error: string;
    at: Date;
  }): Promise<void> {
    const { since, error, at } = options;
    for (const record of this.#running()) {
      if (record.aliveAt < since) {
        endOne(record, { state: 'failed', error, at });
      }
    }
  }

  async keepLatest(count: number): Promise<void> {
    for (const { id, state } of this.#newestFirst().slice(count)) {
      if (state !== 'running') {
        this.#backtests.delete(id);
      }
    }
  }

  async listChanged(
    id: string,
    query: ChangedRequestsQuery,
  ): Promise<ChangedRequestsPage> {
    const { permitted, limit } = query;
    const after = query.cursor === undefined ? 0 : decodeNumber(query.cursor);
    const left = [...(this.#backtests.get(id)?.changed ?? [])]
      .filter(one => one.number > after && isAskedFor(one, query))
      .map(one => ({ one, stored: this.#requestOf(one) }))
      .filter(({ stored }) => !permitted || meetsCriteria(stored, permitted))
      .sort((a, b) => a.one.number - b.one.number);
    const page = left.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map(toItem),
      nextCursor:
        left.length > page.length && last
          ? encodeNumber(last.one.number)
          : undefined,
    };
  }

  #requestOf({ requestId }: ChangedDecision): StoredRequest {
    const stored = this.#state.requests.get(requestId);
    if (!stored) {
      throw new Error(`There is no request ${requestId}`);
    }
    return stored;
  }

  #newestFirst(): BacktestRecord[] {
    return [...this.#backtests.values()]
      .map(({ record }) => record)
      .sort(
        (a, b) =>
          b.createdAt.getTime() - a.createdAt.getTime() ||
          (a.id < b.id ? 1 : -1),
      );
  }

  #running(): BacktestRecord[] {
    return this.#newestFirst().filter(({ state }) => state === 'running');
  }
}

function endOne(record: BacktestRecord, { state, error, at }: BacktestEnd) {
  Object.assign(record, { state, error, finishedAt: new Date(at) });
}

function isAskedFor(
  one: ChangedDecision,
  { change, from, to }: ChangedRequestsQuery,
): boolean {
  return (
    (change === undefined || changeFilter(change).includes(one.change)) &&
    (from === undefined || one.before === from) &&
    (to === undefined || one.after === to)
  );
}

function toItem(found: {
  one: ChangedDecision;
  stored: StoredRequest;
}): BacktestItem {
  const { requestId, ...one } = found.one;
  const { typeTitle, environment, cost, state } = found.stored.request;
  return {
    id: requestId,
    ...one,
    typeTitle,
    environment,
    monthlyCost: cost.monthly,
    state,
  };
}
