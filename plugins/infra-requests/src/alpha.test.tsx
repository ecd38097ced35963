import { screen } from '@testing-library/react';
import { identityApiRef } from '@backstage/core-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import plugin from './alpha';
import { infraRequestsApiRef } from './api/infraRequestsApiRef';
import {
  ME,
  PEOPLE,
  delegation,
  effect,
} from './__testUtils__/absenceFixtures';
import { FakeInfraRequestsApi } from './__testUtils__/FakeInfraRequestsApi';

const open = (path: string, api = new FakeInfraRequestsApi()) =>
  renderTestApp({
    features: [plugin],
    apis: [
      [infraRequestsApiRef, api],
      [catalogApiRef, catalogApiMock({ entities: PEOPLE })],
      [identityApiRef, mockApis.identity({ userEntityRef: ME })],
    ],
    initialRouteEntries: [path],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });

describe('in an app on the new frontend system', () => {
  it('shows its pages below the header of the app', async () => {
    open('/infra-requests/policy');
    expect(
      await screen.findByRole('heading', { name: 'Policy' }),
    ).toBeInTheDocument();
    expect(await screen.findByText('c0ffee')).toBeInTheDocument();
    expect(
      screen.getAllByRole('heading', { name: 'Infra Requests' }),
    ).toHaveLength(1);
  });

  it('shows who decides for whom, and offers to name a delegate', async () => {
    open(
      '/infra-requests/delegations',
      new FakeInfraRequestsApi({ delegations: [delegation()] }),
    );
    expect(
      await screen.findByRole('list', { name: 'Who decides for you' }),
    ).toHaveTextContent('grace decides for you');
    expect(
      await screen.findByRole('form', { name: 'Name a delegate' }),
    ).toBeInTheDocument();
  });

  it('shows the deliveries', async () => {
    open(
      '/infra-requests/deliveries',
      new FakeInfraRequestsApi({ effects: [effect()] }),
    );
    expect(
      await screen.findByText('Notification: Stage opened'),
    ).toBeInTheDocument();
  });
});
