// What a browser fetches when somebody opens the portal and then one of its pages.

/** Compressed bytes of the JavaScript that the address loads beyond what the portal's home page has loaded. */
export async function bytesOfPage(context, { path, until }) {
  const page = await context.newPage();
  // Otherwise, what another page has loaded before counts for nothing here.
  const devTools = await context.newCDPSession(page);
  await devTools.send('Network.enable');
  await devTools.send('Network.setCacheDisabled', { cacheDisabled: true });
  const fetched = new Map();
  let opened = false;
  page.on('response', async response => {
    if (/\/static\/.*\.js$/.test(new URL(response.url()).pathname)) {
      const phase = opened ? 'page' : 'portal';
      const size = response
        .request()
        .sizes()
        .then(({ responseBodySize }) => responseBodySize);
      fetched.set(response.url(), { phase, size });
    }
  });
  await page.goto('/');
  await page.getByText('What to try').waitFor();
  await page.getByRole('list', { name: 'Waiting for me' }).waitFor();
  await page.waitForLoadState('networkidle');
  opened = true;
  await page.evaluate(address => {
    window.history.pushState({}, '', address);
    window.dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await page.getByText(until).filter({ visible: true }).first().waitFor();
  await page.waitForLoadState('networkidle');
  const sum = { portal: 0, page: 0 };
  for (const { phase, size } of fetched.values()) {
    sum[phase] += await size;
  }
  await page.close();
  return sum;
}
