// Takes the pictures of docs/images (pictures.mjs) from a demo portal of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { buildFrontend } from './build.mjs';
import { chromiumEnvironment } from './chromium.mjs';
import { historyIsThere, listed } from './demoHistory.mjs';
import { install } from './install.mjs';
import { pictures } from './pictures.mjs';
import { startPortal } from './portal.mjs';
import { freePort } from './ports.mjs';
import { giveUp, say } from './steps.mjs';

const DESKTOP = { width: 1360, height: 900 };

const usage = `script/screenshots [name ...]

Takes the pictures of docs/images anew, or only those that are named, such as
"inbox".`;

function readNames() {
  const { values, positionals } = parseArgs({
    options: { help: { type: 'boolean', short: 'h', default: false } },
    allowPositionals: true,
  });
  if (values.help) {
    say(usage);
    process.exit(0);
  }
  const unknown = positionals.filter(
    name => !pictures.some(({ file }) => file === name),
  );
  if (unknown.length > 0) {
    throw new Error(
      `There is no picture ${unknown.join(', ')}. There are ${pictures
        .map(({ file }) => file)
        .join(', ')}.`,
    );
  }
  return positionals;
}

async function take(browser, portal, picture) {
  const { file, as, show, viewport = DESKTOP, colorScheme = 'light' } = picture;
  const context = await browser.newContext({
    baseURL: portal.url,
    viewport,
    colorScheme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto('/');
  if (as) {
    await page.getByRole('button', { name: as }).click();
    await page.getByRole('button', { name: as }).waitFor({ state: 'detached' });
  }
  await show(page, words => idOf(portal.url, words));
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `docs/images/${file}.png` });
  await context.close();
  say(`  docs/images/${file}.png`);
}

async function takeAll() {
  const names = readNames();
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
      if (names.length === 0 || names.includes(picture.file)) {
        await take(browser, portal, picture);
      }
    }
  } finally {
    await browser.close();
    await portal.stop();
    rmSync(database, { recursive: true, force: true });
  }
}

async function idOf(url, words) {
  const { items } = await listed(
    url,
    `scope=all&q=${encodeURIComponent(words)}`,
  );
  if (items.length !== 1) {
    throw new Error(
      `The demo history has ${items.length} requests with "${words}".`,
    );
  }
  return items[0].id;
}

await takeAll().catch(giveUp);
