import { TestDatabases } from '@backstage/backend-test-utils';
import { databaseStores, migrateDatabase } from '../createDatabaseStores';
import { createInMemoryStores } from '../createInMemoryStores';
import type { RequestStores } from '../RequestStores';

/** Makes empty stores for one test. */
export type MakeStores = () => Promise<RequestStores>;

/**
 * Every implementation of the stores, for `describe.each`: a contract suite runs over all of them, so that what is
 * tested in memory holds on the databases. Call it at the top of a test file, because it registers clean-up.
 */
export function eachImplementation(): [name: string, make: MakeStores][] {
  const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
  return [
    ['in memory', async () => createInMemoryStores()],
    ...databases.eachSupportedId().map(([id]): [string, MakeStores] => [
      id,
      async () => {
        const knex = await databases.init(id);
        await migrateDatabase(knex);
        return databaseStores(knex);
      },
    ]),
  ];
}
