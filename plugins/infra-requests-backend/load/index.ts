// Whether decisions hold while backend processes die: several of them on one PostgreSQL, people racing to vote at all of
// them, and SIGKILL for one of them every few seconds.
//
//   yarn load                      1,000 requests, 10,000 votes, 50 kills
//   yarn load --small              60 requests, 600 votes, 3 kills, in about a minute; part of script/test
//   yarn load --seed 7 --kills 9   as above, or with other numbers of --requests, --votes and --instances
//
// The processes are the plugin as it ships, with a catalog of some people and a fulfiller. What they send to the outside
// (events, notifications, signals, what is carried out) is written down by receivers that outlive them. People vote
// whatever they like, twice, too late, on what was edited meanwhile, or on their own requests; each vote has a comment of
// its own, by which it is found in the record. Whoever gets no answer, because the process died, votes again elsewhere.
//
// When all is over, what is left must keep the promises that load/findings.ts lists. What breaks one is printed with the
// number of the request and the entry of its record. What is random follows from the seed, which is printed; which
// votes meet a dying process follows from the machine, so that a run cannot be repeated exactly.
//
// What a dead process had begun is taken up by the others once its lease has run out, after a minute. The small version
// does not wait for that: when a process comes back, all leases have run out, even those of living processes, which is
// more than they have to bear.

import knexFactory, { type Knex } from 'knex';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { databaseStores } from '../src/store/createDatabaseStores';
import { Chance } from './Chance';
import { Cluster } from './Cluster';
import { developers } from './company';
import { readDeliveries } from './deliveries';
import { grouped } from './grouped';
import { findingsOf, type Remains } from './findings';
import { planRequests, type PlannedRequest } from './plan';
import { Portal } from './Portal';
import { startPostgres } from './postgres';
import { raceOn, type Doings } from './race';

const FULL = { requests: 1_000, votes: 10_000, kills: 50, instances: 3 };
const SMALL = { requests: 60, votes: 600, kills: 3, instances: 3 };
/** How many requests people race on at the same time. */
const REQUESTS_AT_ONCE = 6;
/** How long the rest may take once nobody does anything: two minutes for leases and for what is scheduled, and some. */
const REST_WITHIN_MS = 300_000;
const MOST_PROBLEMS_SHOWN = 10;
/** The end of a run that hangs, on whatever machine. */
const MOST_MINUTES = { small: 8, full: 60 };

interface Size {
  requests: number;
  votes: number;
  kills: number;
  instances: number;
}

interface Run extends Size {
  seed: number;
  hurried: boolean;
  cluster: Cluster;
  portal: Portal;
  doings: Doings;
  knex: Knex;
}

const say = (text: string) => process.stdout.write(`${text}\n`);
const number = (value: number) => value.toLocaleString('en-US');

function readOptions(): Size & {
  seed: number;
  small: boolean;
  report?: string;
} {
  const { values } = parseArgs({
    options: {
      small: { type: 'boolean', default: false },
      seed: { type: 'string' },
      requests: { type: 'string' },
      votes: { type: 'string' },
      kills: { type: 'string' },
      instances: { type: 'string' },
      report: { type: 'string' },
    },
  });
  const size = values.small ? SMALL : FULL;
  const given = (name: keyof Size) => Number(values[name] ?? size[name]);
  return {
    small: values.small,
    report: values.report,
    seed: Number(values.seed ?? Date.now() % 1_000_000),
    requests: given('requests'),
    votes: given('votes'),
    kills: given('kills'),
    instances: given('instances'),
  };
}

/** People race on some requests at a time; in the middle of it one process is killed, and comes back. */
async function round(
  planned: PlannedRequest[],
  { victim, after, run }: { victim: number; after: number; run: Run },
): Promise<void> {
  const waiting = [...planned];
  let raced = 0;
  let killed: Promise<void> | undefined;
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      if (raced >= after && !killed) {
        killed = killAndRestart(victim, run);
      }
      await raceOn(next, run);
      raced += 1;
    }
  };
  await Promise.all(Array.from({ length: REQUESTS_AT_ONCE }, work));
  await (killed ?? killAndRestart(victim, run));
  await run.cluster.allUp();
}

async function killAndRestart(
  victim: number,
  { cluster, doings, hurried, knex }: Run,
): Promise<void> {
  await cluster.kill(victim);
  say(
    `  killed process ${victim + 1} after ${number(
      doings.requests.length,
    )} requests and ${number(doings.attempts.length)} votes`,
  );
  if (hurried) {
    await letLeasesRunOut(knex);
  }
  cluster.restart(victim);
}

async function letLeasesRunOut(knex: Knex): Promise<void> {
  await knex('effects')
    .whereNotNull('leased_until')
    .update({ leased_until: new Date().toISOString() });
  await knex('backstage_backend_tasks__tasks')
    .whereNotNull('current_run_expires_at')
    .update({ current_run_expires_at: knex.fn.now() });
}

/** Until nothing that the system does is left to do; what is left after all is for the findings to say. */
async function untilAtRest({ knex }: Run): Promise<void> {
  const until = Date.now() + REST_WITHIN_MS;
  while (Date.now() < until) {
    const [effects, requests] = await Promise.all([
      knex('effects').whereNull('done_at').where('dead', false).first('id'),
      knex('requests')
        .whereIn('state', ['approved', 'fulfilling'])
        .orWhereNotNull('next_step_at')
        .first('id'),
    ]);
    if (!effects && !requests) {
      return;
    }
    await pause(200);
  }
}

async function remainsOf({
  portal,
  doings,
  knex,
  cluster,
}: Run): Promise<Remains> {
  const store = databaseStores(knex).requests;
  const ids: string[] = await knex('requests').orderBy('number').pluck('id');
  const records: Remains['records'] = [];
  for (const id of ids) {
    const [request, entries, { body: shown }] = await Promise.all([
      store.get(id),
      store.history(id),
      portal.untilAnswered<Remains['records'][number]['shown']>(
        developers[0],
        'GET',
        `/requests/${id}/history`,
      ),
    ]);
    records.push({ request: request!, entries, shown });
  }
  const rows = await knex('effects').orderBy('id');
  return {
    doings,
    records,
    effects: rows.map(row => ({
      requestId: row.request_id,
      kind: row.kind,
      key: row.idempotency_key,
      action: JSON.parse(row.payload).action,
      done: row.done_at !== null,
      dead: row.dead,
    })),
    deliveries: readDeliveries(cluster.received),
  };
}

async function race(run: Run, chance: Chance): Promise<void> {
  const planned = planRequests(chance, run);
  const rounds = run.kills + 1;
  for (let turn = 0; turn < rounds; turn++) {
    const from = Math.floor((planned.length * turn) / rounds);
    const to = Math.floor((planned.length * (turn + 1)) / rounds);
    const some = planned.slice(from, to);
    if (turn < run.kills) {
      await round(some, {
        victim: Math.floor(chance.next() * run.instances),
        after: Math.floor(chance.next() * some.length),
        run,
      });
    } else {
      await Promise.all(some.map(one => raceOn(one, run)));
    }
  }
}

function describe({ doings, records, deliveries, effects }: Remains): void {
  const answered = (status?: number) =>
    doings.attempts.filter(one => one.status === status).length;
  const states = grouped(records, ({ request }) => request.state);
  const actions = records.flatMap(({ entries }) =>
    entries.map(({ action }) => action),
  );
  const times = (action: string) =>
    number(actions.filter(one => one === action).length);
  const repetitions = [
    ...grouped(
      deliveries.filter(
        ({ kind }) => kind === 'event' || kind === 'fulfilment',
      ),
      ({ key }) => key,
    ).values(),
  ].filter(({ length }) => length > 1).length;
  say(
    `${number(records.length)} requests: ${[...states]
      .map(([state, { length }]) => `${number(length)} ${state}`)
      .join(', ')}`,
  );
  say(
    `${number(doings.attempts.length)} votes sent: ${number(
      answered(200),
    )} taken (${times('late-vote')} late), ${number(
      answered(undefined),
    )} not answered by processes that died, the others refused`,
  );
  say(
    `${number(actions.length)} entries of records; ${times(
      'reminded',
    )} reminders, ${times('escalated')} escalations, ${times(
      'expired',
    )} deadlines`,
  );
  say(
    `${number(effects.length)} effects, ${number(
      deliveries.length,
    )} deliveries, ${number(repetitions)} of them repetitions`,
  );
}

/** Prints what kept its promise and what did not, and how many of each. */
function judge(remains: Remains): { passed: number; failed: number } {
  const findings = findingsOf(remains);
  for (const { promise, problems } of findings) {
    say(`${problems.length === 0 ? '✔' : '✘'} ${promise}`);
    problems.slice(0, MOST_PROBLEMS_SHOWN).forEach(one => say(`    ${one}`));
    if (problems.length > MOST_PROBLEMS_SHOWN) {
      say(`    and ${number(problems.length - MOST_PROBLEMS_SHOWN)} more`);
    }
  }
  const failed = findings.filter(({ problems }) => problems.length > 0).length;
  return { passed: findings.length - failed, failed };
}

function limitTo(minutes: number): void {
  setTimeout(() => {
    process.stderr.write(`Not over in ${minutes} minutes\n`);
    process.exit(1);
  }, minutes * 60_000).unref();
}

async function main(): Promise<void> {
  const { small, report, ...size } = readOptions();
  say(
    `Seed ${size.seed}: ${size.instances} processes, ${number(
      size.requests,
    )} requests, ${number(size.votes)} votes, ${size.kills} kills`,
  );
  limitTo(MOST_MINUTES[small ? 'small' : 'full']);
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1_000).toFixed(0);
  const directory = mkdtempSync(join(tmpdir(), 'infra-requests-load-'));
  process.once('exit', () =>
    rmSync(directory, { recursive: true, force: true }),
  );
  const postgres = await startPostgres();
  const database = postgres.connection;
  const cluster = await Cluster.start(size.instances, { database, directory });
  say(`Up after ${seconds()} s`);

  const chance = new Chance(size.seed);
  const knex = knexFactory({
    client: 'pg',
    connection: { ...database, database: 'backstage_plugin_infra-requests' },
  });
  const run: Run = {
    ...size,
    hurried: small,
    cluster,
    portal: new Portal(cluster, new Chance(size.seed + 1)),
    doings: { requests: [], attempts: [], problems: [] },
    knex,
  };
  const racing = performance.now();
  await race(run, chance);
  const raced = (performance.now() - racing) / 1_000;
  say(
    `Raced for ${raced.toFixed(0)} s, a kill every ${(
      raced / size.kills
    ).toFixed(1)} s`,
  );
  await untilAtRest(run);
  say(`At rest after ${seconds()} s`);

  const remains = await remainsOf(run);
  describe(remains);
  const counts = judge(remains);
  if (report) {
    writeFileSync(report, JSON.stringify(counts));
  }
  process.exitCode = counts.failed === 0 ? 0 : 1;
  await knex.destroy();
  await cluster.stop();
  await postgres.stop();
  say(`${counts.passed} kept, ${counts.failed} broken, ${seconds()} s`);
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
