// How an inbox with 10,000 requests scrolls. The server's answers are made up, so that only the browser is measured.
const ROWS = 10_000;

function row(number) {
  const at = new Date(Date.UTC(2026, 9, 1) + number * 60_000).toISOString();
  return {
    id: `bench-${number}`,
    number,
    type: 'postgresql-database',
    typeTitle: 'PostgreSQL database',
    action: 'create',
    environment: ['development', 'staging', 'production'][number % 3],
    owner: ['group:default/payments', 'group:default/checkout'][number % 2],
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
 * Scrolls through the inbox from the first request to the last, as far as `rounds` turns of the wheel go, and resolves
 * with the tasks that kept the browser busy for more than 50 ms: their durations in milliseconds.
 */
export async function longTasksWhileScrolling(context, { rounds = 300 } = {}) {
  const page = await context.newPage();
  await page.route(/\/api\/infra-requests\/requests\?/, route =>
    route.fulfill({ json: pageOf(route.request().url()) }),
  );
  // Beside the list is what a person would look at; only the list is measured.
  await page.route(/\/api\/infra-requests\/requests\/bench-/, route =>
    route.fulfill({ status: 404, json: { error: { name: 'NotFoundError' } } }),
  );
  await page.goto('/infra-requests/inbox?scope=all');
  const list = page.getByTestId('inbox-scroller');
  await list.getByText('#1 ').first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    window.longTasks = [];
    new PerformanceObserver(entries =>
      window.longTasks.push(...entries.getEntries().map(e => e.duration)),
    ).observe({ type: 'longtask' });
  });
  await list.hover();
  for (let round = 0; round < rounds; round++) {
    await page.mouse.wheel(0, 4_000);
    await page.evaluate(
      () =>
        new Promise(done =>
          requestAnimationFrame(() => requestAnimationFrame(done)),
        ),
    );
  }
  const result = await page.evaluate(() => window.longTasks);
  const reached = await list.evaluate(
    element => element.scrollTop + element.clientHeight,
  );
  const height = await list.evaluate(element => element.scrollHeight);
  const nodes = await page.evaluate(
    () => document.querySelectorAll('*').length,
  );
  await page.close();
  return { longTasks: result, reached, height, nodes };
}
