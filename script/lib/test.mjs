import { parseArgs } from 'node:util';
import { giveUp, say } from './steps.mjs';
import { install } from './install.mjs';
import { checks } from './checks.mjs';

const usage = `script/test [--fast] [check ...]

Runs every check, or only those named, and ends with one line: N passed, N failed.
--fast leaves out PostgreSQL and the browser.

${checks.map(({ name, title }) => `  ${name.padEnd(10)} ${title}`).join('\n')}`;

function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      fast: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const unknown = positionals.find(
    name => !checks.some(check => check.name === name),
  );
  if (unknown) {
    throw new Error(`There is no check ${unknown}.\n\n${usage}`);
  }
  return { ...values, names: positionals };
}

function select({ fast, names }) {
  return checks.filter(({ name, slow }) =>
    names.length > 0 ? names.includes(name) : !(fast && slow),
  );
}

/** Runs one check to its end, whatever happens in it. */
async function measure({ title, run, small = false }, options) {
  const started = performance.now();
  const head = `\n▸ ${title}`;
  if (!small) {
    say(head);
  }
  let counts;
  try {
    counts = await run(options);
  } catch (error) {
    counts = { passed: 0, failed: 1, said: error.stack };
  }
  const { passed, failed, said } = counts;
  const seconds = (performance.now() - started) / 1000;
  say([small && head, said].filter(Boolean).join('\n').trimEnd());
  return { title, passed, failed, seconds };
}

/** Resolves with the results in the order of the checks. */
async function measureAll(selected, options) {
  const results = new Map();
  const waiting = selected.filter(({ small }) => small);
  const lane = async () => {
    for (let next; (next = waiting.shift()); ) {
      results.set(next, await measure(next, options));
    }
  };
  await Promise.all([lane(), lane()]);
  for (const check of selected.filter(({ small }) => !small)) {
    results.set(check, await measure(check, options));
  }
  return selected.map(check => results.get(check));
}

async function runChecks(options) {
  const started = performance.now();
  const results = await measureAll(select(options), options);
  const sum = pick =>
    results.reduce((total, result) => total + pick(result), 0);
  say('\nSummary');
  for (const { title, passed, failed, seconds } of results) {
    const mark = failed === 0 ? '✔' : '✘';
    say(
      `  ${mark} ${title.padEnd(
        28,
      )} ${passed} passed, ${failed} failed, ${seconds.toFixed(0)} s`,
    );
  }
  say(`  ${((performance.now() - started) / 60_000).toFixed(1)} minutes\n`);
  return {
    passed: sum(({ passed }) => passed),
    failed: sum(({ failed }) => failed),
  };
}

let options;
try {
  options = readOptions();
} catch (error) {
  giveUp(error);
}
if (options.help) {
  say(usage);
  process.exit(0);
}
const { passed, failed } = await install()
  .then(() => runChecks(options))
  .catch(error => {
    say(error.message);
    return { passed: 0, failed: 1 };
  });
process.stdout.write(`${passed} passed, ${failed} failed\n`, () =>
  process.exit(failed === 0 ? 0 : 1),
);
