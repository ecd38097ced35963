import {
  SearchContextProvider,
  searchApiRef,
} from '@backstage/plugin-search-react';
import { TestApiProvider } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import {
  EntityInfraRequestsCard,
  EntityInfraRequestsContent,
  GroupInfraRequestsCard,
  HomePageWaitingForMe,
  InfraRequestsSearchResultListItem,
  RequestSomethingButton,
  UserInfraRequestsCard,
} from '.';
import { PEOPLE } from './__testUtils__/absenceFixtures';
import { PAYMENTS, PAYMENTS_API } from './__testUtils__/entityFixtures';
import { renderElsewhere } from './__testUtils__/renderElsewhere';

const [ADA] = PEOPLE;

describe('elsewhere in an app on core-plugin-api', () => {
  it('the page of an entity has a card', async () => {
    await renderElsewhere(<EntityInfraRequestsCard />, {
      entity: PAYMENTS_API,
    });
    expect(
      await screen.findByRole('region', { name: 'What runs' }),
    ).toBeInTheDocument();
  });

  it('the page of an entity has a tab', async () => {
    await renderElsewhere(
      <Routes>
        <Route path="/" element={<EntityInfraRequestsContent />} />
      </Routes>,
      { entity: PAYMENTS_API },
    );
    expect(
      await screen.findByRole('region', { name: 'Recent requests' }),
    ).toBeInTheDocument();
  });

  it('the page of a team has its spend', async () => {
    await renderElsewhere(<GroupInfraRequestsCard />, { entity: PAYMENTS });
    expect(await screen.findByRole('progressbar')).toBeInTheDocument();
  });

  it('the page of a person has what waits for them', async () => {
    await renderElsewhere(<UserInfraRequestsCard />, { entity: ADA });
    expect(
      await screen.findByRole('list', { name: 'Waiting for me' }),
    ).toBeInTheDocument();
  });

  it('the home page has what waits for the person', async () => {
    await renderElsewhere(<HomePageWaitingForMe />);
    expect(
      await screen.findByRole('list', { name: 'Waiting for me' }),
    ).toHaveTextContent('#1042');
  });

  it('the search shows requests in their own way', async () => {
    await renderElsewhere(
      <TestApiProvider
        apis={[[searchApiRef, { query: async () => ({ results: [] }) }]]}
      >
        <SearchContextProvider>
          <InfraRequestsSearchResultListItem
            result={{
              title: '#1042 PostgreSQL database',
              text: 'For the EU launch.',
              location: '/infra-requests/requests/r-1042',
            }}
          />
        </SearchContextProvider>
      </TestApiProvider>,
    );
    expect(
      await screen.findByRole('link', { name: '#1042 PostgreSQL database' }),
    ).toBeInTheDocument();
  });

  it('headers and sidebars can offer to request something', async () => {
    await renderElsewhere(<RequestSomethingButton />);
    expect(
      screen.getByRole('button', { name: 'Request something' }),
    ).toHaveAttribute('aria-haspopup', 'dialog');
  });
});
