// How an inbox with 10,000 requests scrolls. The server's answers are made up, so that only the browser is measured.
const ROWS = 10_000;

// With every frame, a dozen requests: as fast as a wheel that somebody has let go of.
const STEP_PX = 1_000;

const LONG_TASK_MS = 50;
const TASKS = 'disabled-by-default-devtools.timeline';

function row(number) {
  const at = new Date(Date.UTC(2026, 9, 1) + number * 60_000).toISOString();
  return {
    id: `bench-${number}`,
    number,
    type: 'postgresql-database',
    typeTitle: 'PostgreSQL database',
    action: 'create',
    environment: ['development', 'staging', 'production'][number % 3],
    owner: ['group:default/payments-team', 'group:default/checkout-team'][
      number % 2
    ],
    requester: 'user:default/mira',
    emergency: number % 50 === 0,
    justification: `For the launch of market ${number}`,
    state: 'pending',
    tier: { id: 'elevated', title: 'Escalated', rank: 3 },
    revision: 1,
    digest: `digest-${number}`,
    currency: 'USD',
    monthlyCost: `${(number % 900) + 100}.00`,
    progress: { stageName: 'technical', filled: number % 2, needed: 2 },
    comments: number % 4,
    dueAt: new Date(Date.UTC(2027, 0, 1) + number * 60_000).toISOString(),
    submittedAt: at,
    updatedAt: at,
  };
}

function pageOf(url) {
  const { searchParams } = new URL(url);
  const begin = Number(searchParams.get('cursor') ?? 0);
  const end = Math.min(begin + Number(searchParams.get('limit') ?? 20), ROWS);
  return {
    items: Array.from({ length: end - begin }, (_, at) => row(begin + at + 1)),
    totalItems: ROWS,
    ...(end < ROWS ? { nextCursor: String(end) } : {}),
  };
}

/**
 * Scrolls through the inbox from the first request to the last, further requests being loaded on the way, and resolves
 * with the tasks that kept the page busy for more than 50 ms: what the browser's Long Tasks API says, in milliseconds,
 * and how much of the longest task of all the processor worked on it, which other work on the machine does not change.
 */
export async function longTasksWhileScrolling(browser, context) {
  const page = await context.newPage();
  await page.route(/\/api\/infra-requests\/requests\?/, route =>
    route.fulfill({ json: pageOf(route.request().url()) }),
  );
  // Beside the list is what a person would look at; only the list is measured.
  await page.route(/\/api\/infra-requests\/requests\/bench-/, route =>
    route.fulfill({
      status: 404,
      json: { error: { name: 'NotFoundError', message: 'Made up' } },
    }),
  );
  await page.goto('/infra-requests/inbox?scope=all');
  const grid = page.getByRole('grid', { name: 'Requests' });
  await grid.getByRole('link', { name: /#1 / }).waitFor();
  await page.waitForLoadState('networkidle');
  const list = grid.locator(':scope > div').first();
  await page.evaluate(() => {
    window.longTasks = [];
    new PerformanceObserver(entries =>
      window.longTasks.push(...entries.getEntries().map(e => e.duration)),
    ).observe({ type: 'longtask' });
  });
  await browser.startTracing(page, { categories: [TASKS] });
  // So that nothing moves under the pointer, which is how people scroll.
  await list.hover();
  const begun = performance.now();
  const frames = await scrollToEnd(list);
  const seconds = (performance.now() - begun) / 1_000;
  const trace = JSON.parse(String(await browser.stopTracing()));
  const longTasks = await page.evaluate(() => window.longTasks);
  const nodes = await page.evaluate(
    () => document.querySelectorAll('*').length,
  );
  await page.close();
  return {
    rows: ROWS,
    frames,
    seconds,
    nodes,
    longTasks: longTasks.filter(duration => duration > LONG_TASK_MS),
    ...tasksIn(trace),
  };
}

/** Scrolls on with every frame until the last request is in sight. Resolves with how many frames that took. */
async function scrollToEnd(list) {
  return list.evaluate(
    (element, { step, last, patience }) =>
      new Promise((done, fail) => {
        let frames = 0;
        let lastMoved = performance.now();
        const isThere = () =>
          [...element.querySelectorAll('a')].some(link =>
            link.textContent.includes(last),
          );
        const scroll = () => {
          const before = element.scrollTop;
          element.scrollTop += step;
          frames += 1;
          if (element.scrollTop !== before) {
            lastMoved = performance.now();
          }
          if (element.scrollTop === before && isThere()) {
            done(frames);
          } else if (performance.now() - lastMoved > patience) {
            fail(new Error(`The list ended before ${last}.`));
          } else {
            requestAnimationFrame(scroll);
          }
        };
        requestAnimationFrame(scroll);
      }),
    { step: STEP_PX, last: `#${ROWS} `, patience: 30_000 },
  );
}

/** What the page's own thread did, task by task. */
function tasksIn({ traceEvents }) {
  const main = traceEvents.find(
    ({ name, args }) =>
      name === 'thread_name' && args.name === 'CrRendererMain',
  );
  const tasks = traceEvents.filter(
    ({ name, tid, pid }) =>
      name === 'RunTask' && tid === main.tid && pid === main.pid,
  );
  const worked = tasks.map(({ tdur = 0 }) => tdur / 1_000);
  return {
    tasks: tasks.length,
    longestWork: Math.max(...worked),
    work: worked.reduce((sum, one) => sum + one, 0) / 1_000,
  };
}
