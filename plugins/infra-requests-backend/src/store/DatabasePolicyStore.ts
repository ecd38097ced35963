import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import type { PolicyStore, PolicyTimes, StoredPolicy } from './PolicyStore';
import type { PolicyRow } from './rows';
import { parseJsonObject } from './storedJson';

/** PolicyStore on SQLite or PostgreSQL. */
export class DatabasePolicyStore implements PolicyStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async activate(policy: {
    digest: string;
    document: JsonObject;
    at: Date;
    previous?: string;
  }): Promise<void> {
    const { digest, document, previous } = policy;
    const at = policy.at.toISOString();
    await this.#knex.transaction(async tx => {
      if (previous !== undefined && previous !== digest) {
        await advance(tx, previous, at);
      }
      await tx<PolicyRow>('policies')
        .insert({
          digest,
          document: JSON.stringify(document),
          first_active_at: at,
          last_active_at: at,
          active_since: at,
          rules: Array.isArray(document.rules) ? document.rules.length : null,
        })
        .onConflict('digest')
        .ignore();
      await tx('policies as mine')
        .where({ digest })
        .whereExists(
          tx('policies as other')
            .whereRaw('other.last_active_at > mine.last_active_at')
            .select(tx.raw('1')),
        )
        .update({ active_since: at });
      await advance(tx, digest, at);
    });
  }

  async stillActive(digest: string, at: Date): Promise<void> {
    await advance(this.#knex, digest, at.toISOString());
  }

  async get(digest: string): Promise<StoredPolicy | undefined> {
    const row = await this.#knex<PolicyRow>('policies')
      .where({ digest })
      .first();
    return (
      row && {
        ...toTimes(row),
        document: parseJsonObject(row.document, `policy ${digest}`),
      }
    );
  }

  async list(): Promise<PolicyTimes[]> {
    const rows: Omit<PolicyRow, 'document'>[] = await this.#knex<PolicyRow>(
      'policies',
    )
      .select(
        'digest',
        'first_active_at',
        'last_active_at',
        'active_since',
        'rules',
      )
      .orderBy([
        { column: 'last_active_at', order: 'desc' },
        { column: 'active_since', order: 'desc' },
        { column: 'digest' },
      ]);
    return rows.map(toTimes);
  }
}

async function advance(knex: Knex, digest: string, at: string): Promise<void> {
  await knex<PolicyRow>('policies')
    .where({ digest })
    .where('last_active_at', '<', at)
    .update({ last_active_at: at });
}

function toTimes(row: Omit<PolicyRow, 'document'>): PolicyTimes {
  return {
    digest: row.digest,
    firstActiveAt: new Date(row.first_active_at),
    lastActiveAt: new Date(row.last_active_at),
    activeSince: new Date(row.active_since ?? row.first_active_at),
    rules: row.rules ?? undefined,
  };
}
