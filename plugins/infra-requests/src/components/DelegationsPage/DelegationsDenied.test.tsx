import { screen } from '@testing-library/react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { mockApis } from '@backstage/test-utils';
import { delegation } from '../../__testUtils__/absenceFixtures';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { renderPage } from '../../__testUtils__/renderPage';

describe('for those who may not name a delegate', () => {
  it('the form is replaced by why, and who decides for whom is still there', async () => {
    await renderPage(
      '/delegations',
      new FakeInfraRequestsApi({ delegations: [delegation()] }),
      mockApis.permission({ authorize: AuthorizeResult.DENY }),
    );
    expect(
      await screen.findByText('You may not name a delegate'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/infra-requests\.delegation\.create/),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('list', { name: 'Who decides for you' }),
    ).toHaveTextContent('grace decides for you');
    expect(
      screen.queryByRole('button', { name: 'Let them decide for me' }),
    ).not.toBeInTheDocument();
  });
});
