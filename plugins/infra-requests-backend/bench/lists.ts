import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import knexFactory, { type Knex } from 'knex';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../load/postgres';
import type { RequestRecord } from '../src/domain/types';
import {
  databaseStores,
  migrateDatabase,
} from '../src/store/createDatabaseStores';
import type {
  RequestFilter,
  RequestQuery,
} from '../src/store/RequestReadModel';
import {
  toApproverRows,
  toPendingRows,
  toRequestColumns,
  toStageRows,
} from '../src/store/rowMapping';

// How long lists take that people look at all day, among 100,000 requests: what the database and we do for a page.
const REQUESTS = 100_000;
const ROUNDS = 15;
const BATCH = 250;
const PAGE = 20;
/** So many pages further. */
const DEEP = 100;
/** Of a hundred requests, so many wait for people. */
const PENDING_PERCENT = 2;
const TEAMS = 40;
const PEOPLE = 400;
const STATES = ['fulfilled', 'approved', 'rejected', 'cancelled'] as const;
const FIRST = Date.UTC(2025, 10, 1);
const LAST = Date.UTC(2026, 10, 1);

const say = (text: string) => process.stdout.write(`${text}\n`);

const group = (name: string) => `group:default/${name}`;
const user = (index: number) => `user:default/person-${index}`;

/** Always the same numbers, without a pattern between their digits. */
const scattered = (index: number, below: number) =>
  Math.floor((((index + 1) * 0.6180339887) % 1) * below);

function requestOf(index: number): RequestRecord {
  const isPending = scattered(index, 100) < PENDING_PERCENT;
  const submittedAt = new Date(FIRST + ((LAST - FIRST) * index) / REQUESTS);
  const approvers = [group(`leads-${index % TEAMS}`)];
  const owner = group(`team-${index % TEAMS}`);
  const monthly = String(10 + (index % 400));
  const stage = {
    name: 'review',
    requirements: [{ approvers, count: 1 }],
    openedAt: submittedAt,
  };
  return {
    id: `request-${index}`,
    number: 0,
    version: 1,
    revision: 1,
    digest: 'd'.repeat(64),
    type: index % 3 ? 'database' : 'deployment',
    typeTitle: index % 3 ? 'PostgreSQL database' : 'Deployment',
    action: 'create',
    environment: index % 2 ? 'production' : 'staging',
    owner,
    requester: user(index % PEOPLE),
    entity: `component:default/service-${index % 2_000}`,
    subject: String(index % 20_000).padStart(64, '0'),
    emergency: index % 50 === 0 ? true : undefined,
    lastEditor: user(index % PEOPLE),
    editors: [user(index % PEOPLE)],
    justification: `Needed for project ${index % 5_000}`,
    parameters: { owner, name: `thing-${index}`, size: 'medium' },
    cost: { currency: 'USD', monthly, lines: [] },
    facts: { values: { owner, monthlyCost: monthly }, unknown: {} },
    evaluation: {
      outcome: 'approval',
      tier: { id: 'standard', title: 'Lead approval', rank: 1 },
      stages: [{ name: stage.name, requirements: stage.requirements }],
      distinct: true,
      reasons: [],
      trace: [],
      policyDigest: 'p'.repeat(64),
    },
    state: isPending ? 'pending' : STATES[scattered(index + 7, STATES.length)],
    stages: [stage],
    activeStage: isPending ? 0 : undefined,
    votes: [],
    submittedAt,
    updatedAt: submittedAt,
    decidedAt: isPending ? undefined : new Date(+submittedAt + 3_600_000),
    history: { length: 1, head: 'h'.repeat(64) },
  };
}

async function fill(knex: Knex): Promise<void> {
  await migrateDatabase(knex);
  for (let start = 0; start < REQUESTS; start += BATCH) {
    const requests = Array.from({ length: BATCH }, (_, index) =>
      requestOf(start + index),
    );
    await knex.transaction(async tx => {
      const insert = (table: string, rows: object[]) =>
        rows.length > 0 ? tx(table).insert(rows) : undefined;
      await insert(
        'requests',
        requests.map(one => ({ id: one.id, ...toRequestColumns(one) })),
      );
      await insert('request_stages', requests.flatMap(toStageRows));
      await insert('request_approvers', requests.flatMap(toApproverRows));
      await insert('pending_approvals', requests.flatMap(toPendingRows));
    });
  }
  await knex.raw('analyze');
}

const viewer = {
  ref: user(1),
  memberships: [user(1), ...[1, 2, 3].map(index => group(`leads-${index}`))],
};

/** What a portal lets people see who may see their own requests and those that they approve. */
const permitted: PermissionCriteria<RequestFilter> = {
  anyOf: [
    { key: 'requester', values: [viewer.ref] },
    { key: 'approver', values: viewer.memberships },
  ],
};

const QUERIES: Record<string, Partial<RequestQuery>> = {
  'waiting for me': { scope: 'inbox', order: 'urgent' },
  'waiting for my teams': { scope: 'team', order: 'urgent' },
  'asked by me': { scope: 'mine' },
  'all, newest first': {},
  'all, most urgent first': { order: 'urgent' },
  'all that I may see': { permitted },
  'all of an owner': { owner: [group('team-7')] },
  'all for an entity': { entity: ['component:default/service-7'] },
  'what runs': { runningAt: new Date(LAST) },
  'what runs of an owner': {
    owner: [group('team-7')],
    runningAt: new Date(LAST),
  },
  'search: a rare word': { q: 'project 4711' },
  'search: a common word': { q: 'postgresql' },
  'search: nothing': { q: 'no such words' },
};

/** Which indexes the database says it uses for the first page. */
async function indexesOf(knex: Knex, query: RequestQuery): Promise<string> {
  const sent: { sql: string; bindings: Knex.RawBinding[] }[] = [];
  const listen = (one: (typeof sent)[number]) => sent.push(one);
  knex.on('query', listen);
  await databaseStores(knex).readModel.list(query);
  knex.removeListener('query', listen);
  const [{ sql, bindings }] = sent;
  const explain =
    knex.client.config.client === 'pg' ? 'explain' : 'explain query plan';
  const plan = JSON.stringify(
    // What was sent to PostgreSQL has numbered gaps, and a raw statement has none.
    await knex.raw(`${explain} ${sql.replace(/\$\d+/g, '?')}`, bindings),
  );
  const used = [...plan.matchAll(/(?:using|INDEX|on) (\w+_(?:idx|pk|uniq))/g)];
  return [...new Set(used.map(([, index]) => index))].join(', ') || 'none';
}

interface Measured {
  first: number[];
  deep: number[];
  indexes: string;
}

async function measure(
  knex: Knex,
  given: Partial<RequestQuery>,
): Promise<Measured> {
  const { readModel } = databaseStores(knex);
  const query: RequestQuery = { scope: 'all', viewer, limit: PAGE, ...given };
  const timed = async (cursor?: string) => {
    const began = performance.now();
    await readModel.list({ ...query, cursor });
    return performance.now() - began;
  };
  const before = await readModel.list({ ...query, limit: PAGE * DEEP });
  const times = async (cursor?: string) => {
    await timed(cursor);
    const found: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      found.push(await timed(cursor));
    }
    return found.sort((a, b) => a - b);
  };
  return {
    first: await times(),
    deep: before.nextCursor ? await times(before.nextCursor) : [],
    indexes: await indexesOf(knex, query),
  };
}

const at = (sorted: number[], part: number) =>
  sorted.length === 0
    ? '–'
    : sorted[Math.ceil(sorted.length * part) - 1].toFixed(1);

async function benchOn(name: string, knex: Knex): Promise<void> {
  const began = performance.now();
  await fill(knex);
  const seconds = Math.round((performance.now() - began) / 1_000);
  say(`\n${name}: ${REQUESTS} requests stored in ${seconds} s; milliseconds`);
  say('| list | first page p50 | p95 | page 101 p50 | p95 | by |');
  say('| --- | ---: | ---: | ---: | ---: | --- |');
  for (const [what, query] of Object.entries(QUERIES)) {
    const { first, deep, indexes } = await measure(knex, query);
    const cells = [
      at(first, 0.5),
      at(first, 0.95),
      at(deep, 0.5),
      at(deep, 0.95),
      indexes,
    ];
    say(`| ${what} | ${cells.join(' | ')} |`);
  }
}

/** Lists among 100,000 requests, on SQLite and on PostgreSQL. */
export async function benchLists(): Promise<boolean> {
  const directory = mkdtempSync(join(tmpdir(), 'infra-requests-lists-'));
  const sqlite = knexFactory({
    client: 'better-sqlite3',
    connection: { filename: join(directory, 'bench.sqlite') },
    useNullAsDefault: true,
  });
  try {
    await benchOn('SQLite', sqlite);
  } finally {
    await sqlite.destroy();
    rmSync(directory, { recursive: true, force: true });
  }
  const server = await startPostgres();
  const postgres = knexFactory({
    client: 'pg',
    connection: { ...server.connection, database: 'postgres' },
  });
  try {
    await benchOn('PostgreSQL', postgres);
  } finally {
    await postgres.destroy();
    await server.stop();
  }
  return true;
}
