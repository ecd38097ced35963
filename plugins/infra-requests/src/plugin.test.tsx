import { screen } from '@testing-library/react';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { TestApiProvider, renderInTestApp } from '@backstage/test-utils';
import { Route, Routes } from 'react-router-dom';
import { infraRequestsApiRef } from './api/infraRequestsApiRef';
import { InfraRequestsPage } from './plugin';
import { FakeInfraRequestsApi } from './__testUtils__/FakeInfraRequestsApi';
import { rootRouteRef } from './routes';

describe('in an app on core-plugin-api', () => {
  it('shows its pages below a header of its own', async () => {
    await renderInTestApp(
      <TestApiProvider
        apis={[[infraRequestsApiRef, new FakeInfraRequestsApi()]]}
      >
        <Routes>
          <Route path="/infra-requests/*" element={<InfraRequestsPage />} />
        </Routes>
      </TestApiProvider>,
      {
        routeEntries: ['/infra-requests/policy'],
        mountedRoutes: {
          '/infra-requests': rootRouteRef,
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
      },
    );
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Infra Requests' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('heading', { name: 'Policy' }),
    ).toBeInTheDocument();
    expect(await screen.findByText('c0ffee')).toBeInTheDocument();
  });
});
