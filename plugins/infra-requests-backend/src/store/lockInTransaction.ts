import type { Knex } from 'knex';

/**
 * Lets transactions with the same key pass one after the other, until the end of each. SQLite has one writer at a time
 * anyway.
 */
export async function lockInTransaction(
  tx: Knex.Transaction,
  key: string,
): Promise<void> {
  if (tx.client.config.client === 'pg') {
    await tx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [
      `infra-requests:${key}`,
    ]);
  }
}
