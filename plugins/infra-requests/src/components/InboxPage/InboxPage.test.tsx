import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import {
  ago,
  approvedInEmergency,
  inTime,
} from '../../__testUtils__/decisionFixtures';
import { pendingRequest } from '../../__testUtils__/fixtures';
import { refused } from '../../__testUtils__/refused';
import { renderPage, setScreenWidth } from '../../__testUtils__/renderPage';

const twoRequests = () =>
  new FakeInfraRequestsApi({
    requests: [
      pendingRequest(),
      pendingRequest({
        id: 'r-1043',
        number: 1043,
        digest: 'digest-43',
        environment: 'staging',
      }),
    ],
  });

const item = (name: RegExp) => screen.findByRole('button', { name });

describe('the inbox', () => {
  beforeEach(() => setScreenWidth(1280));

  it('opens the request that waits longest beside the list', async () => {
    await renderPage('/inbox', twoRequests());
    expect(
      await screen.findByRole('article', { name: 'Request #1042' }),
    ).toBeInTheDocument();
    expect(await item(/#1042.*production/)).toHaveAttribute(
      'aria-current',
      'true',
    );
    expect(screen.getByLabelText('Address')).toHaveTextContent(
      '/infra-requests/inbox?request=r-1042',
    );
  });

  it('loses what its deadline has ended, as soon as that shows', async () => {
    const waiting = pendingRequest({ dueAt: inTime({}, { seconds: 3 }) });
    const api = new FakeInfraRequestsApi({ requests: [waiting] });
    // Lists come to it later than the request itself.
    api.listRequests = async () => ({ items: [waiting] });
    await renderPage('/inbox', api);
    expect(await item(/#1042.*less than a minute left/)).toBeInTheDocument();
    api.requests = [pendingRequest({ state: 'expired' })];
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /#1042/ })).toBeNull(),
    );
  });

  it('marks emergencies in the list', async () => {
    const api = twoRequests();
    api.requests = api.requests.map(request => ({
      ...request,
      emergency: request.id === 'r-1043',
    }));
    await renderPage('/inbox', api);
    expect(await item(/#1043.*Emergency/)).toBeInTheDocument();
    expect(await item(/#1042/)).not.toHaveTextContent('Emergency');
  });

  it('approves the chosen request with its own digest', async () => {
    const { api } = await renderPage('/inbox', twoRequests());
    await userEvent.click(await item(/#1043/));
    const detail = await screen.findByRole('article', {
      name: 'Request #1043',
    });
    await userEvent.click(
      await within(detail).findByRole('button', { name: 'Approve' }),
    );
    expect(
      await screen.findByText('Your approval counts.'),
    ).toBeInTheDocument();
    expect(api.inputsOf('vote')).toEqual([
      { id: 'r-1043', verdict: 'approve', digest: 'digest-43', stage: 1 },
    ]);
  });

  it('keeps showing the request that was decided on when it leaves the list', async () => {
    const { api, signal } = await renderPage('/inbox', twoRequests());
    const all = api.requests;
    await userEvent.click(
      await screen.findByRole('button', { name: 'Approve' }),
    );
    await screen.findByText('Your approval counts.');
    api.listRequests = async () => ({ items: all.slice(1) });
    await signal('r-1042');
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: /#1042/ }),
      ).not.toBeInTheDocument(),
    );
    expect(
      screen.getByRole('article', { name: 'Request #1042' }),
    ).toBeInTheDocument();
  });

  it('puts scope, search and filters into the address and the query', async () => {
    const { api } = await renderPage('/inbox', twoRequests());
    await userEvent.click(await screen.findByRole('tab', { name: 'My teams' }));
    await userEvent.type(screen.getByLabelText('Search'), 'launch');
    await userEvent.click(screen.getByLabelText('Environment'));
    await userEvent.click(
      await screen.findByRole('option', { name: 'staging' }),
    );
    await waitFor(() =>
      expect(api.inputsOf('listRequests').at(-1)).toMatchObject({
        scope: 'team',
        q: 'launch',
        environment: ['staging'],
      }),
    );
    const address = screen.getByLabelText('Address').textContent;
    expect(address).toContain('scope=team');
    expect(address).toContain('q=launch');
    expect(address).toContain('environment=staging');
  });

  it('offers every environment of the scope, also while one is chosen', async () => {
    const api = twoRequests();
    const all = api.requests;
    api.listRequests = async query => ({
      items: all.filter(
        ({ environment = '' }) =>
          query?.environment?.includes(environment) ?? true,
      ),
    });
    await renderPage('/inbox?environment=staging', api);
    await item(/#1043/);
    expect(screen.queryByRole('button', { name: /#1042/ })).toBeNull();
    await userEvent.click(screen.getByLabelText('Environment'));
    expect(
      (await screen.findAllByRole('option')).map(
        ({ textContent }) => textContent,
      ),
    ).toEqual(['Any', 'production', 'staging']);
  });

  it('reads them from the address', async () => {
    const { api } = await renderPage(
      '/inbox?scope=decided&tier=elevated&q=eu',
      twoRequests(),
    );
    await item(/#1042/);
    expect(api.inputsOf('listRequests').at(-1)).toMatchObject({
      scope: 'decided',
      tier: ['elevated'],
      q: 'eu',
    });
    expect(screen.getByLabelText('Search')).toHaveValue('eu');
  });

  it('says that nothing waits, and where to look next', async () => {
    await renderPage('/inbox', new FakeInfraRequestsApi({ requests: [] }));
    expect(
      await screen.findByText(/Nothing waits for you/),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'See what waits for my teams' }),
    );
    expect(
      await screen.findByText('Nothing waits for any of your groups.'),
    ).toBeInTheDocument();
  });

  it('offers to clear filters that match nothing', async () => {
    const { api } = await renderPage(
      '/inbox?q=zzz&environment=moon',
      new FakeInfraRequestsApi({ requests: [] }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear them' }),
    );
    expect(
      await screen.findByText(/Nothing waits for you/),
    ).toBeInTheDocument();
    expect(api.inputsOf('listRequests').at(-1)).not.toHaveProperty(
      'environment',
    );
  });

  it('says why the list is not there', async () => {
    const api = twoRequests();
    api.fail('listRequests', await refused(500, 'The database is away.'));
    await renderPage('/inbox', api);
    expect(
      await screen.findByText('The database is away.'),
    ).toBeInTheDocument();
  });

  it('shows more of a long list, and keeps it whole when something changes', async () => {
    const api = twoRequests();
    const [first, second] = api.requests;
    api.listRequests = async query =>
      query?.cursor
        ? { items: [second] }
        : { items: [first], nextCursor: 'after-first' };
    const { signal } = await renderPage('/inbox', api);
    await item(/#1042/);
    expect(
      screen.queryByRole('button', { name: /#1043/ }),
    ).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show more' }));
    await item(/#1043/);
    await signal('r-9');
    expect(await item(/#1043/)).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Show more' }),
    ).not.toBeInTheDocument();
  });
});

describe('time in the inbox', () => {
  beforeEach(() => setScreenWidth(1280));

  it('shows how long is left, and what is overdue', async () => {
    const api = twoRequests();
    const [first, second] = api.requests;
    api.requests = [
      { ...first, dueAt: inTime({ hours: 1 }) },
      { ...second, dueAt: ago({ minutes: 5 }) },
    ];
    await renderPage('/inbox', api);
    expect(await item(/#1042.*1 h left/)).toBeInTheDocument();
    expect(await item(/#1043.*overdue/)).toBeInTheDocument();
  });

  it('puts what is due first where somebody chooses that, and keeps it in the address', async () => {
    const { api } = await renderPage('/inbox', twoRequests());
    await item(/#1042/);
    expect(api.inputsOf('listRequests').at(-1)).toMatchObject({
      order: 'oldest',
    });
    await userEvent.click(screen.getByLabelText('Order'));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Due first' }),
    );
    await waitFor(() =>
      expect(api.inputsOf('listRequests').at(-1)).toMatchObject({
        order: 'due',
      }),
    );
    expect(screen.getByLabelText('Address')).toHaveTextContent('order=due');
    await userEvent.click(screen.getByRole('tab', { name: 'My teams' }));
    await waitFor(() =>
      expect(api.inputsOf('listRequests').at(-1)).toMatchObject({
        scope: 'team',
        order: 'due',
      }),
    );
  });
});

describe('reviews in the inbox', () => {
  beforeEach(() => setScreenWidth(1280));

  it('have a tab that counts them, and those that are overdue', async () => {
    const dueAt = ago({ hours: 2 });
    const api = new FakeInfraRequestsApi({
      requests: [approvedInEmergency({ openReview: { dueAt, overdue: true } })],
    });
    api.countRequests = async () => ({
      inbox: 0,
      team: 0,
      mine: 0,
      reviews: 2,
      overdueReviews: 1,
    });
    await renderPage('/inbox', api);
    await userEvent.click(
      await screen.findByRole('tab', { name: 'Reviews (2) 1 overdue' }),
    );
    expect(await item(/#1042.*review overdue.*Emergency/)).toBeInTheDocument();
    expect(api.inputsOf('listRequests').at(-1)).toMatchObject({
      scope: 'reviews',
    });
    expect(
      await screen.findByRole('button', { name: 'Finish the review' }),
    ).toBeEnabled();
  });

  it('say when there are none', async () => {
    await renderPage(
      '/inbox?scope=reviews',
      new FakeInfraRequestsApi({ requests: [] }),
    );
    expect(
      await screen.findByText(
        'No approval in an emergency waits for your review.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Reviews' })).toBeInTheDocument();
  });
});

describe('the inbox on a small screen', () => {
  it('leads to the request page', async () => {
    setScreenWidth(400);
    await renderPage('/inbox', twoRequests());
    const link = await screen.findByRole('link', { name: /#1043/ });
    expect(link).toHaveAttribute('href', '/infra-requests/requests/r-1043');
    expect(screen.queryByRole('article', { name: /#1042/ })).toBeNull();
  });
});
