// The pictures of docs/images: pages of the demo, as the persona who uses them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { buildFrontend } from './build.mjs';
import { chromiumEnvironment } from './chromium.mjs';
import { install } from './install.mjs';
import { startPortal } from './portal.mjs';
import { freePort } from './ports.mjs';
import { giveUp, say } from './steps.mjs';

const DESKTOP = { width: 1360, height: 900 };
const PHONE = { width: 400, height: 800 };

/** What each picture shows, and how to get there. */
const pictures = [
  { file: 'sign-in', go: '/' },
  {
    file: 'catalogue',
    as: 'Mira Okafor',
    go: '/infra-requests',
    until: 'My requests',
  },
  {
    file: 'form',
    as: 'Mira Okafor',
    go: '/infra-requests/new/postgresql-database',
    until: 'Monthly cost',
    then: page => page.getByLabel('Production', { exact: true }).click(),
    and: 'Escalated because',
  },
  {
    file: 'form-phone',
    as: 'Mira Okafor',
    go: '/infra-requests/new/postgresql-database',
    until: 'Approved at once',
    viewport: PHONE,
  },
  {
    file: 'inbox',
    as: 'Ada Laurent',
    go: '/infra-requests/inbox',
    until: 'Request changes',
  },
  {
    file: 'inbox-dark',
    as: 'Ada Laurent',
    go: '/infra-requests/inbox',
    until: 'Request changes',
    colorScheme: 'dark',
  },
  {
    file: 'inbox-phone',
    as: 'Ada Laurent',
    go: '/infra-requests/inbox',
    until: 'Waiting for approval',
    viewport: PHONE,
  },
  {
    file: 'request',
    as: 'Agnes Whitfield',
    go: '/infra-requests/inbox?scope=all&q=36',
    until: '#36',
    then: page =>
      page
        .getByRole('link', { name: /^#36/ })
        .filter({ visible: true })
        .last()
        .click(),
    and: 'Record verified',
  },
  {
    file: 'policy',
    as: 'Agnes Whitfield',
    go: '/infra-requests/policy',
    until: 'Rules',
    and: 'Matched in 30 days',
  },
  {
    file: 'policy-try',
    as: 'Grace Holloway',
    go: '/infra-requests/policy?tab=try',
    until: 'What it makes of a request',
    and: 'No problems',
  },
];

async function take(browser, url, picture) {
  const { file, as, go, until, then, and, viewport, colorScheme } = picture;
  const context = await browser.newContext({
    baseURL: url,
    viewport: viewport ?? DESKTOP,
    colorScheme: colorScheme ?? 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const shown = text =>
    page.getByText(text).filter({ visible: true }).first().waitFor();
  await page.goto('/');
  if (as) {
    await page.getByRole('button', { name: as }).click();
    await page.getByRole('button', { name: as }).waitFor({ state: 'detached' });
    await page.goto(go);
    await shown(until);
    await then?.(page);
    await (and && shown(and));
  } else {
    await shown('Who do you want to be?');
  }
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `docs/images/${file}.png` });
  await context.close();
  say(`  docs/images/${file}.png`);
}

async function takeAll() {
  await install();
  await buildFrontend();
  Object.assign(process.env, await chromiumEnvironment());
  const database = mkdtempSync(join(tmpdir(), 'infra-requests-pictures-'));
  const portal = await startPortal({
    port: await freePort(),
    database,
    logFile: '.data/screenshots.log',
  });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: ['--no-sandbox', '--headless=new', '--disable-gpu'],
  });
  try {
    await historyIsThere(portal.url);
    for (const picture of pictures) {
      await take(browser, portal.url, picture);
    }
  } finally {
    await browser.close();
    await portal.stop();
    rmSync(database, { recursive: true, force: true });
  }
}

/** Waits until the demo's history is in: its last request has a number that is known. */
async function historyIsThere(url) {
  const signIn = await fetch(
    `${url}/api/auth/persona/refresh?persona=user:default/agnes`,
  );
  const { backstageIdentity } = await signIn.json();
  const deadline = Date.now() + 60_000;
  let total = 0;
  let before = -1;
  while (total === 0 || total !== before) {
    if (Date.now() > deadline) {
      throw new Error('The demo history did not arrive within a minute.');
    }
    before = total;
    await new Promise(resolve => setTimeout(resolve, 2_000));
    const answer = await fetch(`${url}/api/infra-requests/requests?limit=1`, {
      headers: { Authorization: `Bearer ${backstageIdentity.token}` },
    });
    total = (await answer.json()).totalItems;
  }
}

await takeAll().catch(giveUp);
