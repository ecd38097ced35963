import { SidebarOpenStateProvider } from '@backstage/core-components';
import { screen } from '@testing-library/react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { TestApiProvider, renderInTestApp } from '@backstage/test-utils';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { rootRouteRef } from '../../routes';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { FakeSignals } from '../../__testUtils__/FakeSignals';
import { InfraRequestsSidebarItem } from './InfraRequestsSidebarItem';

describe('InfraRequestsSidebarItem', () => {
  it('counts what waits for the person, again after every signal', async () => {
    const api = new FakeInfraRequestsApi();
    const signals = new FakeSignals();
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [infraRequestsApiRef, api],
          [signalApiRef, signals],
        ]}
      >
        <SidebarOpenStateProvider value={{ isOpen: true, setOpen: () => {} }}>
          <InfraRequestsSidebarItem />
        </SidebarOpenStateProvider>
      </TestApiProvider>,
      { mountedRoutes: { '/infra-requests': rootRouteRef } },
    );
    expect(await screen.findByLabelText('1 waiting for you')).toHaveTextContent(
      '1',
    );
    api.requests = [];
    await signals.send('r-1042');
    expect(screen.queryByLabelText(/waiting for you/)).not.toBeInTheDocument();
    expect(screen.getByRole('link')).toHaveAttribute('href', '/infra-requests');
  });
});
