import { screen, within } from '@testing-library/react';
import { PEOPLE } from '../../__testUtils__/absenceFixtures';
import { PAYMENTS } from '../../__testUtils__/entityFixtures';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { refused } from '../../__testUtils__/refused';
import { renderElsewhere } from '../../__testUtils__/renderElsewhere';
import { GroupInfraRequestsCard } from './GroupInfraRequestsCard';
import { UserInfraRequestsCard } from './UserInfraRequestsCard';

const [ADA, GRACE] = PEOPLE;

const showTeam = (api?: FakeInfraRequestsApi) =>
  renderElsewhere(<GroupInfraRequestsCard />, { api, entity: PAYMENTS });

const spending = (spend: Partial<FakeInfraRequestsApi['spend']>) => {
  const api = new FakeInfraRequestsApi();
  api.spend = { ...api.spend, ...spend };
  return api;
};

describe('the card of a team', () => {
  it('shows what it spends of its budget', async () => {
    const { api } = await showTeam();
    const spend = screen.getByRole('region', { name: 'Monthly spend' });
    expect(await within(spend).findByRole('progressbar')).toHaveAttribute(
      'aria-valuetext',
      '21% of the budget',
    );
    expect(spend).toHaveTextContent(
      /1,284\.00 USD of 6,000\.00 USD.*4,716\.00 USD left.*3 requests run/,
    );
    expect(api.inputsOf('getSpend')).toEqual(['group:default/payments']);
  });

  it('says by how much the budget is exceeded, and what is not in the sum', async () => {
    await showTeam(
      spending({
        monthlySpend: '7200.00',
        budgetRemaining: '-1200.00',
        unpriced: 2,
      }),
    );
    expect(
      await screen.findByText('1,200.00 USD over the budget'),
    ).toBeInTheDocument();
    expect(screen.getByRole('progressbar')).toHaveAttribute(
      'aria-valuetext',
      '120% of the budget',
    );
    expect(
      screen.getByText('3 requests run · the cost of 2 is not known'),
    ).toBeInTheDocument();
  });

  it('shows no bar without a budget', async () => {
    await showTeam(
      spending({ monthlyBudget: undefined, budgetRemaining: undefined }),
    );
    expect(
      await screen.findByText('1,284.00 USD, without a budget'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
  });

  it('calls everything too much where the budget is nothing', async () => {
    await showTeam(
      spending({ monthlyBudget: '0', budgetRemaining: '-1284.00' }),
    );
    expect(
      await screen.findByText('1,284.00 USD over the budget'),
    ).toBeInTheDocument();
    expect(screen.getByRole('progressbar')).toHaveAttribute(
      'aria-valuenow',
      '100',
    );
  });

  it('shows what the team waits for, the most urgent first', async () => {
    const { api } = await showTeam();
    const open = await screen.findByRole('list', {
      name: 'Open requests of the team',
    });
    expect(open).toHaveTextContent('#1042 PostgreSQL database');
    expect(api.inputsOf('listRequests')).toEqual([
      expect.objectContaining({
        owner: ['group:default/payments'],
        order: 'urgent',
      }),
    ]);
    expect(
      screen.getByRole('link', { name: 'Show all requests of the team' }),
    ).toHaveAttribute(
      'href',
      '/infra-requests/inbox?scope=all&owner=group%3Adefault%2Fpayments',
    );
  });

  it('keeps the requests where the spend may not be seen', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail('getSpend', await refused(403, 'Only members see the spend.'));
    await showTeam(api);
    expect(
      await screen.findByText('You may not see the spend'),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', { name: /#1042/ }),
    ).toBeInTheDocument();
  });
});

describe('the card of a person', () => {
  it('shows on their own page what waits for them', async () => {
    const { api } = await renderElsewhere(<UserInfraRequestsCard />, {
      entity: ADA,
    });
    expect(
      await screen.findByRole('list', { name: 'Waiting for me' }),
    ).toHaveTextContent('#1042');
    expect(api.inputsOf('listRequests')).toEqual([
      expect.objectContaining({ scope: 'inbox', order: 'urgent' }),
    ]);
  });

  it('shows on the page of another what that person waits for', async () => {
    const { api } = await renderElsewhere(<UserInfraRequestsCard />, {
      entity: GRACE,
    });
    expect(
      await screen.findByRole('list', { name: 'Open requests' }),
    ).toHaveTextContent('#1042');
    expect(api.inputsOf('listRequests')).toEqual([
      expect.objectContaining({ requester: ['user:default/grace'] }),
    ]);
  });

  it('says so where there is nothing', async () => {
    await renderElsewhere(<UserInfraRequestsCard />, {
      api: new FakeInfraRequestsApi({ requests: [] }),
      entity: GRACE,
    });
    expect(
      await screen.findByText(/waits for nothing that you may see/),
    ).toBeInTheDocument();
  });
});
