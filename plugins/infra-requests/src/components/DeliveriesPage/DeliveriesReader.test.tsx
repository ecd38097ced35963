import { screen } from '@testing-library/react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { mockApis } from '@backstage/test-utils';
import { infraRequestsEffectsReadPermission } from '@infra-requests/plugin-infra-requests-common';
import { effect } from '../../__testUtils__/absenceFixtures';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { renderPage } from '../../__testUtils__/renderPage';

describe('for those who may see the deliveries, but not try them again', () => {
  it('they are there to read, with the permission that is missing', async () => {
    await renderPage(
      '/deliveries',
      new FakeInfraRequestsApi({
        effects: [effect(), effect({ id: 'e-2' })],
      }),
      mockApis.permission({
        authorize: ({ permission: { name } }) =>
          name === infraRequestsEffectsReadPermission.name
            ? AuthorizeResult.ALLOW
            : AuthorizeResult.DENY,
      }),
    );
    expect(await screen.findByText('2 in all')).toBeInTheDocument();
    expect(
      await screen.findByText(/infra-requests\.effects\.retry/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /again/ }),
    ).not.toBeInTheDocument();
  });
});
