import { mockCredentials } from '@backstage/backend-test-utils';
import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { Cluster } from '../load/Cluster';
import { approvers, developers } from '../load/company';
import { startPostgres, type Connection } from '../load/postgres';
import { STATEMENTS_HEADER, type Statement } from './decisions/statement';

// Votes per second over HTTP on PostgreSQL, beside the same statements sent by hand through `pg`.
const VOTES = 200;
const ROUNDS = 7;
/** How many vote at the same time, and how many connections send statements by hand. */
const AT_ONCE = 8;
const PLUGIN_DATABASE = 'backstage_plugin_infra-requests';
const BEFORE = 'before_the_votes';
const BY_HAND = 'votes_by_hand';

const say = (text: string) => process.stdout.write(`${text}\n`);

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** Does something with each, several at a time, and says how many it did per second. */
async function perSecond<T>(
  items: T[],
  work: (item: T, worker: number) => Promise<void>,
): Promise<number> {
  const waiting = [...items];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, worker) => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        await work(next, worker);
      }
    }),
  );
  return (items.length * 1_000) / (performance.now() - began);
}

async function post<T>(
  url: string,
  options: { person: string; body: object; headers?: Record<string, string> },
): Promise<T> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: {
      Authorization: mockCredentials.user.header(options.person),
      'Content-Type': 'application/json',
      ...options.headers,
    },
    body: JSON.stringify(options.body),
  });
  const body = await answer.json();
  if (!answer.ok) {
    throw new Error(`${url} answered ${answer.status}: ${body.error?.message}`);
  }
  return body as T;
}

/** One person of two who are needed approves, so that the request stays open. */
function vote<T>(
  url: string,
  { id, digest, number }: InfraRequest,
  headers: Record<string, string> = {},
): Promise<T> {
  return post(`${url}/requests/${id}/votes`, {
    person: approvers.leads[number % approvers.leads.length],
    body: { verdict: 'approve', digest },
    headers,
  });
}

async function submit(url: string, index: number): Promise<InfraRequest> {
  return post(`${url}/requests`, {
    person: developers[index % developers.length],
    body: {
      type: 'database',
      parameters: {
        owner: 'group:default/developers',
        scrutiny: 'review',
        size: index,
      },
    },
  });
}

async function withClient<T>(
  database: Connection,
  name: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ ...database, database: name });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const copy = (database: Connection, options: { from: string; to: string }) =>
  withClient(database, 'postgres', async client => {
    await client.query(`drop database if exists "${options.to}"`);
    await client.query(
      `create database "${options.to}" template "${options.from}"`,
    );
  });

/** Keeps what follows from commits from being carried out, or lets it. */
const postponeEffects = (database: Connection, postponed: boolean) =>
  withClient(database, PLUGIN_DATABASE, async client => {
    await client.query(
      `alter table effects ${
        postponed ? 'enable' : 'disable'
      } trigger postpone`,
    );
  });

const createPostponing = (database: Connection) =>
  withClient(database, PLUGIN_DATABASE, async client => {
    await client.query(`create function postpone() returns trigger as $$
      begin new.available_at := '9999-01-01T00:00:00.000Z'; return new; end
    $$ language plpgsql`);
    await client.query(
      'create trigger postpone before insert on effects for each row execute function postpone()',
    );
  });

const untilDelivered = (database: Connection) =>
  withClient(database, PLUGIN_DATABASE, async client => {
    for (;;) {
      const { rows } = await client.query(
        `select 1 from effects where done_at is null and available_at < '9999' limit 1`,
      );
      if (rows.length === 0) {
        return;
      }
      await pause(100);
    }
  });

/** The recorded votes again, on a copy of the database as it was before them. */
async function byHand(
  database: Connection,
  votes: Statement[][],
): Promise<number> {
  await copy(database, { from: BEFORE, to: BY_HAND });
  const clients = await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      const client = new Client({ ...database, database: BY_HAND });
      await client.connect();
      return client;
    }),
  );
  const rate = await perSecond(votes, async (statements, worker) => {
    for (const { text, values } of statements) {
      await clients[worker].query(text, values);
    }
  });
  const { rows } = await clients[0].query('select count(*) from votes');
  await Promise.all(clients.map(client => client.end()));
  if (Number(rows[0].count) !== votes.length) {
    throw new Error(
      `${rows[0].count} votes were cast by hand, not ${votes.length}`,
    );
  }
  return rate;
}

/** Measures votes over HTTP and by hand in turn, and prints what came out. */
export async function benchDecisions(): Promise<boolean> {
  const directory = mkdtempSync(join(tmpdir(), 'infra-requests-bench-'));
  process.once('exit', () =>
    rmSync(directory, { recursive: true, force: true }),
  );
  const postgres = await startPostgres();
  const database = postgres.connection;
  const cluster = await Cluster.start(1, {
    database,
    directory,
    instance: join(__dirname, 'decisions/instance.ts'),
  });
  const [url] = cluster.urls();

  await createPostponing(database);
  const requests: InfraRequest[] = [];
  const indexes = Array.from(
    { length: VOTES * (2 * ROUNDS + 2) },
    (_, index) => index + 1,
  );
  const submissions = await perSecond(indexes, async index => {
    requests.push(await submit(url, index));
  });
  say(`${requests.length} requests, ${submissions.toFixed(0)} a second`);
  // A template must not be in use.
  await cluster.kill(0);
  await copy(database, { from: PLUGIN_DATABASE, to: BEFORE });
  cluster.restart(0);
  await cluster.allUp();

  const next = () => requests.splice(0, VOTES);
  const overHttp = () =>
    perSecond(next(), async request => {
      await vote(url, request);
    });
  const recorded: Statement[][] = [];
  for (const request of next()) {
    const { statements } = await vote<{ statements: Statement[] }>(
      url,
      request,
      { [STATEMENTS_HEADER]: 'yes' },
    );
    recorded.push(statements.filter(({ text }) => !isOfEffects(text)));
  }
  await overHttp();
  await byHand(database, recorded);

  const votes: number[] = [];
  const hand: number[] = [];
  const delivered: number[] = [];
  for (let turn = 0; turn < ROUNDS; turn++) {
    await postponeEffects(database, true);
    votes.push(await overHttp());
    hand.push(await byHand(database, recorded));
    await postponeEffects(database, false);
    delivered.push(await overHttp());
    await untilDelivered(database);
  }
  await cluster.stop();
  await postgres.stop();

  // Within a round, so that what else the machine does meets both sides of the ratio.
  const line = (title: string, rates: number[]) => {
    const ratio = median(rates.map((rate, turn) => rate / hand[turn]));
    say(
      `${title.padEnd(48)} ${median(rates)
        .toFixed(0)
        .padStart(6)} a second (${ratio.toFixed(2)})`,
    );
  };
  say(
    `${median(
      recorded.map(({ length }) => length),
    )} statements a vote, ${AT_ONCE} at once, median of ${ROUNDS} rounds of ${VOTES}`,
  );
  line('the same statements by hand through pg', hand);
  line('votes over HTTP', votes);
  line('votes over HTTP, with everybody told meanwhile', delivered);
  return true;
}

/** Looking for effects to carry out follows from a vote and is not part of it. */
function isOfEffects(text: string): boolean {
  return text.startsWith('with "due"');
}
