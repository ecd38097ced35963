import type { PastDecision, PastWait } from '../domain/backtest/pastDecision';

/** Everything submitted from `from`, inclusive, to `to`, exclusive. */
export interface Period {
  from: Date;
  to: Date;
}

/**
 * What was decided in a period, in order of submission and page by page, so that whoever reads all of it never holds
 * more than a page. A request that is submitted or edited while it is read shows as it is when its page is read.
 */
export interface PastDecisions {
  count(period: Period): Promise<number>;

  pages(
    period: Period,
    options: { pageSize: number },
  ): AsyncIterable<PastDecision[]>;

  /** The same requests, without what the decisions were made on. */
  waits(
    period: Period,
    options: { pageSize: number },
  ): AsyncIterable<PastWait[]>;
}
