import { run } from 'axe-core';
import { screen, waitFor } from '@testing-library/react';
import { delegation, effect } from './__testUtils__/absenceFixtures';
import { FakeInfraRequestsApi } from './__testUtils__/FakeInfraRequestsApi';
import { FULL_POLICY, finishedBacktest } from './__testUtils__/policyFixtures';
import { renderPage } from './__testUtils__/renderPage';

const full = () =>
  new FakeInfraRequestsApi({
    policy: FULL_POLICY,
    backtests: [finishedBacktest(), finishedBacktest({ id: 'b-2' })],
    delegations: [delegation(), delegation({ id: 'd-2', state: 'planned' })],
    effects: [effect(), effect({ id: 'e-2', state: 'failing' })],
  });

/** What axe finds on the page. Colours need a browser, and landmarks are the app's. */
async function findings(): Promise<string[]> {
  const [page] = screen.getAllByRole('article');
  const { violations } = await run(page, {
    rules: {
      'color-contrast': { enabled: false },
      region: { enabled: false },
    },
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html}`),
  );
}

describe('axe finds nothing', () => {
  it.each([
    '/delegations',
    '/deliveries',
    '/policy',
    '/policy?tab=try',
    '/policy?tab=backtest',
    '/policy/versions',
    '/policy/versions/c0ffee',
  ])('on %s', async path => {
    await renderPage(path, full());
    await waitFor(() =>
      expect(document.querySelector('[class*=MuiSkeleton]')).toBeNull(),
    );
    expect(await findings()).toEqual([]);
  });
});
