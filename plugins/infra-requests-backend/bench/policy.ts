import type { Engine, EngineFactory } from './policy/engines';
import { cedar } from './policy/cedar';
import { examplePolicy, exampleRequests } from './policy/example';
import { inWords, withTrace } from './policy/infraRequests';
import { jsonRulesEngine } from './policy/jsonRulesEngine';

const RULE_COUNTS = [10, 100, 1_000];
const ENGINES: EngineFactory[] = [withTrace, inWords, jsonRulesEngine, cedar];
const WARM_UP_MS = 700;
const TURN_MS = 100;
const TURNS = 30;
/** How many requests an engine judges between two looks at the clock; they divide all requests. */
const PORTION = 10;

interface Measured {
  engine: string;
  rules: number;
  perSecond: number;
}

/** Goes through the requests in turn, a few at a time. */
function* portions(requests: number): Generator<number[], never> {
  for (let first = 0; ; first = (first + PORTION) % requests) {
    yield Array.from({ length: PORTION }, (_, index) => first + index);
  }
}

/** Evaluations per second in one turn. */
async function turn(
  engine: Engine,
  requests: Iterator<number[], never>,
  forMs: number,
): Promise<number> {
  const begin = performance.now();
  let judged = 0;
  let seen = 0;
  do {
    const positions = requests.next().value;
    seen += await engine.judge(positions);
    judged += positions.length;
  } while (performance.now() - begin < forMs);
  if (!Number.isFinite(seen)) {
    throw new Error(`${engine.name} gave an answer that could not be read`);
  }
  return (judged * 1_000) / (performance.now() - begin);
}

interface Run extends Measured {
  judging: Engine;
  requests: Iterator<number[], never>;
}

/** The engines with rules and requests, of which it is certain that they agree. */
async function prepare(rules: number): Promise<Run[]> {
  const policy = examplePolicy(rules);
  const requests = exampleRequests(rules);
  const engines = ENGINES.map(factory => factory(policy, requests));
  await requireAgreement(engines, requests.length);
  return engines.map(judging => ({
    engine: judging.name,
    rules,
    perSecond: 0,
    judging,
    requests: portions(requests.length),
  }));
}

/**
 * All engines with all numbers of rules take many short turns, and the best turn of each counts: whatever else the
 * machine does can only make a turn slower, and meets all of them.
 */
async function measure(): Promise<Measured[]> {
  const runs: Run[] = [];
  for (const rules of RULE_COUNTS) {
    runs.push(...(await prepare(rules)));
  }
  for (const run of runs) {
    await turn(run.judging, run.requests, WARM_UP_MS);
  }
  for (let count = 0; count < TURNS; count += 1) {
    for (const run of runs) {
      const perSecond = await turn(run.judging, run.requests, TURN_MS);
      run.perSecond = Math.max(run.perSecond, perSecond);
    }
  }
  return runs;
}

/** Nothing is measured unless all engines find the same rules for every request. */
async function requireAgreement(
  engines: Engine[],
  requests: number,
): Promise<void> {
  for (let position = 0; position < requests; position += 1) {
    const [first, ...others] = await Promise.all(
      engines.map(async engine => ({
        name: engine.name,
        rules: [...(await engine.matched(position))].sort().join(', '),
      })),
    );
    for (const other of others) {
      if (other.rules !== first.rules) {
        throw new Error(
          `The engines disagree on request ${position}: ${first.name} finds "${first.rules}", ${other.name} finds "${other.rules}"`,
        );
      }
    }
  }
}

const speedOf = (all: Measured[], engine: string, rules: number) =>
  all.find(one => one.engine === engine && one.rules === rules)!.perSecond;

function print(all: Measured[]): void {
  const names = [...new Set(all.map(({ engine }) => engine))];
  const rows = names.map(name => {
    const [, at100, at1000] = RULE_COUNTS.map(rules =>
      speedOf(all, name, rules),
    );
    const ratio = speedOf(all, names[0], 100) / at100;
    return [
      name,
      ...RULE_COUNTS.map(rules =>
        Math.round(speedOf(all, name, rules)).toLocaleString('en'),
      ),
      `${ratio.toFixed(1)} ×`,
      `${(at100 / at1000).toFixed(1)} ×`,
    ];
  });
  const head = [
    'Evaluations per second',
    ...RULE_COUNTS.map(rules => `${rules.toLocaleString('en')} rules`),
    'slower at 100',
    'time 100 → 1,000',
  ];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map(row => row[column].length)),
  );
  for (const row of [head, ...rows]) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]),
    );
    process.stdout.write(`${cells.join('  ')}\n`);
  }
}

interface Target {
  what: string;
  reached: number;
  isReached: boolean;
}

function targets(all: Measured[]): Target[] {
  const ours = (rules: number) => speedOf(all, 'Infra Requests', rules);
  const ahead = (engine: string, times: number): Target => {
    const reached = ours(100) / speedOf(all, engine, 100);
    return {
      what: `at least ${times} × ${engine} at 100 rules`,
      reached,
      isReached: reached >= times,
    };
  };
  const growth = ours(100) / ours(1_000);
  return [
    ahead('json-rules-engine', 100),
    ahead('Cedar', 30),
    {
      what: 'less than 10 × the time for 10 × the rules (100 to 1,000)',
      reached: growth,
      isReached: growth < 10,
    },
  ];
}

/** Compares the policy engine with others on the same rules and requests; false if a target is missed. */
export async function benchPolicy(): Promise<boolean> {
  const all = await measure();
  process.stdout.write(
    'All engines found the same rules for every request.\n\n',
  );
  print(all);
  process.stdout.write('\n');
  const results = targets(all);
  for (const { what, reached, isReached } of results) {
    process.stdout.write(
      `${isReached ? 'PASS' : 'FAIL'}  ${what}: ${reached.toFixed(1)} ×\n`,
    );
  }
  return results.every(({ isReached }) => isReached);
}
