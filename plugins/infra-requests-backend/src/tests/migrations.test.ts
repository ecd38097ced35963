import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import fs from 'node:fs';

jest.setTimeout(60_000);

const directory = resolvePackagePath(
  '@infra-requests/plugin-infra-requests-backend',
  'migrations',
);

const TABLES = [
  'effects',
  'history',
  'pending_approvals',
  'policies',
  'request_approvers',
  'request_stages',
  'requests',
  'votes',
];

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const up = (knex: Knex) => knex.migrate.up({ directory });
const down = (knex: Knex) => knex.migrate.down({ directory });

async function presentTables(knex: Knex): Promise<string[]> {
  const present: string[] = [];
  for (const table of TABLES) {
    if (await knex.schema.hasTable(table)) {
      present.push(table);
    }
  }
  return present;
}

function request(id: string) {
  const at = '2026-11-21T09:30:00.123Z';
  return {
    id,
    version: 1,
    revision: 1,
    digest: 'd',
    type: 'database',
    type_title: 'PostgreSQL database',
    action: 'create',
    owner_ref: 'group:default/payments',
    requester_ref: 'user:default/dora',
    last_editor_ref: 'user:default/dora',
    editors: '["user:default/dora"]',
    state: 'pending',
    outcome: 'approval',
    tier_id: 'standard',
    tier_title: 'Lead approval',
    tier_rank: 1,
    tier_distinct: true,
    currency: 'USD',
    monthly_cost_sort: '',
    policy_digest: 'p',
    submitted_at: at,
    updated_at: at,
    history_length: 0,
    history_head: '',
    document: '{}',
    search_text: '',
  };
}

describe.each(databases.eachSupportedId())('migrations on %s', databaseId => {
  it('20261121000000_init.js makes every table, takes it back and makes it again', async () => {
    const knex = await databases.init(databaseId);
    expect(await presentTables(knex)).toEqual([]);

    await up(knex);
    expect(await presentTables(knex)).toEqual(TABLES);
    await knex('requests').insert([request('a'), request('b')]);
    const rows = await knex('requests').orderBy('number');
    expect(rows.map(({ id, number }) => [id, number])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);

    const vote = {
      request_id: 'a',
      revision: 1,
      stage: 0,
      voter_ref: 'user:default/lena',
      verdict: 'approve',
      digest: 'd',
      memberships: '[]',
      fills: true,
      at: '2026-11-21T09:30:00.123Z',
    };
    await knex('votes').insert(vote);
    await expect(knex('votes').insert(vote)).rejects.toThrow(/unique/i);
    await expect(
      knex('votes').insert({ ...vote, request_id: 'no such request' }),
    ).rejects.toThrow(/foreign key/i);

    await down(knex);
    expect(await presentTables(knex)).toEqual([]);
    await up(knex);
    expect(await presentTables(knex)).toEqual(TABLES);
  });

  it('leaves nothing behind when every migration is taken back', async () => {
    const knex = await databases.init(databaseId);
    const count = fs.readdirSync(directory).length;
    for (let step = 0; step < count; step += 1) {
      await up(knex);
    }
    for (let step = 0; step < count; step += 1) {
      await down(knex);
    }
    expect(await presentTables(knex)).toEqual([]);
  });
});
