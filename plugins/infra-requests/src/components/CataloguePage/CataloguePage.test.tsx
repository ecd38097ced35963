import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { REQUEST_TYPES, pendingRequest } from '../../__testUtils__/fixtures';
import { refused } from '../../__testUtils__/refused';
import { renderPage } from '../../__testUtils__/renderPage';

const [DATABASE, PREVIEW] = REQUEST_TYPES;

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

  it('tells what asking is usually like, where enough was asked', async () => {
    const typical = {
      requests: 12,
      currency: 'USD',
      automaticShare: 0.7,
      decidedWithinMinutes: 40,
      monthlyCost: '284.00',
    };
    await renderPage(
      '/',
      new FakeInfraRequestsApi({ types: [{ ...DATABASE, typical }, PREVIEW] }),
    );
    const data = await screen.findByRole('region', { name: 'Data' });
    expect(
      within(data)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['usually 40 min', '70% automatic', 'about 284.00 USD a month']);
    expect(
      within(screen.getByRole('region', { name: 'Environments' })).queryByRole(
        'list',
      ),
    ).not.toBeInTheDocument();
  });

  it('finds what matches every word, and keeps the search in the address', async () => {
    await renderPage('/');
    const field = await screen.findByRole('searchbox', {
      name: 'Search the catalogue',
    });
    await userEvent.type(field, 'copy pull');
    expect(screen.queryByText('PostgreSQL database')).not.toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Request Preview environment' }),
    ).toBeInTheDocument();
    expect(screen.getByText('1 of 2 shown')).toBeInTheDocument();
    expect(screen.getByLabelText('Address')).toHaveTextContent('?q=copy+pull');
    await userEvent.type(field, ' mainframe');
    expect(
      screen.getByText(/Nothing in the catalogue matches/),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show everything' }),
    );
    expect(
      screen.getByRole('link', { name: 'Request PostgreSQL database' }),
    ).toBeInTheDocument();
  });

  it('puts what was used recently first, the last one before the others', async () => {
    const ago = (days: number) =>
      new Date(Date.now() - days * 86_400_000).toISOString();
    await renderPage(
      '/',
      new FakeInfraRequestsApi({
        types: [
          { ...DATABASE, lastAskedAt: ago(5) },
          { ...PREVIEW, lastAskedAt: ago(2) },
          { ...PREVIEW, id: 'never', title: 'Never asked for' },
        ],
      }),
    );
    const recent = await screen.findByRole('region', { name: 'Used recently' });
    expect(
      within(recent)
        .getAllByRole('link')
        .map(link => link.textContent),
    ).toEqual([
      'Preview environment asked 2 days ago',
      'PostgreSQL database asked 5 days ago',
    ]);
  });

  it('shows a skeleton until it is there, and why it is not, with another try', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail('listRequestTypes', await refused(500, 'The disk is full.'));
    await renderPage('/', api);
    expect(await screen.findByText('The disk is full.')).toBeInTheDocument();
    api.recover('listRequestTypes');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(
      await screen.findByRole('region', { name: 'Data' }),
    ).toBeInTheDocument();
  });

  it('lists my requests, and follows what happens to them', async () => {
    const { api, signal } = await renderPage('/');
    const mine = await screen.findByRole('list', { name: 'My requests' });
    const [line] = within(mine).getAllByRole('listitem');
    expect(line).toHaveTextContent(
      /#1042 PostgreSQL database.*production.*payments.*284\.00 USD a month.*Escalated.*Waiting for approval/,
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
    const mine = await screen.findByRole('list', { name: 'My requests' });
    expect(await within(mine).findByText('Emergency')).toBeInTheDocument();
  });

  it('asks again with the answers of a request that was made before', async () => {
    await renderPage('/');
    expect(
      await screen.findByRole('link', {
        name: 'Ask again for PostgreSQL database as in #1042',
      }),
    ).toHaveAttribute('href', '/infra-requests/new/database?from=r-1042');
  });

  it('says that my requests are not for me to see', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail(
      'listRequests',
      await refused(403, 'Reading requests needs a permission.'),
    );
    await renderPage('/', api);
    expect(
      await screen.findByText('You may not see your requests'),
    ).toBeInTheDocument();
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
