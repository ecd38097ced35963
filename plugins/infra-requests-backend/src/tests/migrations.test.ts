import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import fs from 'node:fs';
import { Story } from '../domain/decision/__testUtils__/Story';
import { summarize } from '../domain/decision/summary';
import { verifyRecord } from '../domain/decision/verifyRecord';
import type { RequestRecord } from '../domain/types';
import { aChange } from '../store/__testUtils__/requests';
import { databaseStores, migrateDatabase } from '../store/createDatabaseStores';
import { toRequestColumns } from '../store/rowMapping';

jest.setTimeout(60_000);

const directory = resolvePackagePath(
  '@infra-requests/plugin-infra-requests-backend',
  'migrations',
);

const TABLES = [
  'backtest_requests',
  'backtests',
  'delegations',
  'digest_days',
  'digests',
  'effects',
  'history',
  'pending_approvals',
  'pending_reviews',
  'policies',
  'request_approvers',
  'request_rules',
  'request_stages',
  'requests',
  'votes',
];

const DECISION_TABLES = [
  'delegations',
  'digest_days',
  'digests',
  'pending_reviews',
];
const LATER_TABLES = [
  'backtest_requests',
  'backtests',
  'request_rules',
  ...DECISION_TABLES,
];
const FIRST_TABLES = TABLES.filter(table => !LATER_TABLES.includes(table));
const TABLES_BEFORE_DECISIONS = TABLES.filter(
  table => !DECISION_TABLES.includes(table),
);

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

const NEVER = '9999-12-31T23:59:59.999Z';

/** Requests as they could be before entities and leases had columns of their own, by the name of what is special. */
function fromBefore() {
  const about = (ref: string) => ({
    entity: ref,
    facts: { values: { entity: { ref } }, unknown: {} },
  });
  const decided = {
    activeStage: undefined,
    decidedAt: new Date('2026-11-21T10:00:00.000Z'),
  };
  const minute = (m: number) => new Date(Date.UTC(2026, 10, 21, 9, m));
  const special: Partial<RequestRecord>[] = [
    { id: 'rejected', state: 'rejected', ...decided },
    {
      id: 'fulfilled',
      state: 'fulfilled',
      lease: 'P14D',
      ...decided,
      ...about('component:default/api'),
    },
    {
      id: 'failed',
      state: 'failed',
      lease: 'P14D',
      ...decided,
    },
    { id: 'leased for ever', state: 'approved', lease: 'P9000Y', ...decided },
    { id: 'leased for nothing', state: 'approved', lease: 'soon', ...decided },
    {
      id: 'leased',
      state: 'fulfilling',
      lease: 'P1M',
      ...decided,
      ...about('component:default/api'),
    },
    { id: 'pending', parameters: { emergency: true } },
    { id: 'emergency', emergency: true },
  ];
  return special.map((one, index) =>
    aChange({ ...one, submittedAt: minute(index) }),
  );
}

describe.each(databases.eachSupportedId())('migrations on %s', databaseId => {
  it('20261121000000_init.js makes every table, takes it back and makes it again', async () => {
    const knex = await databases.init(databaseId);
    expect(await presentTables(knex)).toEqual([]);

    await up(knex);
    expect(await presentTables(knex)).toEqual(FIRST_TABLES);
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
    expect(await presentTables(knex)).toEqual(FIRST_TABLES);
  });

  it('20261122000000_policy_times_and_rules.js finds the rules that matched in what is stored', async () => {
    const knex = await databases.init(databaseId);
    await up(knex);
    const at = '2026-11-21T09:30:00.123Z';
    const later = '2026-11-21T10:00:00.000Z';
    const judged = (id: string, results: Record<string, string>) => ({
      ...request(id),
      document: JSON.stringify({
        evaluation: {
          trace: Object.entries(results).map(([rule, result]) => ({
            rule,
            result,
          })),
        },
      }),
    });
    await knex('policies').insert(
      [
        ['p', '{"rules":[{"id":"production"}]}'],
        ['no rules', '{}'],
      ].map(([digest, document]) => ({
        digest,
        document,
        first_active_at: at,
        last_active_at: later,
      })),
    );
    await knex('requests').insert([
      request('without a trace'),
      { ...request('damaged'), document: '{' },
    ]);
    const many = Array.from({ length: 450 }, (_, index) =>
      judged(`${index}`, {
        'dev-is-free': index % 2 ? 'matched' : 'not-matched',
        production: 'matched',
        'team-budget': 'unknown',
      }),
    );
    await knex.batchInsert('requests', many, 10);

    await up(knex);
    const matched = async (rule: string) =>
      (await knex('request_rules').where({ rule_id: rule }).pluck('request_id'))
        .length;
    expect(await matched('dev-is-free')).toBe(225);
    expect(await matched('production')).toBe(450);
    expect(await matched('team-budget')).toBe(0);
    expect(
      await knex('request_rules')
        .where({ request_id: '449' })
        .orderBy('rule_id')
        .pluck('rule_id'),
    ).toEqual(['dev-is-free', 'production']);
    expect(
      await knex('policies')
        .orderBy('digest')
        .select('digest', 'active_since', 'rules'),
    ).toEqual([
      { digest: 'no rules', active_since: at, rules: null },
      { digest: 'p', active_since: at, rules: 1 },
    ]);

    await down(knex);
    expect(await knex.schema.hasTable('request_rules')).toBe(false);
    expect(await knex('policies').where({ digest: 'p' }).first()).toEqual({
      digest: 'p',
      document: '{"rules":[{"id":"production"}]}',
      first_active_at: at,
      last_active_at: later,
    });
    await up(knex);
    expect(await knex('request_rules').where({ request_id: '0' })).toEqual([
      { request_id: '0', rule_id: 'production' },
    ]);
  });

  it('20261122000001_backtests.js keeps what a backtest found, and only so long as the backtest', async () => {
    const knex = await databases.init(databaseId);
    await up(knex);
    await up(knex);
    await up(knex);
    await knex('requests').insert(request('a'));
    const backtest = (id: string, slot: number | null) => ({
      id,
      state: slot === null ? 'done' : 'running',
      slot,
      created_by: 'user:default/ada',
      created_at: '2026-11-21T09:30:00.123Z',
      period_from: '2026-10-01T00:00:00.000Z',
      period_to: '2026-11-01T00:00:00.000Z',
      policy_digest: 'p',
      total: 1,
      result: '{}',
      alive_at: '2026-11-21T09:30:00.123Z',
    });
    await knex('backtests').insert([
      backtest('ended', null),
      backtest('ended, too', null),
      backtest('running', 1),
    ]);
    await expect(
      knex('backtests').insert(backtest('one too many', 1)),
    ).rejects.toThrow(/unique/i);

    const found = {
      backtest_id: 'ended',
      number: 1,
      request_id: 'a',
      before: 'elevated',
      after: 'denied',
      change: 'stricter',
      text: 'Not allowed.',
    };
    await knex('backtest_requests').insert(found);
    await expect(
      knex('backtest_requests').insert({ ...found, backtest_id: 'no such' }),
    ).rejects.toThrow(/foreign key/i);
    await knex('backtests').where({ id: 'ended' }).delete();
    expect(await knex('backtest_requests')).toEqual([]);

    await down(knex);
    expect(await knex.schema.hasTable('backtests')).toBe(false);
    expect(await knex.schema.hasTable('backtest_requests')).toBe(false);
    await up(knex);
    expect(await presentTables(knex)).toEqual(TABLES_BEFORE_DECISIONS);
  });

  it('20261123000000_decisions.js keeps requests from before as they were, and what is known of them', async () => {
    const knex = await databases.init(databaseId);
    await migrateDatabase(knex);
    const { requests, readModel } = databaseStores(knex);
    const { request: told, history } = new Story({
      people: { grace: 'leads', sam: 'security' },
      stages: ['technical: 1 of leads', 'security: 2 of security'],
    }).play('grace approves', 'sam approves');
    const given = { ...told, version: 1 };
    const { number } = (await requests.insert({
      request: given,
      entries: history,
      effects: [{ kind: 'event', idempotencyKey: 'key', payload: {} }],
    }))!;

    await down(knex);
    await down(knex);
    expect(await presentTables(knex)).toEqual(TABLES_BEFORE_DECISIONS);
    const columns = await knex('requests').columnInfo();
    expect(columns).not.toHaveProperty('due_at');
    expect(await knex('requests').pluck('id')).toEqual([given.id]);
    expect(await knex('votes').pluck('voter_ref')).toHaveLength(2);
    expect(await knex('effects').pluck('idempotency_key')).toEqual(['key']);

    await up(knex);
    await up(knex);
    expect(await presentTables(knex)).toEqual(TABLES);
    const kept = (await requests.get(given.id))!;
    expect(kept).toEqual({ ...given, number });
    expect(verifyRecord(kept, await requests.history(given.id))).toEqual({
      verified: true,
    });
    const inbox = await readModel.list({
      scope: 'inbox',
      viewer: {
        ref: 'user:default/sue',
        memberships: ['group:default/security'],
      },
      order: 'due',
      limit: 10,
    });
    expect(inbox.items).toEqual([summarize(kept)]);
    const longAfter = new Date('2036-01-01T00:00:00.000Z');
    expect(await readModel.dueForSteps({ at: longAfter, limit: 10 })).toEqual(
      [],
    );
    expect(
      await requests.save({
        request: {
          ...kept,
          version: 2,
          state: 'approved',
          activeStage: undefined,
        },
        entries: [],
        effects: [],
      }),
    ).toBe(true);
  });

  it('20261123000000_decisions.js lets nobody be asked to review twice, nor what there is not', async () => {
    const knex = await databases.init(databaseId);
    await migrateDatabase(knex);
    await knex('requests').insert(request('a'));
    const reviewer = { approver_ref: 'group:default/audit', request_id: 'a' };
    await knex('pending_reviews').insert(reviewer);
    await expect(knex('pending_reviews').insert(reviewer)).rejects.toThrow(
      /unique/i,
    );
    await expect(
      knex('pending_reviews').insert({ ...reviewer, request_id: 'no such' }),
    ).rejects.toThrow(/foreign key/i);
  });

  it('20261124000000_experience.js finds out of requests from before what lists ask for now', async () => {
    const knex = await databases.init(databaseId);
    await migrateDatabase(knex);
    const { requests, readModel } = databaseStores(knex);
    for (const change of fromBefore()) {
      await requests.insert(change);
    }
    await down(knex);
    expect(await knex('requests').columnInfo()).not.toHaveProperty('urgency');
    const damaged = { ...request('damaged'), due_at: NEVER, document: '{' };
    await knex('requests').insert(damaged);

    await up(knex);
    for (const { request: given } of fromBefore()) {
      const row = await knex('requests').where({ id: given.id }).first();
      const written = toRequestColumns(given);
      expect(row).toMatchObject({
        urgency: written.urgency,
        expires_at: written.expires_at,
        entity_ref: written.entity_ref,
        subject: null,
        agent: null,
        comments: 0,
        checks: null,
        previous_monthly_cost: null,
      });
    }
    expect(
      await knex('requests').where({ id: 'damaged' }).pluck('urgency'),
    ).toEqual([`0.1.${NEVER}.2026-11-21T09:30:00.123Z`]);
    await knex('requests').where({ id: 'damaged' }).delete();
    const { items } = await readModel.list({
      scope: 'all',
      viewer: { ref: 'user:default/lena', memberships: [] },
      order: 'urgent',
      limit: 10,
    });
    expect(items.map(({ id }) => id)).toEqual([
      'emergency',
      'pending',
      'failed',
      'leased',
      'leased for nothing',
      'leased for ever',
      'fulfilled',
      'rejected',
    ]);
    expect(
      Object.fromEntries(
        items.map(({ id, entity, expiresAt }) => [id, [entity, expiresAt]]),
      ),
    ).toMatchObject({
      pending: [undefined, undefined],
      leased: ['component:default/api', '2026-12-21T10:00:00.000Z'],
      fulfilled: ['component:default/api', '2026-12-05T10:00:00.000Z'],
      'leased for ever': [undefined, undefined],
      'leased for nothing': [undefined, undefined],
    });
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
