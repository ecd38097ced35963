import { AlertApiForwarder } from '@backstage/core-app-api';
import {
  alertApiRef,
  identityApiRef,
  storageApiRef,
  type IdentityApi,
  type StorageApi,
} from '@backstage/core-plugin-api';
import { AlertDisplay } from '@backstage/core-components';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  permissionApiRef,
  type PermissionApi,
} from '@backstage/plugin-permission-react';
import {
  TestApiProvider,
  mockApis,
  renderInTestApp,
} from '@backstage/test-utils';
import { Route, Routes, useLocation } from 'react-router-dom';
import { infraRequestsApiRef } from '../api/infraRequestsApiRef';
import { InfraRequestsPage } from '../components/InfraRequestsPage/InfraRequestsPage';
import { rootRouteRef } from '../routes';
import { ME, PEOPLE } from './absenceFixtures';
import { FakeInfraRequestsApi } from './FakeInfraRequestsApi';
import { FakeSignals } from './FakeSignals';

const Address = () => {
  const { pathname, search } = useLocation();
  return <output aria-label="Address">{pathname + search}</output>;
};

/** Opens the plugin at a path below its root, as Ada would. */
export async function renderPage(
  path: string,
  api: FakeInfraRequestsApi = new FakeInfraRequestsApi(),
  permissions: PermissionApi = mockApis.permission(),
  person: { identity?: IdentityApi; storage?: StorageApi } = {},
) {
  const {
    identity = mockApis.identity({ userEntityRef: ME }),
    storage = mockApis.storage(),
  } = person;
  const signals = new FakeSignals();
  const { unmount } = await renderInTestApp(
    <TestApiProvider
      apis={[
        [infraRequestsApiRef, api],
        [signalApiRef, signals],
        [permissionApiRef, permissions],
        // The one of the test app still has what was said in other tests.
        [alertApiRef, new AlertApiForwarder()],
        [identityApiRef, identity],
        [storageApiRef, storage],
        [catalogApiRef, catalogApiMock({ entities: PEOPLE })],
      ]}
    >
      <Routes>
        <Route path="/infra-requests/*" element={<InfraRequestsPage />} />
        <Route path="*" element={null} />
      </Routes>
      <Address />
      <AlertDisplay />
    </TestApiProvider>,
    {
      routeEntries: [`/infra-requests${path}`],
      mountedRoutes: {
        '/infra-requests': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
  return {
    api,
    /** The person leaves. */
    unmount,
    /** The server says that a request changed. */
    signal: (requestId: string) => signals.send(requestId),
    /** The server says that the policy changed. */
    signalPolicy: (digest: string) => signals.sendPolicy(digest),
    /** The server says that who decides for whom changed. */
    signalDelegation: () => signals.sendDelegation(),
  };
}

/** Gives the page the width of a large or of a small screen. */
export function setScreenWidth(width: number) {
  window.matchMedia = query => {
    const min = Number(/min-width:\s*([\d.]+)px/.exec(query)?.[1] ?? 0);
    const max = Number(/max-width:\s*([\d.]+)px/.exec(query)?.[1] ?? Infinity);
    return {
      matches: width >= min && width <= max,
      media: query,
      onchange: null,
      addListener: () => {},
      removeListener: () => {},
      addEventListener: () => {},
      removeEventListener: () => {},
      dispatchEvent: () => false,
    };
  };
}
