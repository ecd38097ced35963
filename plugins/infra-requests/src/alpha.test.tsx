import { screen } from '@testing-library/react';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import plugin from './alpha';
import { infraRequestsApiRef } from './api/infraRequestsApiRef';
import { FakeInfraRequestsApi } from './__testUtils__/FakeInfraRequestsApi';

describe('in an app on the new frontend system', () => {
  it('shows its pages below the header of the app', async () => {
    renderTestApp({
      features: [plugin],
      apis: [[infraRequestsApiRef, new FakeInfraRequestsApi()]],
      initialRouteEntries: ['/infra-requests/policy'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    });
    expect(
      await screen.findByRole('heading', { name: 'Policy' }),
    ).toBeInTheDocument();
    expect(await screen.findByText('c0ffee')).toBeInTheDocument();
    expect(
      screen.getAllByRole('heading', { name: 'Infra Requests' }),
    ).toHaveLength(1);
  });
});
