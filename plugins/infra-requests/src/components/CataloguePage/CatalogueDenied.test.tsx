import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { mockApis } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { renderPage } from '../../__testUtils__/renderPage';

describe('for those who may not ask', () => {
  it('the catalogue is there to read, and says which permission they need', async () => {
    await renderPage(
      '/',
      new FakeInfraRequestsApi(),
      mockApis.permission({ authorize: AuthorizeResult.DENY }),
    );
    expect(
      await screen.findByText(
        /permission infra-requests\.request\.create\. Ask your platform admins/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Request PostgreSQL database' }),
    ).toBeDisabled();
    expect(
      screen.queryByRole('link', { name: /^Ask again/ }),
    ).not.toBeInTheDocument();
  });
});
