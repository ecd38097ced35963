import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { refused } from '../../__testUtils__/refused';
import { renderPage } from '../../__testUtils__/renderPage';

describe('the policy page', () => {
  it('shows the tiers in order with who has to approve', async () => {
    await renderPage('/policy');
    const tiers = await screen.findByRole('region', {
      name: 'Tiers, from least to most strict',
    });
    expect(
      within(tiers)
        .getAllByRole('heading', { level: 4 })
        .map(({ textContent }) => textContent),
    ).toEqual([
      '1. Automatic',
      '2. Lead approval',
      '3. Escalatedwhen no rule applies',
    ]);
    expect(tiers).toHaveTextContent('Technical: 1 of platform-leads');
    expect(tiers).toHaveTextContent('Security: 1 of security');
    expect(
      within(tiers).getByRole('link', { name: 'security' }),
    ).toHaveAttribute('href', '/catalog/default/group/security');
  });

  it('says in words when a rule applies, and shows on demand how it is written', async () => {
    await renderPage('/policy');
    const rules = await screen.findByRole('table', { name: 'Rules' });
    expect(rules).toHaveTextContent('environment is production');
    expect(rules).toHaveTextContent(
      'Tier Escalated, unless another rule asks for more',
    );
    expect(rules).toHaveTextContent('Denies: Use the private endpoint.');
    expect(rules).not.toHaveTextContent('{ "environment": "production" }');
    await userEvent.click(
      screen.getByRole('button', { name: 'Show production as written' }),
    );
    expect(rules).toHaveTextContent('{ "environment": "production" }');
  });

  it('names the digest and since when it is active', async () => {
    await renderPage('/policy');
    expect(await screen.findByText('c0ffee')).toBeInTheDocument();
    expect(screen.getByText(/active since/)).toHaveTextContent(/ago/);
  });

  it('says who may not see it', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail('getPolicy', await refused(403, 'Needs policy.read.'));
    await renderPage('/policy', api);
    expect(
      await screen.findByText('You may not see the policy'),
    ).toBeInTheDocument();
  });
});
