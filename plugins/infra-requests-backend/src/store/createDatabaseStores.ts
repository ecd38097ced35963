import {
  resolvePackagePath,
  type DatabaseService,
  type LoggerService,
} from '@backstage/backend-plugin-api';
import { ForwardedError } from '@backstage/errors';
import type { Knex } from 'knex';
import { DatabaseBacktestStore } from './DatabaseBacktestStore';
import { DatabaseDelegationStore } from './DatabaseDelegationStore';
import { DatabaseDigestStore } from './DatabaseDigestStore';
import { DatabaseEffectStore } from './DatabaseEffectStore';
import { DatabasePolicyStore } from './DatabasePolicyStore';
import { DatabasePastDecisions } from './DatabasePastDecisions';
import { DatabaseRequestReadModel } from './DatabaseRequestReadModel';
import { DatabaseRequestStore } from './DatabaseRequestStore';
import type { RequestStores } from './RequestStores';

const SUPPORTED_CLIENTS = ['pg', 'better-sqlite3'];

/** The stores on the plugin's database, brought up to date first. */
export async function createDatabaseStores(options: {
  database: DatabaseService;
  logger: LoggerService;
}): Promise<RequestStores> {
  const { database, logger } = options;
  const knex = await database.getClient();
  const client: string = knex.client.config.client;
  if (!SUPPORTED_CLIENTS.includes(client)) {
    throw new Error(
      `Infra Requests keeps its records on PostgreSQL or SQLite, not on '${client}'; set backend.database.plugin.infra-requests.client to 'pg'`,
    );
  }
  if (!database.migrations?.skip) {
    await migrateDatabase(knex).catch(error => {
      throw new ForwardedError(
        'Could not bring the database of Infra Requests up to date',
        error,
      );
    });
    logger.debug('Database is up to date', { client });
  }
  return databaseStores(knex);
}

/** Runs the migrations that the database has not had. */
export async function migrateDatabase(knex: Knex): Promise<void> {
  await knex.migrate.latest({
    directory: resolvePackagePath(
      '@infra-requests/plugin-infra-requests-backend',
      'migrations',
    ),
  });
}

/** The stores on a database that is up to date. */
export function databaseStores(knex: Knex): RequestStores {
  return {
    requests: new DatabaseRequestStore(knex),
    effects: new DatabaseEffectStore(knex),
    readModel: new DatabaseRequestReadModel(knex),
    pastDecisions: new DatabasePastDecisions(knex),
    backtests: new DatabaseBacktestStore(knex),
    policies: new DatabasePolicyStore(knex),
    delegations: new DatabaseDelegationStore(knex),
    digests: new DatabaseDigestStore(knex),
  };
}
