import type {
  EntityRef,
  Money,
} from '@infra-requests/plugin-infra-requests-common';
import { toDecimal } from '../money';
import type { RequestRecord } from '../types';
import { byDecision, isEnding } from './running';

/** What an owner was taken to spend when a decision was made that nobody looks at again. */
export interface ReliedOnSpend {
  owner: EntityRef;
  total: Money;
  /** The time as of which that is so. */
  at: Date;
}

/** The facts that follow from what an owner spends. */
const FACTS_OF_SPEND = new Set(['ownerMonthlySpend', 'ownerBudgetRemaining']);

/**
 * The spend that an automatic approval relies on, if some rule read it. Between reading it and storing the
 * request another request of the owner may be approved, and ten at once would each see the budget of one.
 */
export function reliedOnSpend(
  request: Pick<
    RequestRecord,
    'owner' | 'state' | 'evaluation' | 'facts' | 'decidedAt' | 'updatedAt'
  >,
): ReliedOnSpend | undefined {
  const total = request.facts.values.ownerMonthlySpend;
  const wasRead = request.evaluation.trace.some(rule =>
    rule.comparisons.some(({ path }) => FACTS_OF_SPEND.has(path)),
  );
  return request.state === 'approved' &&
    request.evaluation.outcome === 'automatic' &&
    wasRead &&
    typeof total === 'string'
    ? {
        owner: request.owner,
        total,
        at: request.decidedAt ?? request.updatedAt,
      }
    : undefined;
}

/** One of the requests of an owner that are in COMMITTED_STATES. */
export interface CommittedRequest
  extends Pick<
    RequestRecord,
    'number' | 'state' | 'action' | 'subject' | 'submittedAt' | 'decidedAt'
  > {
  /** When its lease ends. */
  expiresAt?: Date;
  monthlyCost?: Money;
}

/**
 * What each thing of an owner costs in a month; undefined where that is not known. A thing costs what the dearest of the
 * requests for it does that may be there: until a change or the end of it is carried out, what was there before still
 * is. So it is never less than what lists say runs, and the same once everything is carried out.
 */
export function costsOfThings(
  committed: readonly CommittedRequest[],
  at: Date,
): (Money | undefined)[] {
  const things = new Map<string | number, CommittedRequest[]>();
  for (const one of [...committed].sort((a, b) => a.number - b.number)) {
    // What has no subject is one by itself.
    const thing = one.subject ?? one.number;
    things.set(thing, [...(things.get(thing) ?? []), one]);
  }
  return [...things.values()].flatMap(requests => {
    const costs = thoseThatMayBe(requests)
      .filter(one => !isEnding(one))
      .filter(({ expiresAt }) => expiresAt === undefined || expiresAt > at)
      .map(({ monthlyCost }) => monthlyCost);
    return costs.length > 0 ? [dearestOf(costs)] : [];
  });
}

/** Of the requests for one thing: the last that was carried out, what was decided after it, and what still will be. */
function thoseThatMayBe(requests: CommittedRequest[]): CommittedRequest[] {
  const inOrder = [...requests].sort(byDecision);
  const last = inOrder.findLastIndex(({ state }) => state === 'fulfilled');
  return inOrder.filter(
    ({ state }, index) =>
      index >= last || state === 'approved' || state === 'fulfilling',
  );
}

function dearestOf(costs: (Money | undefined)[]): Money | undefined {
  return costs.reduce((dearest, cost) => {
    if (dearest === undefined || cost === undefined) {
      return undefined;
    }
    return toDecimal(cost).gt(toDecimal(dearest)) ? cost : dearest;
  });
}
