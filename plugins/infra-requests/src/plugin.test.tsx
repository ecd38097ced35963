import { identityApiRef } from '@backstage/core-plugin-api';
import { screen } from '@testing-library/react';
import {
  catalogApiRef,
  entityPresentationApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { scaffolderPlugin } from '@backstage/plugin-scaffolder';
import {
  ScaffolderFieldExtensions,
  createScaffolderFieldExtension,
} from '@backstage/plugin-scaffolder-react';
import {
  TestApiProvider,
  mockApis,
  renderInTestApp,
} from '@backstage/test-utils';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router-dom';
import { infraRequestsApiRef } from './api/infraRequestsApiRef';
import { InfraRequestsPage } from './plugin';
import { ME, delegation, effect } from './__testUtils__/absenceFixtures';
import { FakeInfraRequestsApi } from './__testUtils__/FakeInfraRequestsApi';
import { REQUEST_TYPES } from './__testUtils__/fixtures';
import { rootRouteRef } from './routes';

const PAYMENTS = {
  entityRef: 'group:default/payments',
  primaryTitle: 'payments',
};

describe('in an app on core-plugin-api', () => {
  it('shows its pages below a header of its own', async () => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [infraRequestsApiRef, new FakeInfraRequestsApi()],
          [permissionApiRef, mockApis.permission()],
        ]}
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

  it.each([
    ['delegations', 'grace decides for you'],
    ['deliveries', 'Notification: Stage opened'],
  ])('shows the %s', async (path, shown) => {
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [
            infraRequestsApiRef,
            new FakeInfraRequestsApi({
              delegations: [delegation()],
              effects: [effect()],
            }),
          ],
          [permissionApiRef, mockApis.permission()],
          [identityApiRef, mockApis.identity({ userEntityRef: ME })],
          [catalogApiRef, catalogApiMock()],
        ]}
      >
        <Routes>
          <Route path="/infra-requests/*" element={<InfraRequestsPage />} />
        </Routes>
      </TestApiProvider>,
      {
        routeEntries: [`/infra-requests/${path}`],
        mountedRoutes: {
          '/infra-requests': rootRouteRef,
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
      },
    );
    expect(await screen.findByRole('article')).toHaveTextContent(shown);
  });

  it('brings the standard fields of the Scaffolder and those of the app', async () => {
    const [type] = REQUEST_TYPES;
    const schema = {
      type: 'object',
      properties: {
        owner: { title: 'Owner', type: 'string', 'ui:field': 'OwnerPicker' },
        colour: { title: 'Colour', type: 'string', 'ui:field': 'Colour' },
      },
    };
    const ColourField = scaffolderPlugin.provide(
      createScaffolderFieldExtension({
        name: 'Colour',
        component: () => <p>A colour of our own</p>,
      }),
    );
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [
            infraRequestsApiRef,
            new FakeInfraRequestsApi({
              types: [{ ...type, parameters: [{ title: 'Where', schema }] }],
            }),
          ],
          [permissionApiRef, mockApis.permission()],
          [
            entityPresentationApiRef,
            {
              forEntity: () => ({
                snapshot: PAYMENTS,
                promise: Promise.resolve(PAYMENTS),
              }),
            },
          ],
          [
            catalogApiRef,
            catalogApiMock({
              entities: [
                {
                  apiVersion: 'backstage.io/v1alpha1',
                  kind: 'Group',
                  metadata: { name: 'payments' },
                },
              ],
            }),
          ],
        ]}
      >
        <Routes>
          <Route path="/infra-requests" element={<InfraRequestsPage />}>
            <Route
              path="*"
              element={
                <ScaffolderFieldExtensions>
                  <ColourField />
                </ScaffolderFieldExtensions>
              }
            />
          </Route>
        </Routes>
      </TestApiProvider>,
      {
        routeEntries: ['/infra-requests/new/database'],
        mountedRoutes: {
          '/infra-requests': rootRouteRef,
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
      },
    );
    expect(await screen.findByText('A colour of our own')).toBeInTheDocument();
    await userEvent.click(screen.getByLabelText('Owner'));
    expect(
      await screen.findByRole('option', { name: /payments/ }),
    ).toBeInTheDocument();
  });
});
