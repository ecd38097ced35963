import {
  isResolverRef,
  type RuleUsage,
} from '@infra-requests/plugin-infra-requests-common';
import type { Knex } from 'knex';
import type { PastRequest } from '../domain/typical';
import { decidedRequests, lastAsked } from './pastRequests';
import { whereNotIn, whereRequested } from './requestConditions';
import {
  decodeCursor,
  DEFAULT_ORDER,
  encodeCursor,
  ORDERINGS,
} from './requestOrder';
import type {
  CommittedCostsOptions,
  RequestPage,
  RequestQuery,
  RequestReadModel,
  RunningRequest,
} from './RequestReadModel';
import { toSummary } from './summaryRow';
import { runningOf } from './runningRequests';
import { committedCosts } from './committedCosts';
import { usageOf, type RuleCount } from './ruleUsage';
import type { ApproverRow, RequestRow } from './rows';

const ORDER_COLUMNS = {
  submittedAt: 'submitted_at',
  updatedAt: 'updated_at',
  monthlyCost: 'monthly_cost_sort',
  dueAt: 'due_at',
  urgency: 'urgency',
} as const satisfies Record<string, keyof RequestRow>;

/** RequestReadModel on SQLite or PostgreSQL. */
export class DatabaseRequestReadModel implements RequestReadModel {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async list(query: RequestQuery): Promise<RequestPage> {
    const order = query.order ?? DEFAULT_ORDER;
    const { by, direction } = ORDERINGS[order];
    const column = ORDER_COLUMNS[by];
    const page = this.#knex<RequestRow>('requests')
      .modify(whereRequested, query)
      .orderBy([
        { column, order: direction },
        { column: 'number', order: direction },
      ])
      // One more than asked for tells whether there is a next page.
      .limit(query.limit + 1);
    if (query.cursor !== undefined) {
      const after = decodeCursor(order, query.cursor);
      page.whereRaw(`(??, number) ${direction === 'asc' ? '>' : '<'} (?, ?)`, [
        column,
        after.key,
        after.number,
      ]);
    }
    const found: RequestRow[] = await page.select('requests.*');
    const rows = found.slice(0, query.limit);
    const last = rows.at(-1);
    const isWhole = found.length === rows.length;
    return {
      items: rows.map(toSummary),
      nextCursor:
        !isWhole && last
          ? encodeCursor(order, { key: last[column], number: last.number })
          : undefined,
      totalItems:
        isWhole && query.cursor === undefined
          ? rows.length
          : await this.count(query),
    };
  }

  async count(
    query: Omit<RequestQuery, 'limit' | 'cursor' | 'order'>,
  ): Promise<number> {
    const [row] = await this.#knex('requests')
      .modify(whereRequested, query)
      .count({ total: '*' });
    // PostgreSQL counts in bigint, which comes as text.
    return Number(row.total);
  }

  async dueForSteps(options: { at: Date; limit: number }): Promise<string[]> {
    return this.#knex<RequestRow>('requests')
      .where('next_step_at', '<=', options.at.toISOString())
      .orderBy(['next_step_at', 'number'])
      .limit(options.limit)
      .pluck('id');
  }

  async readyForFulfilment(options: {
    types: string[];
    at: Date;
    after?: string;
    limit: number;
  }): Promise<string[]> {
    const { types, at, after, limit } = options;
    return this.#knex<RequestRow>('requests')
      .where('state', 'approved')
      .whereIn('type', types)
      .where(either =>
        either
          .whereNull('not_before')
          .orWhere('not_before', '<=', at.toISOString()),
      )
      .modify(requests => {
        if (after !== undefined) {
          requests.whereRaw('(decided_at, number) > (?)', [
            this.#knex<RequestRow>('requests')
              // One that is no longer decided is found by when it was asked for, so as to pass over nothing.
              .select(this.#knex.raw('coalesce(decided_at, submitted_at)'))
              .select('number')
              .where('id', after),
          ]);
        }
      })
      .orderBy(['decided_at', 'number'])
      .limit(limit)
      .pluck('id');
  }

  async overdueReviews(
    people: string[],
    at: Date,
  ): Promise<{ id: string; number: number }[]> {
    return this.#knex<RequestRow>('requests')
      .where('review_state', 'open')
      .where('review_due_at', '<=', at.toISOString())
      .where(either => {
        either
          .whereIn('requester_ref', people)
          .orWhereIn('requested_for_ref', people);
        for (const ref of people) {
          either.orWhereNot(other => whereNotIn(other, 'editors', ref));
        }
      })
      .orderBy('number')
      .select('id', 'number');
  }

  async pendingResolvers(): Promise<string[]> {
    const awaited = await Promise.all([
      this.#resolversIn('pending_approvals'),
      this.#resolversIn('pending_reviews'),
    ]);
    return [...new Set(awaited.flat())].sort();
  }

  async namedResolvers(): Promise<string[]> {
    return (await this.#resolversIn('request_approvers')).sort();
  }

  async #resolversIn(
    table: 'pending_approvals' | 'pending_reviews' | 'request_approvers',
  ): Promise<string[]> {
    const refs: string[] = await this.#knex<ApproverRow>(table)
      .distinct('approver_ref')
      .where('approver_ref', 'like', 'resolver:%')
      .pluck('approver_ref');
    return refs.filter(isResolverRef);
  }

  async idOf(number: number): Promise<string | undefined> {
    const row = await this.#knex<RequestRow>('requests')
      .select('id')
      .where('number', number)
      .first();
    return row?.id;
  }

  async committedCosts(
    owner: string,
    options: CommittedCostsOptions,
  ): Promise<(string | undefined)[]> {
    return committedCosts(this.#knex, { owner, ...options });
  }

  async running(
    subject: string,
    at: Date,
  ): Promise<RunningRequest | undefined> {
    return runningOf(this.#knex, { subject, at });
  }

  async lastAsked(requester: string): Promise<Map<string, Date>> {
    return lastAsked(this.#knex, requester);
  }

  async decided(options: {
    since: Date;
    mostPerType: number;
  }): Promise<PastRequest[]> {
    return decidedRequests(this.#knex, options);
  }

  async ruleUsage({ since }: { since: Date }): Promise<RuleUsage[]> {
    const counts: (Omit<RuleCount, 'requests'> & {
      requests: number | string;
    })[] = await this.#knex('requests')
      // SQLite takes a cross join in this order: from the requests of the time to their rules, by two indexes.
      .joinRaw('cross join request_rules')
      .whereRaw('request_rules.request_id = requests.id')
      .where('requests.submitted_at', '>=', since.toISOString())
      .groupBy('request_rules.rule_id', 'requests.state', 'requests.outcome')
      .select({
        rule: 'request_rules.rule_id',
        state: 'requests.state',
        outcome: 'requests.outcome',
      })
      .count({ requests: '*' });
    return usageOf(
      // PostgreSQL counts in bigint, which comes as text.
      counts.map(count => ({ ...count, requests: Number(count.requests) })),
    );
  }
}
