// The demo portal as one process: the backend, which also serves the built frontend.
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parse } from 'yaml';
import { root, start } from './steps.mjs';

const READY_WITHIN_MS = 180_000;
const STARTUP_FAILURE = 'Backend startup failed';
const require = createRequire(import.meta.url);

/** The people of the demo, as the sign-in page shows them. */
export function readPersonas() {
  const config = parse(readFileSync(join(root, 'app-config.yaml'), 'utf8'));
  return config.auth.providers.persona.personas;
}

/**
 * Starts the portal and resolves when its personas can sign in. Its output goes to `logFile`.
 *
 * `database` is the folder for SQLite files, or the connection to a PostgreSQL server. Pages from `legacyPort` may call
 * it, too.
 */
export async function startPortal({ port, database, logFile, legacyPort }) {
  mkdirSync(dirname(resolve(root, logFile)), { recursive: true });
  const log = openSync(resolve(root, logFile), 'w');
  const child = start(process.execPath, backendArguments(), {
    cwd: join(root, 'packages/backend'),
    stdio: ['ignore', log, log],
    env: {
      NODE_ENV: 'development',
      LOG_LEVEL: 'info',
      DEMO_PORT: String(port),
      DEMO_LEGACY_PORT: String(legacyPort ?? port),
      ...databaseEnvironment(database),
    },
  });
  const ended = new Promise(done => {
    child.once('error', done);
    child.once('close', done);
  });
  const url = `http://localhost:${port}`;
  const isReady = await Promise.race([
    waitUntilReady(url, logFile),
    ended.then(() => false),
  ]);
  if (!isReady) {
    child.kill();
    throw new Error(
      `${tail(
        logFile,
      )}\n\nThe portal did not start. All it said is in ${logFile}.`,
    );
  }
  return { url, ended, stop: () => stop(child, ended) };
}

// The plugins are loaded from their TypeScript sources with the loader that Backstage's own development
// mode uses, so that there is no backend bundle to build or to forget to rebuild.
function backendArguments() {
  return [
    '--enable-source-maps',
    '--require',
    require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    'src/index.ts',
    ...['app-config.yaml', 'app-config.demo.yaml'].flatMap(file => [
      '--config',
      join(root, file),
    ]),
  ];
}

function databaseEnvironment(database) {
  return typeof database === 'string'
    ? { DEMO_DATABASE_DIRECTORY: resolve(root, database) }
    : {
        APP_CONFIG_backend_database: JSON.stringify({
          client: 'pg',
          connection: database,
        }),
      };
}

async function waitUntilReady(url, logFile) {
  const [persona] = readPersonas();
  const signIn = `${url}/api/auth/persona/refresh?persona=${persona.user}`;
  const deadline = performance.now() + READY_WITHIN_MS;
  while (performance.now() < deadline) {
    if (
      (await answers(`${url}/.backstage/health/v1/readiness`)) &&
      (await answers(signIn))
    ) {
      return true;
    }
    // A plugin that refuses to start does not end the process, it only says so.
    if (linesOf(logFile).some(line => line.includes(STARTUP_FAILURE))) {
      return false;
    }
    await pause(500);
  }
  return false;
}

async function answers(url) {
  try {
    const response = await fetch(url, {
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
      signal: AbortSignal.timeout(10_000),
    });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

async function stop(child, ended) {
  child.kill('SIGTERM');
  const killer = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await ended;
  clearTimeout(killer);
}

function linesOf(logFile) {
  return readFileSync(resolve(root, logFile), 'utf8').trimEnd().split('\n');
}

function tail(logFile) {
  return linesOf(logFile)
    .filter(line => !line.includes('incomingRequest'))
    .slice(-20)
    .join('\n');
}
