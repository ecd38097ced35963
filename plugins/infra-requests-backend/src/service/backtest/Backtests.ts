import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError, toError } from '@backstage/errors';
import type {
  Backtest,
  BacktestInput,
} from '@infra-requests/plugin-infra-requests-common';
import { DateTime } from 'luxon';
import { instantOf } from '../../domain/instant';
import { emptyResult } from '../../domain/backtest/BacktestTally';
import type { Policy } from '../../domain/types';
import type {
  BacktestRecord,
  BacktestStore,
  ChangedRequestsPage,
  ChangedRequestsQuery,
} from '../../store/BacktestStore';
import type { PastDecisions, Period } from '../../store/PastDecisions';
import type { ActiveConfiguration } from '../ActivePolicy';
import { InvalidRequestError } from '../InvalidRequestError';
import { readPolicyText } from '../readPolicyText';
import { runBacktest } from './runBacktest';

/** More would slow down what people wait for. */
const MAX_RUNNING = 2;

const MAX_KEPT = 20;

const MAX_PERIOD_YEARS = 5;

/** A backtest that was not heard of for so long was left behind by a replica that is gone. */
const MAX_SILENCE_MS = 30_000;

/** How often a running backtest says that it is at work, also while a page takes long. */
export const HEARTBEAT_MS = 5_000;

const PAGE_SIZE = 200;

/**
 * Tries edited policies against what was asked for in the past. A backtest runs in the background on the replica that
 * started it; every replica sees how far it is and can cancel it.
 */
export class Backtests {
  readonly #configuration: () => ActiveConfiguration;
  readonly #store: BacktestStore;
  readonly #pastDecisions: PastDecisions;
  readonly #clock: () => Date;
  readonly #newId: () => string;
  readonly #logger: LoggerService;
  readonly #pageSize: number;
  readonly #stopping = new AbortController();
  readonly #running = new Set<Promise<void>>();

  constructor(options: {
    configuration: () => ActiveConfiguration;
    store: BacktestStore;
    pastDecisions: PastDecisions;
    clock: () => Date;
    newId: () => string;
    logger: LoggerService;
    /** How many requests are held in memory at a time. */
    pageSize?: number;
  }) {
    this.#configuration = options.configuration;
    this.#store = options.store;
    this.#pastDecisions = options.pastDecisions;
    this.#clock = options.clock;
    this.#newId = options.newId;
    this.#logger = options.logger;
    this.#pageSize = options.pageSize ?? PAGE_SIZE;
  }

  /**
   * @throws InvalidRequestError if the policy or the period is wrong
   * @throws ConflictError if too many are running
   */
  async start(
    input: BacktestInput,
    { createdBy }: { createdBy: string },
  ): Promise<Backtest> {
    const period = readPeriod(input);
    const { policy } = readPolicyText(input.policy, this.#configuration());
    await this.#endInterrupted();
    const now = this.#clock();
    const backtest: BacktestRecord = {
      id: this.#newId(),
      state: 'running',
      createdBy,
      createdAt: now,
      ...period,
      policyDigest: policy.digest,
      total: await this.#pastDecisions.count(period),
      result: emptyResult(),
      aliveAt: now,
    };
    if (!(await this.#store.start(backtest, { maxRunning: MAX_RUNNING }))) {
      throw await this.#tooMany();
    }
    const run = this.#run(backtest, policy).finally(() =>
      this.#running.delete(run),
    );
    this.#running.add(run);
    return present(backtest);
  }

  /** The newest first. */
  async list(): Promise<Backtest[]> {
    await this.#endInterrupted();
    const latest = await this.#store.latest({ limit: MAX_KEPT });
    return latest.map(present);
  }

  /** @throws NotFoundError */
  async get(id: string): Promise<Backtest> {
    await this.#endInterrupted();
    return present(await this.#record(id));
  }

  /** Stops it on whichever replica it runs. @throws NotFoundError */
  async cancel(id: string): Promise<Backtest> {
    await this.#record(id);
    await this.#store.end(id, { state: 'cancelled', at: this.#clock() });
    return this.get(id);
  }

  /** The requests that would be judged otherwise. @throws NotFoundError */
  async requests(
    id: string,
    query: ChangedRequestsQuery,
  ): Promise<ChangedRequestsPage> {
    await this.#record(id);
    return this.#store.listChanged(id, query);
  }

  /** Settles when nothing that was started here runs any more. */
  async idle(): Promise<void> {
    await Promise.all(this.#running);
  }

  /** Ends whatever runs here, because the backend shuts down. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.idle();
  }

  async #run(backtest: BacktestRecord, policy: Policy): Promise<void> {
    const { id } = backtest;
    const heartbeat = setInterval(() => this.#stillAlive(id), HEARTBEAT_MS);
    heartbeat.unref();
    try {
      await this.#store.keepLatest(MAX_KEPT);
      const finished = await runBacktest({
        backtest,
        policy,
        pastDecisions: this.#pastDecisions,
        store: this.#store,
        clock: this.#clock,
        pageSize: this.#pageSize,
        signal: this.#stopping.signal,
      });
      // One that was cancelled has ended, and stays as it is.
      await this.#store.end(id, {
        ...(finished
          ? { state: 'done' }
          : { state: 'failed', error: 'The backend was stopped.' }),
        at: this.#clock(),
      });
      this.#logger.info('Backtest ended', { backtestId: id });
    } catch (thrown) {
      const error = toError(thrown);
      this.#logger.error(`Backtest ${id} failed`, error);
      await this.#fail(id, error.message);
    } finally {
      clearInterval(heartbeat);
    }
  }

  async #stillAlive(id: string): Promise<void> {
    try {
      await this.#store.stillAlive(id, this.#clock());
    } catch (error) {
      this.#logger.warn(
        `Backtest ${id} could not say that it is at work`,
        toError(error),
      );
    }
  }

  /** Where even this fails, the backtest is silent and is taken for interrupted soon. */
  async #fail(id: string, error: string): Promise<void> {
    try {
      await this.#store.end(id, { state: 'failed', error, at: this.#clock() });
    } catch (thrown) {
      this.#logger.error(
        `Backtest ${id} could not be marked as failed`,
        toError(thrown),
      );
    }
  }

  async #endInterrupted(): Promise<void> {
    const at = this.#clock();
    await this.#store.endSilent({
      since: new Date(at.getTime() - MAX_SILENCE_MS),
      error:
        'It was interrupted: the backend that ran it is gone. Start it again.',
      at,
    });
  }

  async #record(id: string): Promise<BacktestRecord> {
    const record = await this.#store.get(id);
    if (!record) {
      throw new NotFoundError(
        `There is no backtest ${id}; the latest ${MAX_KEPT} are kept.`,
      );
    }
    return record;
  }

  async #tooMany(): Promise<ConflictError> {
    const latest = await this.#store.latest({ limit: MAX_KEPT });
    const running = latest
      .filter(({ state }) => state === 'running')
      .map(({ id, createdBy }) => `${id} of ${createdBy}`);
    return new ConflictError(
      `${MAX_RUNNING} backtests are running already (${running.join(
        ', ',
      )}). Wait for one of them or cancel it.`,
    );
  }
}

/** @throws InvalidRequestError */
function readPeriod(input: Pick<BacktestInput, 'from' | 'to'>): Period {
  const problems = (['from', 'to'] as const)
    .filter(name => instantOf(input[name]) === undefined)
    .map(name => ({
      field: `/${name}`,
      message: `"${input[name]}" is not a time; write one such as 2026-12-24T12:00:00Z`,
    }));
  const from = instantOf(input.from);
  const to = instantOf(input.to);
  if (!from || !to) {
    throw new InvalidRequestError(problems);
  }
  if (from >= to) {
    throw new InvalidRequestError([
      { field: '/to', message: 'must be later than from' },
    ]);
  }
  const latest = DateTime.fromJSDate(from, { zone: 'utc' }).plus({
    years: MAX_PERIOD_YEARS,
  });
  if (to > latest.toJSDate()) {
    throw new InvalidRequestError([
      {
        field: '/to',
        message: `must be at most ${MAX_PERIOD_YEARS} years after from`,
      },
    ]);
  }
  return { from, to };
}

function present(record: BacktestRecord): Backtest {
  return {
    id: record.id,
    state: record.state,
    error: record.error,
    createdBy: record.createdBy,
    createdAt: record.createdAt.toISOString(),
    finishedAt: record.finishedAt?.toISOString(),
    from: record.from.toISOString(),
    to: record.to.toISOString(),
    policyDigest: record.policyDigest,
    total: record.total,
    result: record.result,
  };
}
