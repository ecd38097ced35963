import { setImmediate as yieldToOthers } from 'node:timers/promises';
import {
  BacktestTally,
  emptyResult,
  type ChangedDecision,
} from '../../domain/backtest/BacktestTally';
import { TypicalWaits } from '../../domain/backtest/TypicalWaits';
import type { Policy } from '../../domain/types';
import type { BacktestRecord, BacktestStore } from '../../store/BacktestStore';
import type { PastDecisions } from '../../store/PastDecisions';

/** Waits are a few numbers each, so a page of them may be larger. */
const WAITS_PER_DECISION = 10;

/**
 * Judges every request of a period by another policy, a page at a time: memory does not grow with the period, others
 * get their turn after each page, and what is found is written as it is found.
 * @returns false if it was stopped before its end, by whoever cancelled it or by the signal
 */
export async function runBacktest(options: {
  backtest: BacktestRecord;
  policy: Policy;
  pastDecisions: PastDecisions;
  store: BacktestStore;
  clock: () => Date;
  pageSize: number;
  signal: AbortSignal;
}): Promise<boolean> {
  const { backtest, policy, pastDecisions, store, pageSize, signal } = options;
  const goOn = async (
    result: BacktestRecord['result'],
    changed: ChangedDecision[],
  ) => {
    const running = await store.progress(backtest.id, {
      // Requests may be submitted while it runs.
      total: Math.max(backtest.total, result.evaluated),
      result,
      changed,
      at: options.clock(),
    });
    await yieldToOthers();
    return running && !signal.aborted;
  };

  const waits = new TypicalWaits();
  for await (const page of pastDecisions.waits(backtest, {
    pageSize: pageSize * WAITS_PER_DECISION,
  })) {
    page.forEach(wait => waits.add(wait));
    if (!(await goOn(emptyResult(), []))) {
      return false;
    }
  }

  const tally = new BacktestTally({ policy, waits });
  for await (const page of pastDecisions.pages(backtest, { pageSize })) {
    const changed = page.flatMap(past => tally.add(past) ?? []);
    if (!(await goOn(tally.result(), changed))) {
      return false;
    }
  }
  return true;
}
