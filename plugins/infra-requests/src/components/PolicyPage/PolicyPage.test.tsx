import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { POLICY } from '../../__testUtils__/policyFixtures';
import { refused } from '../../__testUtils__/refused';
import { renderPage } from '../../__testUtils__/renderPage';

const address = () => screen.getByLabelText('Address').textContent;

describe('the policy page', () => {
  it('names the digest and since when it is active, and leads to the policies before', async () => {
    await renderPage('/policy');
    expect(await screen.findByText('c0ffee')).toBeInTheDocument();
    expect(screen.getByText(/active for/)).toHaveTextContent(
      /active for \d+ \w+$/,
    );
    expect(
      screen.getByRole('link', { name: 'Earlier policies' }),
    ).toHaveAttribute('href', '/infra-requests/policy/versions');
  });

  it('says who may not see it', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail('getPolicy', await refused(403, 'Needs policy.read.'));
    await renderPage('/policy', api);
    expect(
      await screen.findByText('You may not see the policy'),
    ).toBeInTheDocument();
  });

  it('can be asked again when it could not be loaded', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail('getPolicy', await refused(500, 'The store is gone.'));
    await renderPage('/policy', api);
    expect(await screen.findByText('The store is gone.')).toBeInTheDocument();
    api.recover('getPolicy');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('c0ffee')).toBeInTheDocument();
  });

  it('keeps the tab in the address', async () => {
    await renderPage('/policy');
    expect(
      await screen.findByRole('tab', { name: 'Rules', selected: true }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('tab', { name: 'Backtest' }));
    expect(address()).toBe('/infra-requests/policy?tab=backtest');
    expect(
      await screen.findByRole('tabpanel', { name: 'Backtest' }),
    ).toBeInTheDocument();
  });

  it('says at once when a changed configuration is not taken over, and when that is mended', async () => {
    const { api, signalPolicy } = await renderPage('/policy');
    await screen.findByText('c0ffee');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();

    api.policy = {
      ...POLICY,
      rejectedChange: {
        at: '2026-11-21T08:00:00.000Z',
        problems: [
          {
            path: 'infraRequests.rules[1].tier',
            message: 'there is no tier "elevatd"; did you mean "elevated"?',
          },
          { path: 'infraRequests.currency', message: 'is missing' },
        ],
      },
    };
    await signalPolicy('c0ffee');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      /A changed configuration was not taken over .*The policy below stays active/,
    );
    expect(
      within(alert)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'infraRequests.rules[1].tier: there is no tier "elevatd"; did you mean "elevated"?',
      'infraRequests.currency: is missing',
    ]);
    expect(screen.getByRole('table', { name: 'Rules' })).toBeInTheDocument();

    api.policy = { ...POLICY, digest: 'decaf' };
    await signalPolicy('decaf');
    expect(await screen.findByText('decaf')).toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('is not loaded again because of a request', async () => {
    const { api, signal } = await renderPage('/policy');
    await screen.findByText('c0ffee');
    await signal('r-1042');
    expect(api.inputsOf('getPolicy')).toHaveLength(1);
  });
});
