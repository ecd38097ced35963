import {
  pastDecisionOf,
  type PastDecision,
  type PastWait,
} from '../domain/backtest/pastDecision';
import type { InMemoryState } from './InMemoryState';
import type { PastDecisions, Period } from './PastDecisions';

/** PastDecisions for tests and trials; passes the same contract suite as the database. */
export class InMemoryPastDecisions implements PastDecisions {
  readonly #state: InMemoryState;

  constructor(state: InMemoryState) {
    this.#state = state;
  }

  async count(period: Period): Promise<number> {
    return this.#submittedIn(period).length;
  }

  async *pages(
    period: Period,
    options: { pageSize: number },
  ): AsyncGenerator<PastDecision[]> {
    const all = this.#submittedIn(period);
    for (let start = 0; start < all.length; start += options.pageSize) {
      yield structuredClone(all.slice(start, start + options.pageSize));
    }
  }

  async *waits(
    period: Period,
    options: { pageSize: number },
  ): AsyncGenerator<PastWait[]> {
    for await (const page of this.pages(period, options)) {
      yield page.map(({ state, outcome, tier, submittedAt, decidedAt }) => ({
        state,
        outcome,
        tier,
        submittedAt,
        decidedAt,
      }));
    }
  }

  #submittedIn({ from, to }: Period): PastDecision[] {
    return [...this.#state.requests.values()]
      .map(({ request }) => request)
      .filter(({ submittedAt }) => submittedAt >= from && submittedAt < to)
      .sort(
        (one, other) =>
          one.submittedAt.getTime() - other.submittedAt.getTime() ||
          one.number - other.number,
      )
      .map(pastDecisionOf);
  }
}
