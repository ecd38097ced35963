// The browser journeys: in a real Chromium, against the built portal with an empty database.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildFrontend } from './build.mjs';
import { chromiumEnvironment } from './chromium.mjs';
import { startPortal } from './portal.mjs';
import { freePort } from './ports.mjs';
import { exitCodeOf, giveUp, step } from './steps.mjs';

/** Runs Playwright, against a portal of its own unless PLAYWRIGHT_URL names one; resolves with its exit code. */
export async function runJourneys({ args = [], env = {} } = {}) {
  const playwright = async url =>
    exitCodeOf('yarn', ['playwright', 'test', ...args], {
      env: { ...(await chromiumEnvironment()), PLAYWRIGHT_URL: url, ...env },
    });
  const { PLAYWRIGHT_URL } = process.env;
  return PLAYWRIGHT_URL ? playwright(PLAYWRIGHT_URL) : withPortal(playwright);
}

async function withPortal(work) {
  await buildFrontend();
  const database = mkdtempSync(join(tmpdir(), 'infra-requests-journeys-'));
  process.once('exit', () =>
    rmSync(database, { recursive: true, force: true }),
  );
  const port = await freePort();
  const portal = await step('Portal with an empty database', () =>
    startPortal({ port, database, logFile: '.data/journeys.log' }),
  );
  try {
    return await work(portal.url);
  } finally {
    await portal.stop();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await runJourneys({ args: process.argv.slice(2) }).catch(
    giveUp,
  );
}
