// The browser journeys: in a real Chromium, against the built portal with an empty database, and one against the small
// app on the legacy frontend system in front of the same backend.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildFrontend, buildLegacyFrontend } from './build.mjs';
import { chromiumEnvironment } from './chromium.mjs';
import { startLegacyPortal } from './legacyPortal.mjs';
import { startPortal } from './portal.mjs';
import { freePort } from './ports.mjs';
import { exitCodeOf, giveUp, step } from './steps.mjs';

/**
 * Runs Playwright, against a portal of its own unless PLAYWRIGHT_URL names one (and PLAYWRIGHT_LEGACY_URL the legacy
 * app, without which its journey is left out); resolves with its exit code.
 */
export async function runJourneys({ args = [], env = {} } = {}) {
  const playwright = async urls =>
    exitCodeOf('yarn', ['playwright', 'test', ...args], {
      env: { ...(await chromiumEnvironment()), ...urls, ...env },
    });
  return process.env.PLAYWRIGHT_URL ? playwright({}) : withPortals(playwright);
}

async function withPortals(work) {
  await buildFrontend();
  await buildLegacyFrontend();
  const database = mkdtempSync(join(tmpdir(), 'infra-requests-journeys-'));
  process.once('exit', () =>
    rmSync(database, { recursive: true, force: true }),
  );
  const port = await freePort();
  const legacyPort = await freePort();
  const portal = await step('Portal with an empty database', () =>
    startPortal({ port, legacyPort, database, logFile: '.data/journeys.log' }),
  );
  try {
    const legacy = await startLegacyPortal({
      port: legacyPort,
      backendUrl: portal.url,
    });
    try {
      return await work({
        PLAYWRIGHT_URL: portal.url,
        PLAYWRIGHT_LEGACY_URL: legacy.url,
      });
    } finally {
      await legacy.stop();
    }
  } finally {
    await portal.stop();
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await runJourneys({ args: process.argv.slice(2) }).catch(
    giveUp,
  );
}
