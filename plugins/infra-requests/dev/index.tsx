import { Content } from '@backstage/core-components';
import { attachComponentData } from '@backstage/core-plugin-api';
import { createDevApp } from '@backstage/dev-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  InfraRequestsPage,
  infraRequestsApiRef,
  infraRequestsPlugin,
} from '../src';
import { FakeInfraRequestsApi } from '../src/__testUtils__/FakeInfraRequestsApi';
import { ASKED, pendingRequest } from '../src/__testUtils__/fixtures';

/** Where links to entities lead; the catalog is not part of this app. */
const EntityPage = () => <Content>Belongs to the catalog.</Content>;
attachComponentData(EntityPage, 'core.mountPoint', entityRouteRef);

const group = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name },
  spec: { type: 'team', children: [] },
});

createDevApp()
  .registerPlugin(infraRequestsPlugin)
  .registerApi({
    api: infraRequestsApiRef,
    deps: {},
    factory: () =>
      new FakeInfraRequestsApi({
        requests: [
          pendingRequest(),
          pendingRequest({
            id: 'r-1043',
            number: 1043,
            environment: 'staging',
            state: 'changes-requested',
            allowedActions: ASKED,
          }),
        ],
      }),
  })
  .registerApi({
    api: catalogApiRef,
    deps: {},
    factory: () =>
      catalogApiMock({
        entities: ['payments', 'platform-leads', 'security'].map(group),
      }),
  })
  .addPage({
    element: <InfraRequestsPage />,
    title: 'Infra Requests',
    path: '/infra-requests',
  })
  .addPage({ element: <EntityPage />, path: '/catalog/:namespace/:kind/:name' })
  .render();
