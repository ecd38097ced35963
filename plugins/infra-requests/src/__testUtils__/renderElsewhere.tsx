import type { ReactElement } from 'react';
import type { Entity } from '@backstage/catalog-model';
import { identityApiRef } from '@backstage/core-plugin-api';
import {
  EntityProvider,
  catalogApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  permissionApiRef,
  type PermissionApi,
} from '@backstage/plugin-permission-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  TestApiProvider,
  mockApis,
  renderInTestApp,
} from '@backstage/test-utils';
import { infraRequestsApiRef } from '../api/infraRequestsApiRef';
import { rootRouteRef } from '../routes';
import { ME, PEOPLE } from './absenceFixtures';
import { FakeInfraRequestsApi } from './FakeInfraRequestsApi';
import { FakeSignals } from './FakeSignals';

type Elsewhere = {
  api?: FakeInfraRequestsApi;
  /** Whose page it is. */
  entity?: Entity;
  permissions?: PermissionApi;
};

/** Shows a piece of the plugin on another page of the portal, as Ada would see it. */
export async function renderElsewhere(
  piece: ReactElement,
  options: Elsewhere = {},
) {
  const {
    api = new FakeInfraRequestsApi(),
    entity,
    permissions = mockApis.permission(),
  } = options;
  const signals = new FakeSignals();
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [infraRequestsApiRef, api],
        [signalApiRef, signals],
        [permissionApiRef, permissions],
        [identityApiRef, mockApis.identity({ userEntityRef: ME })],
        [catalogApiRef, catalogApiMock({ entities: PEOPLE })],
      ]}
    >
      {entity ? (
        <EntityProvider entity={entity}>{piece}</EntityProvider>
      ) : (
        piece
      )}
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/infra-requests': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
  return { api, signal: (requestId: string) => signals.send(requestId) };
}
