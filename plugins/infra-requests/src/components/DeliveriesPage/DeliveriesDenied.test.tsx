import { screen } from '@testing-library/react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { mockApis } from '@backstage/test-utils';
import { effect } from '../../__testUtils__/absenceFixtures';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { renderPage } from '../../__testUtils__/renderPage';

const open = (path: string) =>
  renderPage(
    path,
    new FakeInfraRequestsApi({ effects: [effect()] }),
    mockApis.permission({ authorize: AuthorizeResult.DENY }),
  );

describe('for those who may not see the deliveries', () => {
  it('the page says so and which permission it needs, and asks the server nothing', async () => {
    const { api } = await open('/deliveries');
    expect(
      await screen.findByText('You may not see the deliveries'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/infra-requests\.effects\.read/),
    ).toBeInTheDocument();
    expect(api.inputsOf('listEffects')).toEqual([]);
  });

  it('no way leads to them', async () => {
    await open('/policy');
    expect(await screen.findByText('c0ffee')).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Deliveries' }),
    ).not.toBeInTheDocument();
  });
});
