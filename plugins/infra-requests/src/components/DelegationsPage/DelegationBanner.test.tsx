import { screen, within } from '@testing-library/react';
import { delegation, ME } from '../../__testUtils__/absenceFixtures';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { refused } from '../../__testUtils__/refused';
import { renderPage } from '../../__testUtils__/renderPage';

const FOR_SOFIA = delegation({
  id: 'd-2',
  delegator: 'user:default/sofia',
  delegate: ME,
});

const banner = () => screen.findByRole('status', { name: 'Out of office' });

describe('in the inbox', () => {
  it('the person reads for whom they decide and who decides for them, until when', async () => {
    await renderPage(
      '/inbox',
      new FakeInfraRequestsApi({ delegations: [delegation(), FOR_SOFIA] }),
    );
    const [received, given] = within(await banner()).getAllByRole('listitem');
    expect(received).toHaveTextContent(
      /^You decide for sofia until \d\d:\d\d \S+ on 28 November 2126\.$/,
    );
    expect(given).toHaveTextContent(/^grace decides for you until .* 2126\.$/);
    expect(
      within(await banner()).getByRole('link', { name: 'Details' }),
    ).toHaveAttribute('href', '/infra-requests/delegations');
  });

  it('nothing is said of what is over or has not begun', async () => {
    const { api } = await renderPage(
      '/inbox',
      new FakeInfraRequestsApi({
        delegations: [
          delegation({ state: 'over' }),
          { ...FOR_SOFIA, from: '2126-11-27T08:00:00.000Z', state: 'planned' },
        ],
      }),
    );
    expect(await screen.findByText(/#1042/)).toBeInTheDocument();
    expect(api.inputsOf('listDelegations')).toHaveLength(1);
    expect(
      screen.queryByRole('status', { name: 'Out of office' }),
    ).not.toBeInTheDocument();
  });

  it('nobody is kept from deciding because delegations cannot be read', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail('listDelegations', await refused(500, 'The store is gone.'));
    await renderPage('/inbox', api);
    expect(await screen.findByText(/#1042/)).toBeInTheDocument();
    expect(screen.queryByText('The store is gone.')).not.toBeInTheDocument();
  });

  it('the banner appears as soon as somebody delegates to the person', async () => {
    const { api, signalDelegation } = await renderPage('/inbox');
    expect(await screen.findByText(/#1042/)).toBeInTheDocument();
    api.delegations = [FOR_SOFIA];
    await signalDelegation();
    expect(await banner()).toHaveTextContent('You decide for sofia');
  });
});
