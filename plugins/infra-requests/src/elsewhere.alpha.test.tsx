import type { ReactElement } from 'react';
import type { Entity } from '@backstage/catalog-model';
import { identityApiRef } from '@backstage/core-plugin-api';
import {
  createExtensionTester,
  mockApis,
  renderInTestApp,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { coreExtensionData } from '@backstage/frontend-plugin-api';
import {
  EntityProvider,
  catalogApiRef,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  EntityCardBlueprint,
  EntityContextMenuItemBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import plugin from './alpha';
import { infraRequestsApiRef } from './api/infraRequestsApiRef';
import { ME, PEOPLE } from './__testUtils__/absenceFixtures';
import { PAYMENTS, PAYMENTS_API } from './__testUtils__/entityFixtures';
import { FakeInfraRequestsApi } from './__testUtils__/FakeInfraRequestsApi';
import { rootRouteRef } from './routes';

const [ADA] = PEOPLE;

const apis = () =>
  [
    [infraRequestsApiRef, new FakeInfraRequestsApi()],
    [catalogApiRef, catalogApiMock({ entities: PEOPLE })],
    [identityApiRef, mockApis.identity({ userEntityRef: ME })],
  ] as const;

const show = (piece: ReactElement, entity?: Entity) =>
  renderInTestApp(
    entity ? <EntityProvider entity={entity}>{piece}</EntityProvider> : piece,
    {
      apis: apis(),
      mountedRoutes: {
        '/infra-requests': rootRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );

describe('elsewhere in an app on the new frontend system', () => {
  it.each([
    ['entity-card:infra-requests/requests', PAYMENTS_API, 'Open requests'],
    ['entity-content:infra-requests/requests', PAYMENTS_API, 'Recent requests'],
    ['entity-card:infra-requests/group', PAYMENTS, 'Monthly spend'],
  ] as const)('%s shows its part', async (id, entity, part) => {
    const extension = createExtensionTester(plugin.getExtension(id));
    show(extension.get(coreExtensionData.reactElement), entity);
    expect(await screen.findByRole('region', { name: part })).toBeVisible();
  });

  it('the card of a person shows what waits for them', async () => {
    const extension = createExtensionTester(
      plugin.getExtension('entity-card:infra-requests/user'),
    );
    show(extension.get(coreExtensionData.reactElement), ADA);
    expect(
      await screen.findByRole('list', { name: 'Waiting for me' }),
    ).toHaveTextContent('#1042');
  });

  it('cards are on the pages of the kinds that they are about, in the wide part', () => {
    const card = createExtensionTester(
      plugin.getExtension('entity-card:infra-requests/requests'),
    );
    const isShownFor = card.get(EntityCardBlueprint.dataRefs.filterFunction)!;
    expect(isShownFor(PAYMENTS_API)).toBe(true);
    expect(isShownFor({ ...PAYMENTS_API, kind: 'System' })).toBe(true);
    expect(isShownFor(PAYMENTS)).toBe(false);
    expect(card.get(EntityCardBlueprint.dataRefs.type)).toBe('content');
  });

  it('the menu of an entity leads to what can be asked for it', async () => {
    const { useProps } = createExtensionTester(
      plugin.getExtension('entity-context-menu-item:infra-requests/request'),
    ).get(EntityContextMenuItemBlueprint.dataRefs.data);
    const Entry = () => {
      const item = useProps();
      return 'href' in item ? <a href={item.href}>{item.title}</a> : null;
    };
    show(<Entry />, PAYMENTS_API);
    expect(
      await screen.findByRole('link', { name: 'Request for this entity' }),
    ).toHaveAttribute(
      'href',
      '/infra-requests?for=component%3Adefault%2Fpayments-api',
    );
  });

  it('the home page has what waits for the person', async () => {
    const { component } = createExtensionTester(
      plugin.getExtension('home-page-widget:infra-requests/waiting-for-me'),
    ).get(HomePageWidgetBlueprint.dataRefs.widget);
    show(component);
    expect(
      await screen.findByRole('heading', { name: 'Waiting for me' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('list', { name: 'Waiting for me' }),
    ).toHaveTextContent('#1042');
  });

  it('the search shows requests and nothing else in its own way, and can be narrowed to them', async () => {
    const { predicate, component: Item } = createExtensionTester(
      plugin.getExtension('search-result-list-item:infra-requests'),
    ).get(SearchResultListItemBlueprint.dataRefs.item);
    const document = {
      title: '#1042 PostgreSQL database',
      text: 'For the EU launch.',
      location: '/infra-requests/requests/r-1042',
    };
    expect(predicate?.({ type: 'infra-requests', document })).toBe(true);
    expect(predicate?.({ type: 'techdocs', document })).toBe(false);
    show(<Item result={document} />);
    expect(
      await screen.findByRole('link', { name: document.title }),
    ).toBeInTheDocument();
    expect(
      createExtensionTester(
        plugin.getExtension('search-filter-result-type:infra-requests'),
      ).get(SearchFilterResultTypeBlueprint.dataRefs.resultType),
    ).toEqual(expect.objectContaining({ value: 'infra-requests' }));
  });

  it('the header offers to request something', async () => {
    renderTestApp({
      features: [plugin],
      apis: apis(),
      initialRouteEntries: ['/infra-requests'],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Request something' }),
    );
    expect(
      await screen.findByRole('dialog', { name: 'What do you need?' }),
    ).toBeInTheDocument();
  });
});
