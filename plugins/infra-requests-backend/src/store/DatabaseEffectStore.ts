import type { Knex } from 'knex';
import type { ClaimedEffect, EffectStore } from './RequestStore';
import { toClaimedEffect } from './rowMapping';
import type { EffectRow } from './rows';

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

  /** A worker that lost its lease must not bring back what another one has carried out. */
  #open(id: string) {
    return this.#knex<EffectRow>('effects')
      .where('id', Number(id))
      .whereNull('done_at');
  }
}

function byDueTime(a: EffectRow, b: EffectRow): number {
  if (a.available_at !== b.available_at) {
    return a.available_at < b.available_at ? -1 : 1;
  }
  return a.id - b.id;
}
