import type {
  Effect,
  EffectState,
} from '@infra-requests/plugin-infra-requests-common';
import type { Knex } from 'knex';
import { LARGEST_INTEGER } from './changedCursor';
import type { ClaimedEffect, EffectStore } from './RequestStore';
import { toClaimedEffect, toEffect } from './effectRows';
import type { EffectRow, UnsettledEffectRow } from './rows';

/** EffectStore on SQLite or PostgreSQL. */
export class DatabaseEffectStore implements EffectStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async claim(options: {
    now: Date;
    leaseUntil: Date;
    limit: number;
  }): Promise<ClaimedEffect[]> {
    const now = options.now.toISOString();
    const due = this.#knex<EffectRow>('effects')
      .select('id')
      .whereNull('done_at')
      .where('dead', false)
      .where('available_at', '<=', now)
      .where(lease =>
        lease.whereNull('leased_until').orWhere('leased_until', '<=', now),
      )
      .orderBy(['available_at', 'id'])
      .limit(options.limit);
    // SQLite runs one statement at a time; PostgreSQL workers pass over what another one is just claiming.
    if (this.#knex.client.config.client === 'pg') {
      due.forUpdate().skipLocked();
    }
    const rows = await this.#knex<EffectRow>('effects')
      // Materialized, because PostgreSQL may otherwise run the limited selection more than once and take too many.
      .withMaterialized('due', due)
      .whereIn('id', this.#knex('due').select('id'))
      .update({
        leased_until: options.leaseUntil.toISOString(),
        attempts: this.#knex.raw('attempts + 1'),
      })
      .returning('*');
    return rows.sort(byDueTime).map(toClaimedEffect);
  }

  async renew(id: string, leaseUntil: Date): Promise<void> {
    await this.#open(id)
      .whereNotNull('leased_until')
      .update({ leased_until: leaseUntil.toISOString() });
  }

  async complete(id: string, at: Date): Promise<void> {
    await this.#open(id).update({
      done_at: at.toISOString(),
      leased_until: null,
      last_error: null,
    });
  }

  async fail(
    id: string,
    failure: { error: string; retryAt?: Date },
  ): Promise<void> {
    await this.#open(id).update({
      last_error: failure.error,
      leased_until: null,
      ...(failure.retryAt
        ? { available_at: failure.retryAt.toISOString() }
        : { dead: true }),
    });
  }

  async unsettled(options: {
    state: EffectState[];
    limit: number;
  }): Promise<{ items: Effect[]; totalItems: number }> {
    const failed = this.#knex('effects')
      // Cleared once it gets through.
      .whereNotNull('last_error')
      .whereIn(
        'dead',
        options.state.map(state => state === 'dead'),
      );
    const [{ total }] = await failed.clone().count({ total: '*' });
    const rows: UnsettledEffectRow[] = await failed
      .join('requests', 'requests.id', 'effects.request_id')
      .orderBy('effects.id', 'desc')
      .limit(options.limit)
      .select('effects.*', 'requests.number');
    // PostgreSQL counts in bigint, which comes as text.
    return { items: rows.map(toEffect), totalItems: Number(total) };
  }

  async retry(
    id: string,
    at: Date,
  ): Promise<Effect | 'done' | 'busy' | undefined> {
    if (!isRowId(id)) {
      return undefined;
    }
    const now = at.toISOString();
    const retried = await this.#open(id)
      .where(lease =>
        lease.whereNull('leased_until').orWhere('leased_until', '<=', now),
      )
      .update({
        attempts: 0,
        available_at: now,
        leased_until: null,
        dead: false,
        last_error: null,
      });
    const row: UnsettledEffectRow | undefined = await this.#knex('effects')
      .join('requests', 'requests.id', 'effects.request_id')
      .where('effects.id', Number(id))
      .first('effects.*', 'requests.number');
    if (retried === 0 && row) {
      return row.done_at === null ? 'busy' : 'done';
    }
    return row && toEffect(row);
  }

  /** A worker that lost its lease must not bring back what another one has carried out. */
  #open(id: string) {
    return this.#knex<EffectRow>('effects')
      .where('id', Number(id))
      .whereNull('done_at');
  }
}

function isRowId(id: string): boolean {
  return /^\d{1,10}$/.test(id) && Number(id) <= LARGEST_INTEGER;
}

function byDueTime(a: EffectRow, b: EffectRow): number {
  if (a.available_at !== b.available_at) {
    return a.available_at < b.available_at ? -1 : 1;
  }
  return a.id - b.id;
}
