import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { FULL_POLICY } from '../../__testUtils__/policyFixtures';
import { refused } from '../../__testUtils__/refused';
import { renderPage } from '../../__testUtils__/renderPage';

describe('earlier policies', () => {
  it('are listed with when they decided', async () => {
    await renderPage('/policy/versions');
    const table = await screen.findByRole('table', { name: 'Policies' });
    const [, active, past] = within(table).getAllByRole('row');
    expect(active).toHaveTextContent(/c0ffee.*active now.*2/);
    expect(past).toHaveTextContent(/0ddba11.*ago.*ago.*1/);
    expect(within(past).getByRole('link', { name: '0ddba11' })).toHaveAttribute(
      'href',
      '/infra-requests/policy/versions/0ddba11',
    );
  });

  it('are none before the first one was stored', async () => {
    await renderPage(
      '/policy/versions',
      new FakeInfraRequestsApi({ versions: [] }),
    );
    expect(
      await screen.findByText(/^No policy was stored yet\./),
    ).toBeInTheDocument();
  });

  it('say who may not see them', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail('listPolicies', await refused(403, 'Needs policy.read.'));
    await renderPage('/policy/versions', api);
    expect(
      await screen.findByText('You may not see the earlier policies'),
    ).toBeInTheDocument();
  });
});

describe('an earlier policy', () => {
  const open = (digest: string) =>
    renderPage(
      `/policy/versions/${digest}`,
      new FakeInfraRequestsApi({ policy: FULL_POLICY }),
    );

  it('is shown whole, to be read only', async () => {
    const { api } = await open('0ddba11');
    expect(
      await screen.findByText(/This policy no longer decides/),
    ).toBeInTheDocument();
    const rules = await screen.findByRole('table', { name: 'Rules' });
    expect(rules).toHaveTextContent('environment is production');
    expect(screen.queryByText('Matched in 30 days')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('region', { name: 'Findings' }),
    ).not.toBeInTheDocument();
    expect(screen.queryByText('not now')).not.toBeInTheDocument();
    expect(api.inputsOf('getPolicyUsage')).toEqual([]);
  });

  it('can be read as it was written', async () => {
    await open('0ddba11');
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Show the whole policy in YAML',
      }),
    );
    expect(
      screen.getByRole('region', { name: 'The policy in YAML' }).textContent,
    ).toBe(FULL_POLICY.text);
  });

  it('may be the active one', async () => {
    await open('c0ffee');
    expect(
      await screen.findByText(/This is the active policy/),
    ).toBeInTheDocument();
  });

  it('may not exist', async () => {
    await open('deadbeef');
    expect(
      await screen.findByText('There is no policy deadbeef.'),
    ).toBeInTheDocument();
  });

  it('is where a request leads that it judged', async () => {
    await renderPage('/requests/r-1042');
    const why = await screen.findByRole('region', { name: 'Why this tier' });
    expect(within(why).getByRole('link', { name: 'c0ffee' })).toHaveAttribute(
      'href',
      '/infra-requests/policy/versions/c0ffee',
    );
  });
});
