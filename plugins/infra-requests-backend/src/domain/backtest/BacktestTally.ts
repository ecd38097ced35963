import type {
  BacktestChange,
  BacktestResult,
} from '@infra-requests/plugin-infra-requests-common';
import { decide, evaluate, type Decision } from '../policy/evaluate';
import { checksNotMade } from '../policy/checksNotMade';
import { withPolicyFacts } from '../policy/policyFacts';
import type { Policy } from '../types';
import {
  compareDecisions,
  type Comparison,
  type Direction,
} from './compareDecisions';
import { hoursWaited, type PastDecision } from './pastDecision';
import type { TypicalWaits } from './TypicalWaits';

/** A request that would be judged otherwise. */
export interface ChangedDecision {
  requestId: string;
  number: number;
  before: string;
  after: string;
  change: BacktestChange;
  /** The new decision in a sentence. */
  text: string;
}

type Move = BacktestResult['moves'][number];

/** Nothing counted yet. */
export function emptyResult(): BacktestResult {
  return {
    evaluated: 0,
    unchanged: 0,
    laxer: 0,
    stricter: 0,
    rejectedNowAutomatic: 0,
    votesSaved: 0,
    votesAdded: 0,
    waitingHoursSaved: 0,
    waitingHoursAdded: 0,
    moves: [],
  };
}

/** Judges past requests by another policy, one after the other, and adds up what would have been different. */
export class BacktestTally {
  readonly #policy: Policy;
  readonly #withChecks: ReturnType<typeof checksNotMade>;
  readonly #waits: TypicalWaits;
  readonly #sums = emptyResult();
  readonly #moves = new Map<string, Move>();

  constructor(options: { policy: Policy; waits: TypicalWaits }) {
    this.#policy = options.policy;
    this.#withChecks = checksNotMade(options.policy);
    this.#waits = options.waits;
  }

  /** What is different for this request; undefined if nothing is. */
  add(past: PastDecision): ChangedDecision | undefined {
    const facts = withPolicyFacts(
      this.#withChecks(past.facts),
      this.#policy,
      past.judgedAt,
    );
    const decision = decide(this.#policy, facts);
    const compared = compareDecisions(past, decision, this.#policy);
    this.#count(compared);
    this.#countWaiting(past, decision, compared.direction);
    if (compared.direction === 'unchanged') {
      return undefined;
    }
    const { summary, reasons } = evaluate(this.#policy, facts);
    return {
      requestId: past.id,
      number: past.number,
      before: compared.from,
      after: compared.to,
      change: compared.rejectedNowAutomatic
        ? 'rejected-now-automatic'
        : compared.direction,
      text: summary ?? reasons.map(({ text }) => text).join('; '),
    };
  }

  /** The sums so far. */
  result(): BacktestResult {
    return {
      ...this.#sums,
      waitingHoursSaved: roundHours(this.#sums.waitingHoursSaved),
      waitingHoursAdded: roundHours(this.#sums.waitingHoursAdded),
      moves: [...this.#moves.values()].map(move => ({ ...move })),
    };
  }

  #count(compared: Comparison): void {
    const { from, to, direction, rejectedNowAutomatic, approvals } = compared;
    const sums = this.#sums;
    sums.evaluated += 1;
    sums[direction] += 1;
    sums.rejectedNowAutomatic += Number(rejectedNowAutomatic);
    sums.votesSaved += Math.max(0, -approvals);
    sums.votesAdded += Math.max(0, approvals);
    const key = JSON.stringify([from, to, direction]);
    const move = this.#moves.get(key) ?? {
      from,
      to,
      count: 0,
      change: direction,
    };
    move.count += 1;
    this.#moves.set(key, move);
  }

  /**
   * What is saved is what people really waited, less what the laxer tier usually takes. What is added is what the
   * stricter tier usually takes, less what was waited anyway. Where a tier has no past, nothing is guessed.
   */
  #countWaiting(past: PastDecision, now: Decision, direction: Direction): void {
    const waited = past.outcome === 'automatic' ? 0 : hoursWaited(past);
    const usual = this.#usualWait(past, now);
    if (waited === undefined || usual === undefined) {
      return;
    }
    if (direction === 'laxer') {
      this.#sums.waitingHoursSaved += Math.max(0, waited - usual);
    } else if (direction === 'stricter') {
      this.#sums.waitingHoursAdded += Math.max(0, usual - waited);
    }
  }

  #usualWait(past: PastDecision, now: Decision): number | undefined {
    if (now.outcome === 'automatic') {
      return 0;
    }
    const sameTier =
      past.outcome === 'approval' && past.tier.id === now.tier.id;
    return now.outcome === 'denied' || sameTier
      ? undefined
      : this.#waits.median(now.tier.id);
  }
}

function roundHours(hours: number): number {
  return Math.round(hours * 100) / 100;
}
