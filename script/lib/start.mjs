import { parseArgs } from 'node:util';
import { buildFrontend, buildLegacyFrontend } from './build.mjs';
import { install } from './install.mjs';
import { isPortTaken } from './ports.mjs';
import { giveUp, say, step } from './steps.mjs';

const usage = `script/start [--postgres] [--port <number>] [--legacy]

Builds the demo portal and serves it at http://localhost:7007.

  --postgres        keep the data in an embedded PostgreSQL under .data/postgres
                    instead of SQLite files under .data/sqlite
  --port <number>   serve at another port
  --legacy          serve the small app on the legacy frontend system as well, at
                    the next port`;

function readOptions() {
  const { values } = parseArgs({
    options: {
      postgres: { type: 'boolean', default: false },
      port: { type: 'string', default: '7007' },
      legacy: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (!/^[1-9]\d{0,4}$/.test(values.port) || Number(values.port) > 65_535) {
    throw new Error(`--port ${values.port} is not a port number.`);
  }
  return { ...values, port: Number(values.port) };
}

async function openDatabase({ postgres }) {
  if (!postgres) {
    return { database: '.data/sqlite', where: '.data/sqlite' };
  }
  const { startPostgres } = await import('./postgres.mjs');
  const server = await step('PostgreSQL', () =>
    startPostgres({ directory: '.data/postgres' }),
  );
  return { database: server.connection, where: server.databaseDir, server };
}

function introduce({ url, personas, where }) {
  const width = Math.max(
    ...personas.map(({ displayName }) => displayName.length),
  );
  say(`\nInfra Requests is at ${url}\n`);
  say('Sign in as');
  for (const { displayName, title, description } of personas) {
    say(`  ${displayName.padEnd(width)}  ${title}. ${description}`);
  }
  say(`\nData: ${where}   Log: .data/portal.log   Stop: Ctrl-C`);
}

function askedToStop() {
  return new Promise(asked => {
    for (const signal of ['SIGINT', 'SIGTERM']) {
      process.removeAllListeners(signal).on(signal, asked);
    }
  });
}

async function main() {
  const options = readOptions();
  if (options.help) {
    say(usage);
    return;
  }
  const { port } = options;
  if (await isPortTaken(port)) {
    throw new Error(
      `Port ${port} is taken by another program. Stop that program, or choose another port: script/start --port ${
        port + 1
      }`,
    );
  }
  await install();
  await buildFrontend();
  const legacyPort = options.legacy ? port + 1 : undefined;
  if (legacyPort) {
    await buildLegacyFrontend();
  }
  const { database, where, server } = await openDatabase(options);
  const { readPersonas, startPortal } = await import('./portal.mjs');
  const portal = await step('Portal', () =>
    startPortal({ port, legacyPort, database, logFile: '.data/portal.log' }),
  );
  introduce({ url: portal.url, personas: readPersonas(), where });
  if (legacyPort) {
    const { startLegacyPortal } = await import('./legacyPortal.mjs');
    const legacy = await startLegacyPortal({
      port: legacyPort,
      backendUrl: portal.url,
    });
    say(`Legacy frontend system: ${legacy.url}`);
  }

  const hasEndedByItself = await Promise.race([
    portal.ended.then(() => true),
    askedToStop().then(() => false),
  ]);
  say('\nStopping');
  await portal.stop();
  await server?.stop();
  if (hasEndedByItself) {
    throw new Error('The portal ended by itself. Its log is .data/portal.log.');
  }
  process.exit(0);
}

await main().catch(giveUp);
