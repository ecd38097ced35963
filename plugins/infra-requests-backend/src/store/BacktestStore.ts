import type {
  Backtest,
  BacktestChange,
  BacktestItem,
  BacktestResult,
} from '@infra-requests/plugin-infra-requests-common';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { ChangedDecision } from '../domain/backtest/BacktestTally';
import type { RequestFilter } from './RequestReadModel';

/** An edited policy tried against the requests of a period, and how far that is. */
export interface BacktestRecord {
  id: string;
  state: Backtest['state'];
  /** Why it failed. */
  error?: string;
  createdBy: string;
  createdAt: Date;
  finishedAt?: Date;
  from: Date;
  to: Date;
  policyDigest: string;
  /** Requests of the period. */
  total: number;
  /** Sums over the requests evaluated so far. */
  result: BacktestResult;
  /** When its replica last said that it was at work. */
  aliveAt: Date;
}

/** How a backtest ended. */
export interface BacktestEnd {
  state: Exclude<Backtest['state'], 'running'>;
  error?: string;
  at: Date;
}

export interface ChangedRequestsQuery {
  /** `laxer` includes what people rejected and would now be automatic. */
  change?: BacktestChange;
  from?: string;
  to?: string;
  /** What the permission policy lets the viewer see; undefined = everything. */
  permitted?: PermissionCriteria<RequestFilter>;
  limit: number;
  /** As returned in `nextCursor`. @throws InputError if it is not one of ours. */
  cursor?: string;
}

export interface ChangedRequestsPage {
  items: BacktestItem[];
  nextCursor?: string;
}

/**
 * Backtests with their progress. Whoever runs one writes only while it is `running`, so that a cancel, from whichever
 * replica, is final.
 */
export interface BacktestStore {
  /**
   * Stores a new one, running.
   * @returns false, having written nothing, if `maxRunning` others are running.
   */
  start(
    backtest: BacktestRecord,
    options: { maxRunning: number },
  ): Promise<boolean>;

  get(id: string): Promise<BacktestRecord | undefined>;

  /** The newest first. */
  latest(options: { limit: number }): Promise<BacktestRecord[]>;

  /**
   * Writes how far it is, together with what it found since the last time.
   * @returns false, having written nothing, if it is not running any more.
   */
  progress(
    id: string,
    progress: {
      total: number;
      result: BacktestResult;
      changed: ChangedDecision[];
      at: Date;
    },
  ): Promise<boolean>;

  /** Notes that its replica is at work; one that has ended stays as it is. */
  stillAlive(id: string, at: Date): Promise<void>;

  /** Ends it if it is running; one that has ended stays as it is. */
  end(id: string, end: BacktestEnd): Promise<void>;

  /** Ends as failed what says it is running, but was not heard of since. */
  endSilent(options: { since: Date; error: string; at: Date }): Promise<void>;

  /** Forgets all that have ended but the newest. */
  keepLatest(count: number): Promise<void>;

  /** The requests that would be judged otherwise, by number. */
  listChanged(
    id: string,
    query: ChangedRequestsQuery,
  ): Promise<ChangedRequestsPage>;
}

/** The changes that a filter stands for: what people rejected and would now be automatic is laxer, too. */
export function changeFilter(change: BacktestChange): BacktestChange[] {
  return change === 'laxer' ? ['laxer', 'rejected-now-automatic'] : [change];
}
