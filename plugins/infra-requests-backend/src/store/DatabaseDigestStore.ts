import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import type { Knex } from 'knex';
import type { DigestStore } from './DigestStore';

/** DigestStore on SQLite or PostgreSQL. */
export class DatabaseDigestStore implements DigestStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async isDone(day: string): Promise<boolean> {
    const row = await this.#knex('digest_days').where({ day }).first('day');
    return row !== undefined;
  }

  async done(day: string, at: Date): Promise<void> {
    await this.#knex('digest_days')
      .insert({ day, done_at: at.toISOString() })
      .onConflict('day')
      .ignore();
    await this.#knex('digest_days').where('day', '<', day).delete();
    await this.#knex('digests').where('day', '<', day).delete();
  }

  async claim(day: string, person: EntityRef): Promise<boolean> {
    const claimed = await this.#knex('digests')
      .insert({ day, person_ref: person })
      .onConflict(['day', 'person_ref'])
      .ignore()
      .returning('day');
    return claimed.length > 0;
  }

  async release(day: string, person: EntityRef): Promise<void> {
    await this.#knex('digests').where({ day, person_ref: person }).delete();
  }
}
