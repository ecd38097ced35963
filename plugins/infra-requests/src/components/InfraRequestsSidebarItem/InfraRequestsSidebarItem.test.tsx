import type { ReactNode } from 'react';
import { SidebarOpenStateProvider } from '@backstage/core-components';
import { screen } from '@testing-library/react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { TestApiProvider, renderInTestApp } from '@backstage/test-utils';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { rootRouteRef } from '../../routes';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { FakeSignals } from '../../__testUtils__/FakeSignals';
import { InfraRequestsSidebarItem } from './InfraRequestsSidebarItem';

async function renderItem(
  api: FakeInfraRequestsApi,
  { isOpen = true, children }: { isOpen?: boolean; children?: ReactNode } = {},
) {
  const signals = new FakeSignals();
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [infraRequestsApiRef, api],
        [signalApiRef, signals],
      ]}
    >
      <SidebarOpenStateProvider value={{ isOpen, setOpen: () => {} }}>
        <InfraRequestsSidebarItem />
        {children}
      </SidebarOpenStateProvider>
    </TestApiProvider>,
    { mountedRoutes: { '/infra-requests': rootRouteRef } },
  );
  return signals;
}

describe('InfraRequestsSidebarItem', () => {
  it('counts what waits for the person, again after every signal', async () => {
    const api = new FakeInfraRequestsApi();
    const signals = await renderItem(api);
    expect(await screen.findByLabelText('1 waiting for you')).toHaveTextContent(
      '1',
    );
    api.requests = [];
    await signals.send('r-1042');
    expect(screen.queryByLabelText(/waiting for you/)).not.toBeInTheDocument();
    expect(screen.getByRole('link')).toHaveAttribute('href', '/infra-requests');
  });

  it.each([
    [2, 1, '3', '2 waiting for you, 1 overdue review'],
    [0, 2, '2', '2 overdue reviews'],
    [98, 2, '99+', '98 waiting for you, 2 overdue reviews'],
  ])(
    'with %d to vote on and %d to review overdue shows %s',
    async (inbox, overdueReviews, shown, words) => {
      const api = new FakeInfraRequestsApi();
      api.countRequests = async () => ({
        inbox,
        overdueReviews,
        reviews: overdueReviews,
        team: 0,
        mine: 0,
      });
      await renderItem(api);
      expect(await screen.findByLabelText(words)).toHaveTextContent(shown);
    },
  );

  it('says what its dot means where the sidebar has no room for the number', async () => {
    await renderItem(new FakeInfraRequestsApi(), { isOpen: false });
    expect(
      await screen.findByRole('link', {
        name: 'Infra Requests: 1 waiting for you',
      }),
    ).toBeInTheDocument();
  });

  it('counts once for all places that show the number, so that they agree', async () => {
    const api = new FakeInfraRequestsApi();
    const count = jest.spyOn(api, 'countRequests');
    const signals = await renderItem(api, {
      children: <InfraRequestsSidebarItem text="Elsewhere" />,
    });
    expect(await screen.findAllByLabelText('1 waiting for you')).toHaveLength(
      2,
    );
    expect(count).toHaveBeenCalledTimes(1);
    api.requests = [];
    await signals.send('r-1042');
    expect(screen.queryByLabelText(/waiting for you/)).not.toBeInTheDocument();
    expect(count).toHaveBeenCalledTimes(2);
  });
});
