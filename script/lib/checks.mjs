// Everything that script/test runs. Each check resolves with how many passed and how many failed.
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { exitCodeOf, outcomeOf, root, say, step } from './steps.mjs';

const reports = mkdtempSync(join(tmpdir(), 'infra-requests-test-'));
process.once('exit', () => rmSync(reports, { recursive: true, force: true }));

const yarn = (...args) => exitCodeOf('yarn', args);

/**
 * In order. Those that are `small` keep one processor busy and run two at a time; what they say is shown in the end.
 */
export const checks = [
  // The longest of the small ones first, beside all the others.
  { name: 'types', title: 'Types', run: one('tsc'), small: true },
  {
    name: 'prettier',
    title: 'Formatting',
    run: one('prettier', '--check', '.', '--loglevel=warn'),
    small: true,
  },
  {
    name: 'eslint',
    title: 'Lint',
    run: one('backstage-cli', 'repo', 'lint', '--max-warnings=0'),
    small: true,
  },
  {
    name: 'api',
    title: 'Generated API files',
    run: one(
      'workspace',
      '@infra-requests/plugin-infra-requests-backend',
      'generate',
      '--check',
    ),
    small: true,
  },
  {
    name: 'config',
    title: 'Configuration schemas',
    run: checkConfigs,
    small: true,
  },
  { name: 'jest', title: 'Unit and integration tests', run: runJest },
  { name: 'load', title: 'Processes that die', run: runLoad, slow: true },
  {
    name: 'journeys',
    title: 'Browser journeys',
    run: runPlaywright,
    slow: true,
  },
];

function one(...args) {
  return async () => {
    const { code, said } = await outcomeOf('yarn', args);
    const failed = code === 0 ? 0 : 1;
    return { passed: 1 - failed, failed, said };
  };
}

// The layers that are used together, and each that ships must be in one of them.
const configLayers = [
  ['app-config.yaml'],
  ['app-config.yaml', 'app-config.demo.yaml'],
  ['app-config.yaml', 'app-config.production.yaml'],
];

async function checkConfigs() {
  const said = globSync('app-config*.yaml', { cwd: root })
    .filter(
      file =>
        !file.endsWith('.local.yaml') && !configLayers.flat().includes(file),
    )
    .map(file => `  ${file} is in no layer of script/lib/checks.mjs`);
  const totals = { passed: 0, failed: said.length };
  for (const files of configLayers) {
    const result = await outcomeOf('yarn', [
      'backstage-cli',
      'config:check',
      '--strict',
      '--lax',
      ...files.flatMap(file => ['--config', file]),
    ]);
    said.push(`  ${files.join(' + ')}`, result.said);
    totals[result.code === 0 ? 'passed' : 'failed'] += 1;
  }
  return { ...totals, said: said.join('\n') };
}

async function runJest({ fast }) {
  const report = join(reports, 'jest.json');
  const postgres = fast ? undefined : await startTestPostgres();
  const code = await exitCodeOf(
    'yarn',
    [
      'backstage-cli',
      'repo',
      'test',
      `--maxWorkers=${jestWorkers()}`,
      '--json',
      `--outputFile=${report}`,
    ],
    {
      env: {
        CI: 'true',
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
        ...(postgres && {
          BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING:
            postgres.connectionString,
        }),
      },
    },
  );
  await postgres?.stop();
  const {
    numPassedTests,
    numFailedTests,
    numRuntimeErrorTestSuites,
    testResults,
  } = readReport(report);
  const onPostgres = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(
      ({ status, fullName }) =>
        status === 'passed' && /postgres/i.test(fullName),
    );
  if (postgres && onPostgres.length === 0) {
    say('  Not one test ran on PostgreSQL.');
  }
  return honest(code, {
    passed: numPassedTests,
    failed:
      numFailedTests +
      numRuntimeErrorTestSuites +
      (postgres && onPostgres.length === 0 ? 1 : 0),
  });
}

/** As many as there are processors, as far as the memory goes: a worker takes up to two gigabytes. */
function jestWorkers() {
  const fitting = Math.floor(totalmem() / (3 * 1024 ** 3));
  return Math.max(2, Math.min(availableParallelism(), fitting));
}

async function startTestPostgres() {
  const { startPostgres } = await import('./postgres.mjs');
  return step('PostgreSQL', () => startPostgres());
}

async function runLoad() {
  const report = join(reports, 'load.json');
  const code = await yarn('load', '--small', '--report', report);
  return honest(code, readReport(report));
}

async function runPlaywright() {
  const { runJourneys } = await import('./journeys.mjs');
  const report = join(reports, 'playwright.json');
  const code = await runJourneys({
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  const { expected, flaky, unexpected } = readReport(report).stats;
  return honest(code, { passed: expected + flaky, failed: unexpected });
}

function readReport(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** A runner that failed without a failed test, or that found no test at all, is itself the failure. */
function honest(code, { passed, failed }) {
  if (failed === 0 && (code !== 0 || passed === 0)) {
    say(
      passed === 0
        ? '  No test ran.'
        : `  Every test passed, but the runner ended with code ${code}.`,
    );
    return { passed, failed: 1 };
  }
  return { passed, failed };
}
