import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { aChange, stored } from './__testUtils__/requests';
import { createDatabaseStores } from './createDatabaseStores';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const logger = mockServices.logger.mock();

const serviceFor = (knex: Knex, migrations?: { skip?: boolean }) =>
  mockServices.database.mock({ getClient: async () => knex, migrations });

describe.each(databases.eachSupportedId())(
  'createDatabaseStores on %s',
  databaseId => {
    it('brings an empty database up to date, and finds it so the next time', async () => {
      const knex = await databases.init(databaseId);
      const database = serviceFor(knex);
      const { requests } = await createDatabaseStores({ database, logger });
      const { number } = await stored(requests);

      const again = await createDatabaseStores({ database, logger });
      const { items } = await again.readModel.list({
        scope: 'all',
        viewer: { ref: 'user:default/lena', memberships: [] },
        limit: 10,
      });
      expect(items.map(item => item.number)).toEqual([number]);
    });

    it('leaves the tables alone where migrations are run by somebody else', async () => {
      const knex = await databases.init(databaseId);
      const database = serviceFor(knex, { skip: true });
      await createDatabaseStores({ database, logger });
      expect(await knex.schema.hasTable('requests')).toBe(false);
    });

    it('says which row was damaged instead of handing out what is left of it', async () => {
      const knex = await databases.init(databaseId);
      const { requests } = await createDatabaseStores({
        database: serviceFor(knex),
        logger,
      });
      await requests.insert(aChange({ id: 'cut' }));
      await requests.insert(aChange({ id: 'wrong' }));
      await knex('requests').where({ id: 'cut' }).update({ document: '{"par' });
      await knex('requests')
        .where({ id: 'wrong' })
        .update({ document: '{"parameters":[]}' });
      await expect(requests.get('cut')).rejects.toThrow(
        'Stored request cut is not JSON',
      );
      await expect(requests.get('wrong')).rejects.toThrow(
        /Stored request wrong is not what was written.*parameters/s,
      );
    });
  },
);

describe('createDatabaseStores', () => {
  it('refuses a database that it was never tested on', async () => {
    const [[sqlite]] = databases.eachSupportedId();
    const knex = await databases.init(sqlite);
    const mysql = new Proxy(knex, {
      get: (target, key) =>
        key === 'client'
          ? { config: { client: 'mysql2' } }
          : Reflect.get(target, key),
    });
    await expect(
      createDatabaseStores({ database: serviceFor(mysql), logger }),
    ).rejects.toThrow(/PostgreSQL or SQLite, not on 'mysql2'/);
  });
});
