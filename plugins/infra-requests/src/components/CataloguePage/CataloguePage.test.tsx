import { screen, within } from '@testing-library/react';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { pendingRequest } from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderPage';

describe('the catalogue', () => {
  it('offers every request type under its category', async () => {
    await renderPage('/');
    const data = await screen.findByRole('region', { name: 'Data' });
    expect(
      within(data).getByRole('link', { name: 'Request PostgreSQL database' }),
    ).toHaveAttribute('href', '/infra-requests/new/database');
    expect(
      within(data).queryByText('Preview environment'),
    ).not.toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: 'Environments' }),
    ).toHaveTextContent('Preview environment');
  });

  it('lists my requests, and follows what happens to them', async () => {
    const { api, signal } = await renderPage('/');
    const mine = await screen.findByRole('table', { name: 'My requests' });
    const [, row] = within(mine).getAllByRole('row');
    expect(row).toHaveTextContent(
      /#1042 PostgreSQL database.*production.*Waiting for approval.*Escalated.*284\.00 USD.*payments/,
    );
    expect(api.inputsOf('listRequests')).toEqual([
      expect.objectContaining({ scope: 'mine' }),
    ]);
    api.requests = [pendingRequest({ state: 'approved' })];
    await signal('r-1042');
    expect(await within(mine).findByText('Approved')).toBeInTheDocument();
  });

  it('marks emergencies among my requests', async () => {
    const api = new FakeInfraRequestsApi({
      requests: [pendingRequest({ emergency: true })],
    });
    await renderPage('/', api);
    const mine = await screen.findByRole('table', { name: 'My requests' });
    expect(await within(mine).findByText('Emergency')).toBeInTheDocument();
  });

  it('says what to do first when there is nothing yet', async () => {
    await renderPage('/', new FakeInfraRequestsApi({ requests: [] }));
    expect(
      await screen.findByText(/You have not asked for anything yet/),
    ).toBeInTheDocument();
  });

  it('says where request types come from when there are none', async () => {
    await renderPage('/', new FakeInfraRequestsApi({ types: [] }));
    expect(
      await screen.findByText(/Nothing can be asked for yet/),
    ).toBeInTheDocument();
  });

  it('counts in the navigation what waits for the person', async () => {
    await renderPage('/');
    const nav = screen.getByRole('navigation', { name: 'Infra Requests' });
    expect(
      await within(nav).findByLabelText('1 waiting for you'),
    ).toBeInTheDocument();
    expect(within(nav).getByRole('link', { name: 'Requests' })).toHaveAttribute(
      'aria-current',
      'page',
    );
  });

  it('does not pretend to have pages that it has not', async () => {
    await renderPage('/nowhere');
    expect(screen.getByText(/Page not found/i)).toBeInTheDocument();
  });
});
