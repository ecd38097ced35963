import type { ListRequestsQuery } from '@infra-requests/plugin-infra-requests-common';
import { act, screen, waitFor, within } from '@testing-library/react';
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

/** A request in the list. */
const list = () => screen.getByRole('grid', { name: 'Requests' });

const item = async (name: RegExp) =>
  within(await screen.findByRole('grid', { name: 'Requests' })).findByRole(
    'link',
    { name },
  );

const noItem = (name: RegExp) =>
  within(list()).queryByRole('link', { name }) === null;

/** Narrows the list down, as with the pointer. */
async function filterBy(filter: string, value: string) {
  await userEvent.click(screen.getByRole('button', { name: 'Filter' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: filter }));
  await userEvent.click(await screen.findByRole('option', { name: value }));
  await userEvent.click(screen.getByRole('button', { name: 'Done' }));
}

describe('the inbox', () => {
  beforeEach(() => setScreenWidth(1280));

  it('opens the most urgent request beside the list', async () => {
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
    expect(await screen.findByText(/Nothing waits for you/)).toBeVisible();
    expect(screen.getByRole('tab', { name: 'Waiting for me' })).toBeVisible();
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
      await screen.findByText(
        '#1043 PostgreSQL database: your approval counts. Next: #1042 PostgreSQL database.',
      ),
    ).toBeInTheDocument();
    expect(api.inputsOf('vote')).toEqual([
      { id: 'r-1043', verdict: 'approve', digest: 'digest-43', stage: 1 },
    ]);
  });

  it('goes on with the next request after a decision, and says what was done', async () => {
    const { api } = await renderPage('/inbox', twoRequests());
    const [decided, next] = api.requests;
    api.vote = async () => {
      api.requests = [next];
      return { ...decided, state: 'approved' };
    };
    await userEvent.click(
      await screen.findByRole('button', { name: 'Approve' }),
    );
    expect(
      await screen.findByText(
        '#1042 PostgreSQL database: approved. Next: #1043 PostgreSQL database.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open #1042' })).toHaveAttribute(
      'href',
      '/infra-requests/requests/r-1042',
    );
    expect(
      await screen.findByRole('article', { name: 'Request #1043' }),
    ).toBeInTheDocument();
    expect(noItem(/#1042/)).toBe(true);
    const row = await item(/#1043/);
    await waitFor(() => expect(row).toHaveFocus());
  });

  it('keeps what was refused in the list, with the reason beside it', async () => {
    const { api } = await renderPage('/inbox', twoRequests());
    api.fail('vote', await refused(403, 'You asked for it yourself.'));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Approve' }),
    );
    expect(
      await screen.findByText(/You asked for it yourself/),
    ).toBeInTheDocument();
    expect(await item(/#1042/)).toHaveAttribute('aria-current', 'true');
  });

  it('keeps showing a request that others decided on when it leaves the list', async () => {
    const { api, signal } = await renderPage('/inbox', twoRequests());
    const all = api.requests;
    await screen.findByRole('article', { name: 'Request #1042' });
    await item(/#1042/);
    api.listRequests = async () => ({ items: all.slice(1) });
    await signal('r-1042');
    await waitFor(() => expect(noItem(/#1042/)).toBe(true));
    expect(
      screen.getByRole('article', { name: 'Request #1042' }),
    ).toBeInTheDocument();
  });

  it('keeps what was written with a vote while another request is looked at', async () => {
    await renderPage('/inbox', twoRequests());
    const comment = () => screen.findByRole('textbox', { name: /^Comment/ });
    await userEvent.type(await comment(), 'Why two?');
    await userEvent.click(await item(/#1043/));
    await screen.findByRole('article', { name: 'Request #1043' });
    expect(await comment()).toHaveValue('');
    await userEvent.click(await item(/#1042/));
    await screen.findByRole('article', { name: 'Request #1042' });
    expect(await comment()).toHaveValue('Why two?');
  });

  it('puts scope, search and filters into the address and the query', async () => {
    const { api } = await renderPage('/inbox', twoRequests());
    await userEvent.click(await screen.findByRole('tab', { name: 'My teams' }));
    await userEvent.type(screen.getByLabelText('Search'), 'launch');
    await filterBy('Environment', 'staging');
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

  it('takes several values of a filter, and shows each as a chip that takes it away again', async () => {
    const { api } = await renderPage(
      '/inbox?environment=staging',
      twoRequests(),
    );
    await item(/#1043/);
    await filterBy('Environment', 'production');
    await waitFor(() =>
      expect(api.inputsOf('listRequests').at(-1)).toMatchObject({
        environment: expect.arrayContaining(['staging', 'production']),
      }),
    );
    const chips = within(screen.getByRole('list', { name: 'Filters' }));
    await userEvent.click(
      chips.getByRole('button', {
        name: 'Remove the filter Environment: staging',
      }),
    );
    await waitFor(() =>
      expect(api.inputsOf('listRequests').at(-1)).toMatchObject({
        environment: ['production'],
      }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    await waitFor(() =>
      expect(api.inputsOf('listRequests').at(-1)).not.toHaveProperty(
        'environment',
      ),
    );
    expect(screen.queryByRole('list', { name: 'Filters' })).toBeNull();
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
    expect(noItem(/#1042/)).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Filter' }));
    await userEvent.click(
      screen.getByRole('menuitem', { name: 'Environment' }),
    );
    expect(
      (await screen.findAllByRole('option')).map(
        ({ textContent }) => textContent,
      ),
    ).toEqual(['production', 'staging']);
  });

  it('filters by a person whom somebody names', async () => {
    const { api } = await renderPage('/inbox?scope=all', twoRequests());
    await item(/#1042/);
    await userEvent.click(screen.getByRole('button', { name: 'Filter' }));
    await userEvent.click(screen.getByRole('menuitem', { name: 'Asked by' }));
    await userEvent.type(
      await screen.findByRole('textbox', { name: 'Filter by Asked by' }),
      'Grace{Enter}',
    );
    await waitFor(() =>
      expect(api.inputsOf('listRequests').at(-1)).toMatchObject({
        requester: ['user:default/grace'],
      }),
    );
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

  it('keeps the list while the server is away, and says of when it is', async () => {
    const { api, signal } = await renderPage('/inbox', twoRequests());
    await item(/#1042/);
    api.fail('listRequests', await refused(500, 'The database is away.'));
    await signal('r-1042');
    expect(
      await screen.findByText('The database is away.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/The list is as of/)).toBeInTheDocument();
    expect(await item(/#1042/)).toBeInTheDocument();
    api.recover('listRequests');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    await waitFor(() =>
      expect(screen.queryByText('The database is away.')).toBeNull(),
    );
  });

  it('names what an odd address asks for in vain, and takes it away', async () => {
    const api = twoRequests();
    api.fail(
      'listRequests',
      await refused(
        400,
        'request/query/environment/0 must match pattern "^[^\\x00]*$", request/query/q must NOT have more than 200 characters',
      ),
    );
    await renderPage(
      `/inbox?environment=%00&tier=basic&q=${'a'.repeat(201)}`,
      api,
    );
    const said = await screen.findByText(/cannot look for/);
    expect(said.parentElement).toHaveTextContent(
      'What does not work: Search, Environment.',
    );
    expect(screen.queryByText(/must NOT have/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Clear them' }));
    await waitFor(() =>
      expect(screen.getByLabelText('Address')).toHaveTextContent(
        '/infra-requests/inbox?tier=basic',
      ),
    );
  });

  it('says of a filter that there is nothing of that name', async () => {
    await renderPage('/inbox?scope=all&type=nope', twoRequests());
    expect(
      await screen.findByText('Type: nope (there is none)'),
    ).toBeInTheDocument();
  });

  it('says whom to ask where somebody may not see it', async () => {
    const api = twoRequests();
    api.fail('listRequests', await refused(403, 'You may not read requests.'));
    await renderPage('/inbox', api);
    expect(
      await screen.findByText('You may not see the inbox'),
    ).toBeInTheDocument();
    expect(screen.getByText(/Ask your platform admins/)).toBeInTheDocument();
    expect(screen.queryByRole('grid')).toBeNull();
  });

  it('says so when the network is gone', async () => {
    await renderPage('/inbox', twoRequests());
    await item(/#1042/);
    const onLine = jest
      .spyOn(navigator, 'onLine', 'get')
      .mockReturnValue(false);
    act(() => void window.dispatchEvent(new Event('offline')));
    expect(screen.getByText('You are offline')).toBeInTheDocument();
    onLine.mockRestore();
    act(() => void window.dispatchEvent(new Event('online')));
    expect(screen.queryByText('You are offline')).toBeNull();
  });
});

describe('a long list', () => {
  // Without the details beside the list, which have nothing to do with it.
  beforeEach(() => setScreenWidth(400));

  const many = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) =>
      pendingRequest({ id: `r-${from + index}`, number: from + index }),
    );

  it('draws only what is in sight, and reads on where it is scrolled to', async () => {
    const api = new FakeInfraRequestsApi({ requests: many(1000, 200) });
    const all = api.requests;
    api.listRequests = async query => {
      api.calls.push({ method: 'listRequests', input: query });
      return query?.cursor
        ? { items: all.slice(100), totalItems: 200 }
        : { items: all.slice(0, 100), nextCursor: 'second', totalItems: 200 };
    };
    const readOn = () =>
      api
        .inputsOf('listRequests')
        .some(input => (input as ListRequestsQuery).cursor === 'second');
    await renderPage('/inbox?scope=all', api);
    await item(/#1000/);
    expect(screen.getByRole('tab', { name: 'All (200)' })).toBeInTheDocument();
    expect(within(list()).getAllByRole('row').length).toBeLessThan(30);
    expect(readOn()).toBe(false);
    await userEvent.keyboard('{End}');
    await item(/#1099/);
    await item(/#1100/);
    await userEvent.keyboard('{End}');
    expect(await item(/#1199/)).toBeInTheDocument();
    expect(readOn()).toBe(true);
  });

  it('offers to try again where the next page does not come', async () => {
    const api = new FakeInfraRequestsApi({ requests: many(1000, 100) });
    const all = api.requests;
    const failure = await refused(500, 'Not now.');
    let fails = true;
    api.listRequests = async query => {
      if (!query?.cursor) {
        return { items: all, nextCursor: 'second' };
      }
      if (fails) {
        throw failure;
      }
      return { items: many(1100, 1) };
    };
    await renderPage('/inbox?scope=all', api);
    await item(/#1000/);
    await userEvent.keyboard('{End}');
    await screen.findByText(/No more could be loaded/);
    fails = false;
    await userEvent.click(
      within(list()).getByRole('button', { name: 'Retry' }),
    );
    expect(await item(/#1100/)).toBeInTheDocument();
  });

  it('moves no row under the pointer, and tells how many have come', async () => {
    const { api, signal } = await renderPage('/inbox', twoRequests());
    const [first, second] = api.requests;
    await userEvent.hover(await item(/#1043/));
    const urgent = pendingRequest({ id: 'r-1', number: 1, emergency: true });
    api.requests = [urgent, second];
    await signal('r-1');
    const pill = await screen.findByRole('button', {
      name: 'Show 1 new request',
    });
    expect(
      within(list())
        .getAllByRole('row')
        .map(row => row.textContent),
    ).toEqual([
      expect.stringMatching(/#1042.*no longer in this list/),
      expect.stringMatching(/#1043/),
    ]);
    expect(first.number).toBe(1042);
    await userEvent.click(pill);
    expect(await item(/#1 /)).toBeInTheDocument();
    await userEvent.unhover(list());
    await waitFor(() => expect(noItem(/#1042/)).toBe(true));
  });

  it('shows the columns that somebody chose, and remembers them', async () => {
    await renderPage('/inbox', twoRequests());
    expect(await item(/#1042/)).not.toHaveTextContent('by mira');
    await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await userEvent.click(
      await screen.findByRole('menuitemcheckbox', { name: 'Asked by' }),
    );
    await userEvent.click(
      screen.getByRole('menuitemcheckbox', { name: 'Cost a month' }),
    );
    await userEvent.keyboard('{Escape}');
    expect(await item(/#1042.*by mira/)).not.toHaveTextContent('USD');
    await userEvent.click(screen.getByRole('tab', { name: 'My teams' }));
    expect(await item(/#1042.*by mira/)).not.toHaveTextContent('USD');
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
      order: 'urgent',
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
  it('keeps the environment and the deadline whole where the rest gives way', async () => {
    setScreenWidth(400);
    const dueAt = new Date(Date.now() + 50 * 3_600_000).toISOString();
    const api = new FakeInfraRequestsApi({
      requests: [pendingRequest({ environment: 'production', dueAt })],
    });
    await renderPage('/inbox?scope=all', api);
    const row = within(await screen.findByRole('row', { name: /production/ }));
    const parts = {
      environment: row.getByText(/^·\s*production$/),
      deadline: row.getByText(/left$/).parentElement,
    };
    expect(parts.environment).toHaveStyle({ flexShrink: '0' });
    expect(parts.deadline).toHaveStyle({ flexShrink: '0' });
    expect(row.getByText('Waiting for approval')).toHaveStyle({
      minWidth: '0',
      textOverflow: 'ellipsis',
    });
  });

  it('leads to the request page', async () => {
    setScreenWidth(400);
    await renderPage('/inbox', twoRequests());
    expect(await item(/#1043/)).toHaveAttribute(
      'href',
      '/infra-requests/requests/r-1043',
    );
    expect(screen.queryByRole('article', { name: /#1042/ })).toBeNull();
  });
});
