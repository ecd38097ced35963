import knexFactory, { type Knex } from 'knex';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { parseRequestTypes } from '../src/domain/catalogue/requestType';
import { evaluate } from '../src/domain/policy/evaluate';
import { parsePolicy } from '../src/domain/policy/policy';
import type { Facts, RequestRecord } from '../src/domain/types';
import { Backtests } from '../src/service/backtest/Backtests';
import {
  databaseStores,
  migrateDatabase,
} from '../src/store/createDatabaseStores';
import { toRequestColumns, toStageRows } from '../src/store/rowMapping';

// How long a backtest takes, whether its memory grows with the number of requests, and how long others wait for their
// turn: on SQLite, with twenty rules.
const COUNTS = [10_000, 100_000];
const FROM = Date.UTC(2026, 0, 1);
const TO = Date.UTC(2026, 6, 1);
const BATCH = 20;

const ENVIRONMENTS = ['development', 'preview', 'staging', 'production'];
const approvers = (group: string) => [
  { approvers: [`group:default/${group}`], count: 1 },
];
const review = (group: string) => [
  { name: 'review', requirements: approvers(group) },
];

const policyWith = (threshold: number) => ({
  tiers: [
    { id: 'automatic', title: 'Automatic' },
    { id: 'standard', title: 'Lead approval', stages: review('leads') },
    { id: 'elevated', title: 'Escalated', stages: review('security') },
  ],
  budgets: { default: 2_000 },
  rules: [
    {
      id: 'free',
      when: { environment: { $in: ['development', 'preview'] } },
      tier: 'automatic',
    },
    {
      id: 'costly',
      when: { monthlyCost: { $gt: threshold } },
      tier: 'standard',
    },
    { id: 'production', when: { environment: 'production' }, tier: 'elevated' },
    {
      id: 'budget',
      when: { ownerBudgetRemaining: { $lt: 0 } },
      require: approvers('finops'),
    },
    ...Array.from({ length: 16 }, (_, index) => ({
      id: `team-${index}`,
      when: {
        owner: `group:default/team-${index}`,
        environment: 'staging',
        monthlyCost: { $lte: 100 + index * 10 },
      },
      tier: 'automatic',
    })),
  ],
});

const { requestTypes } = parseRequestTypes([
  {
    id: 'database',
    title: 'PostgreSQL database',
    description: 'A managed database.',
    category: 'Data',
    parameters: {
      title: 'What',
      required: ['owner', 'environment'],
      properties: {
        owner: { type: 'string' },
        environment: { type: 'string', enum: ENVIRONMENTS },
        size: { type: 'string' },
        replicas: { type: 'integer' },
      },
    },
    cost: { lines: [] },
  },
]);
const parsed = parsePolicy(policyWith(200), { requestTypes });
if (!parsed.policy) {
  throw new Error(JSON.stringify(parsed.problems));
}
const active = parsed.policy;

function requestOf(index: number, count: number): RequestRecord {
  const submittedAt = new Date(FROM + ((TO - FROM) / count) * index);
  const owner = `group:default/team-${index % 30}`;
  const environment = ENVIRONMENTS[index % 4];
  const monthlyCost = `${20 + ((index * 37) % 900)}.00`;
  const facts: Facts = {
    values: {
      type: 'database',
      action: 'create',
      environment,
      monthlyCost,
      ownerMonthlySpend: `${(index * 13) % 2_500}.00`,
      owner,
      emergency: false,
      requester: {
        ref: `user:default/person-${index % 500}`,
        kind: 'user',
        groups: [owner, 'group:default/engineering'],
      },
      parameters: { owner, environment, size: 'medium', replicas: index % 5 },
    },
    unknown: {},
  };
  const evaluation = evaluate(active, facts);
  const isAutomatic = evaluation.outcome === 'automatic';
  return {
    id: `request-${index}`,
    number: index + 1,
    version: 1,
    revision: 1,
    digest: createHash('sha256').update(String(index)).digest('hex'),
    type: 'database',
    typeTitle: 'PostgreSQL database',
    action: 'create',
    environment,
    owner,
    requester: `user:default/person-${index % 500}`,
    lastEditor: `user:default/person-${index % 500}`,
    editors: [`user:default/person-${index % 500}`],
    parameters: facts.values.parameters as RequestRecord['parameters'],
    cost: { currency: 'USD', monthly: monthlyCost, lines: [] },
    facts,
    evaluation,
    state: !isAutomatic && index % 7 === 0 ? 'rejected' : 'approved',
    stages: evaluation.stages.map(stage => ({
      ...stage,
      openedAt: submittedAt,
    })),
    votes: [],
    submittedAt,
    updatedAt: submittedAt,
    decidedAt: isAutomatic
      ? submittedAt
      : new Date(submittedAt.getTime() + (1 + (index % 50)) * 3_600_000),
    history: { length: 0, head: '' },
  };
}

async function fill(knex: Knex, count: number): Promise<void> {
  await migrateDatabase(knex);
  for (let start = 0; start < count; start += 1_000) {
    const requests = Array.from(
      { length: Math.min(1_000, count - start) },
      (_, index) => requestOf(start + index, count),
    );
    await knex.transaction(async trx => {
      const rows = requests.map(one => ({
        ...toRequestColumns(one),
        id: one.id,
        number: one.number,
      }));
      await trx.batchInsert('requests', rows, BATCH);
      await trx.batchInsert(
        'request_stages',
        requests.flatMap(toStageRows),
        BATCH,
      );
    });
  }
}

const megabytes = (bytes: number) => Math.round(bytes / 1_048_576);

/** The most memory that is used, and the longest time that nobody else got a turn, until it is stopped. */
function watch() {
  let rss = 0;
  let blocked = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    blocked = Math.max(blocked, now - last);
    rss = Math.max(rss, process.memoryUsage.rss());
    last = now;
  }, 2);
  return () => {
    clearInterval(timer);
    return { rss, blocked };
  };
}

async function measure(knex: Knex, count: number): Promise<void> {
  const { backtests: store, pastDecisions } = databaseStores(knex);
  const silent = () => {};
  const backtests = new Backtests({
    configuration: () => ({
      policy: active,
      requestTypes: new Map(requestTypes.map(type => [type.id, type])),
      notifications: { approvals: 'immediate', dailyAt: '08:30' },
    }),
    store,
    pastDecisions,
    clock: () => new Date(),
    newId: () => `backtest-${count}`,
    logger: {
      info: silent,
      debug: silent,
      warn: console.warn,
      error: console.error,
      child() {
        return this;
      },
    },
  });
  const before = process.memoryUsage.rss();
  const started = performance.now();
  const stop = watch();
  const { id } = await backtests.start(
    {
      policy: stringify({ rules: policyWith(400).rules }),
      from: new Date(FROM).toISOString(),
      to: new Date(TO).toISOString(),
    },
    { createdBy: 'user:default/bench' },
  );
  await backtests.idle();
  const seconds = (performance.now() - started) / 1_000;
  const { rss, blocked } = stop();
  const { state, result, error } = await backtests.get(id);
  if (state !== 'done' || result.evaluated !== count) {
    throw new Error(
      `The backtest of ${count} requests is ${state} after ${result.evaluated}: ${error}`,
    );
  }
  console.log(
    `${count} requests: ${seconds.toFixed(1)} s (${Math.round(
      count / seconds,
    )} per second), memory +${megabytes(
      rss - before,
    )} MB, others waited at most ${Math.round(blocked)} ms; ${
      result.laxer + result.stricter
    } would change`,
  );
}

/** Otherwise garbage that nobody has had a reason to collect yet would count as memory that is needed. */
const SMALL_HEAP = '--max-old-space-size=64';

const STEPS = { fill, measure };

/** Each step is a process of its own, so that none counts the memory of another. */
function runStep(step: keyof typeof STEPS, file: string, count: number) {
  const { status } = spawnSync(
    process.execPath,
    [...process.execArgv, SMALL_HEAP, __filename, step, file, String(count)],
    { stdio: 'inherit' },
  );
  if (status !== 0) {
    throw new Error(`${step} failed`);
  }
}

async function main([step, file, count]: string[]): Promise<void> {
  if (step === 'fill' || step === 'measure') {
    const knex = knexFactory({
      client: 'better-sqlite3',
      connection: { filename: file },
      useNullAsDefault: true,
    });
    await STEPS[step](knex, Number(count)).finally(() => knex.destroy());
    return;
  }
  const directory = mkdtempSync(join(tmpdir(), 'infra-requests-bench-'));
  try {
    for (const requests of COUNTS) {
      const database = join(directory, `${requests}.sqlite`);
      runStep('fill', database, requests);
      runStep('measure', database, requests);
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
}

main(process.argv.slice(2)).catch(error => {
  console.error(error);
  process.exitCode = 1;
});
