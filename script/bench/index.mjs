// yarn bench frontend: what the plugin adds to the portal's JavaScript, and how its inbox scrolls.
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { buildFrontend } from '../lib/build.mjs';
import { chromiumEnvironment } from '../lib/chromium.mjs';
import { historyIsThere } from '../lib/demoHistory.mjs';
import { startPortal } from '../lib/portal.mjs';
import { freePort } from '../lib/ports.mjs';
import { giveUp, root, say } from '../lib/steps.mjs';
import { broughtBy } from './broughtBy.mjs';
import { bytesOfPage } from './loading.mjs';
import { longTasksWhileScrolling } from './scrolling.mjs';
import { bytesByPackage } from './size.mjs';

const PORTAL = join(root, 'packages/app');
const PLUGINS = [
  '@infra-requests/plugin-infra-requests',
  '@backstage/plugin-scaffolder',
];
const PAGES = [
  { path: '/infra-requests', until: 'My requests' },
  { path: '/infra-requests/inbox', until: 'Waiting for me' },
  {
    path: '/infra-requests/new/postgresql-database',
    until: 'Monthly cost',
  },
  { path: '/infra-requests/policy', until: 'Tiers' },
  { path: '/create', until: 'Announce a maintenance' },
  {
    path: '/create/templates/default/announce-maintenance',
    until: 'Announce a maintenance',
  },
];
const LONGEST_TASK_MS = 50;

const kB = bytes => `${(bytes / 1000).toFixed(1)} kB`;

function reportSizes() {
  const bytes = bytesByPackage(join(PORTAL, 'dist'));
  const sum = names =>
    names.reduce(
      (total, name) => {
        const { initial, lazy } = bytes.get(asBuilt(name)) ?? {
          initial: 0,
          lazy: 0,
        };
        return { initial: total.initial + initial, lazy: total.lazy + lazy };
      },
      { initial: 0, lazy: 0 },
    );
  const whole = sum([...bytes.keys()]);
  say('\nJavaScript, compressed with gzip      | at the start | on demand');
  const line = (title, { initial, lazy }) =>
    say(
      `${title.padEnd(37)} | ${kB(initial).padStart(12)} | ${kB(lazy).padStart(
        9,
      )}`,
    );
  line('The whole portal', whole);
  const alone = PLUGINS.flatMap(plugin => {
    const packages = broughtBy([plugin], { portal: PORTAL });
    line(plugin, sum([plugin]));
    line(
      `  with the ${packages.length - 1} packages only it needs`,
      sum(packages),
    );
    return packages;
  });
  const shared = broughtBy(PLUGINS, { portal: PORTAL }).filter(
    name => !alone.includes(name),
  );
  line(`The ${shared.length} packages only both need`, sum(shared));
}

/** Our own packages are built from their folders, the others from node_modules. */
function asBuilt(name) {
  return name.replace(/^@infra-requests\/plugin-/, 'workspace:');
}

async function reportPages(context) {
  say('\nJavaScript that opening a page loads, after the home page');
  for (const page of PAGES) {
    const bytes = await bytesOfPage(context, page);
    say(`${page.path.padEnd(48)} | ${kB(bytes.page).padStart(9)}`);
  }
}

async function reportScrolling(browser, context) {
  const scrolled = await longTasksWhileScrolling(browser, context);
  const { rows, frames, seconds, nodes, longTasks, work, longestWork } =
    scrolled;
  const longest = Math.max(0, ...longTasks);
  say(
    `\nScrolling an inbox of ${rows} requests from the first to the last: ${frames} frames in ${seconds.toFixed(
      1,
    )} s, ${nodes} elements on the page at the end`,
  );
  say(
    `  tasks over ${LONGEST_TASK_MS} ms: ${
      longTasks.length
    }, the longest ${longest.toFixed(0)} ms`,
  );
  say(
    `  time of the processor: ${work.toFixed(
      1,
    )} s, for the longest task ${longestWork.toFixed(0)} ms`,
  );
  say(
    `  ${loadavg()[0].toFixed(1)} processes wanted to run on ${
      cpus().length
    } cores`,
  );
  // How long a task took also has in it what else the machine did meanwhile.
  return longestWork <= LONGEST_TASK_MS;
}

async function signedIn(browser, url) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1360, height: 900 },
  });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('button', { name: 'Ada Laurent' }).click();
  await page.getByText('What to try').waitFor();
  await page.close();
  return context;
}

async function run() {
  await buildFrontend();
  reportSizes();
  Object.assign(process.env, await chromiumEnvironment());
  const database = mkdtempSync(join(tmpdir(), 'infra-requests-bench-'));
  const portal = await startPortal({
    port: await freePort(),
    database,
    logFile: '.data/bench.log',
  });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: ['--no-sandbox', '--headless=new', '--disable-gpu'],
  });
  try {
    await historyIsThere(portal.url);
    const context = await signedIn(browser, portal.url);
    await reportPages(context);
    process.exitCode = (await reportScrolling(browser, context)) ? 0 : 1;
  } finally {
    await browser.close();
    await portal.stop();
    rmSync(database, { recursive: true, force: true });
  }
}

await run().catch(giveUp);
