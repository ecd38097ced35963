import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import {
  BACKTEST_ITEMS,
  POLICY_TEXT,
  finishedBacktest,
} from '../../__testUtils__/policyFixtures';
import { refused } from '../../__testUtils__/refused';
import { renderPage } from '../../__testUtils__/renderPage';

const open = (api: FakeInfraRequestsApi, query = '') =>
  renderPage(`/policy?tab=backtest${query}`, api);

const withBacktest = (...backtests: ReturnType<typeof finishedBacktest>[]) =>
  new FakeInfraRequestsApi({ backtests });

const address = () => screen.getByLabelText('Address').textContent;

const changed = () =>
  screen.findByRole('region', { name: 'Requests that would change' });

const numbersIn = (region: HTMLElement) =>
  within(region)
    .getAllByRole('link')
    .map(({ textContent }) => textContent);

describe('starting a backtest', () => {
  beforeEach(() => sessionStorage.clear());

  it('is invited when there was none yet', async () => {
    await open(new FakeInfraRequestsApi());
    expect(
      await screen.findByText(/No backtest was run yet/),
    ).toBeInTheDocument();
    expect(screen.getByText(/the active policy as it is/)).toBeInTheDocument();
  });

  it('takes the edited policy, and says how many rules were changed', async () => {
    const edited = POLICY_TEXT.replace('elevated', 'standard');
    sessionStorage.setItem(
      'infra-requests.policy-draft',
      JSON.stringify({ text: edited, basedOn: 'c0ffee' }),
    );
    const { api } = await open(new FakeInfraRequestsApi());
    expect(
      await screen.findByText(/the edited policy .*: 1 rule changed/),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByLabelText('Requests asked in'));
    await userEvent.click(
      await screen.findByRole('option', { name: 'the last 30 days' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));
    expect(await screen.findByRole('progressbar')).toBeInTheDocument();
    expect(address()).toContain('backtest=new');
    const [input] = api.inputsOf('startBacktest') as {
      policy: string;
      from: string;
      to: string;
    }[];
    expect(input.policy).toBe(edited);
    expect(Date.parse(input.to) - Date.parse(input.from)).toBeCloseTo(
      30 * 24 * 3_600_000,
      -7,
    );
  });

  it('needs both days of a period of one’s own', async () => {
    const { api } = await open(
      new FakeInfraRequestsApi(),
      '&days=custom&since=2026-11-01',
    );
    expect(await screen.findByRole('button', { name: 'Start' })).toBeDisabled();
    await userEvent.type(screen.getByLabelText('Last day'), '2026-11-20');
    await userEvent.click(screen.getByRole('button', { name: 'Start' }));
    expect(api.inputsOf('startBacktest')).toHaveLength(1);
  });

  it.each(['banana', '-1', '99999999999', '1e99'])(
    'takes the usual period where the address asks for %s days',
    async days => {
      const { api } = await open(new FakeInfraRequestsApi(), `&days=${days}`);
      expect(
        await screen.findByLabelText('Requests asked in'),
      ).toHaveTextContent('the last 90 days');
      await userEvent.click(screen.getByRole('button', { name: 'Start' }));
      expect(api.inputsOf('startBacktest')).toHaveLength(1);
    },
  );

  it('survives an address of nonsense', async () => {
    await open(
      withBacktest(finishedBacktest()),
      '&days=custom&since=banana&until=%00&change=x&before=%F0&after=[]',
    );
    expect(await screen.findByRole('button', { name: 'Start' })).toBeDisabled();
    expect(await changed()).toBeInTheDocument();
  });

  it('says at the day what is wrong with it', async () => {
    const { api } = await open(
      new FakeInfraRequestsApi(),
      '&days=custom&since=2026-11-02&until=2026-11-01',
    );
    expect(
      await screen.findByLabelText('Last day'),
    ).toHaveAccessibleDescription('It is before the first day.');
    expect(screen.getByRole('button', { name: 'Start' })).toBeDisabled();
    expect(api.inputsOf('startBacktest')).toEqual([]);
  });

  it('waits until the mistakes of the edited policy are mended', async () => {
    sessionStorage.setItem(
      'infra-requests.policy-draft',
      JSON.stringify({ text: `${POLICY_TEXT} `, basedOn: 'c0ffee' }),
    );
    const mistake = { path: 'infraRequests.rules', message: 'is no list' };
    const { api } = await open(
      new FakeInfraRequestsApi({
        checkOf: () => ({ problems: [mistake, mistake], findings: [] }),
      }),
    );
    expect(
      await screen.findByText(/The edited policy has 2 mistakes; mend them/),
    ).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Start' })).toBeDisabled();
    expect(api.inputsOf('startBacktest')).toEqual([]);
    await userEvent.click(screen.getByRole('link', { name: 'Try a change' }));
    expect(address()).toBe('/infra-requests/policy?tab=try');
  });

  it('says every reason why it was refused below the other', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail(
      'startBacktest',
      await refused(400, 'a and b', {
        problems: [
          {
            field: 'infraRequests.rules[0].tier',
            message: 'there is no tier x',
          },
          { field: '/to', message: 'must be later than from' },
        ],
      }),
    );
    await open(api);
    await userEvent.click(await screen.findByRole('button', { name: 'Start' }));
    const alert = await screen.findByRole('alert');
    expect(
      within(alert)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'infraRequests.rules[0].tier: there is no tier x',
      'to must be later than from',
    ]);
    expect(within(alert).queryByRole('button')).toBeNull();
  });

  it('can be started again when the server was not there', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail('startBacktest', new TypeError('Failed to fetch'));
    await open(api);
    await userEvent.click(await screen.findByRole('button', { name: 'Start' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The server could not be reached.',
    );
    api.recover('startBacktest');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByRole('progressbar')).toBeInTheDocument();
  });

  it('says why it was refused', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail('startBacktest', await refused(409, 'Two are running already.'));
    await open(api);
    await userEvent.click(await screen.findByRole('button', { name: 'Start' }));
    expect(
      await screen.findByText('Two are running already.'),
    ).toBeInTheDocument();
  });
});

describe('a backtest that runs', () => {
  const running = finishedBacktest({
    state: 'running',
    finishedAt: undefined,
    total: 1200,
  });

  it('shows how far it is, goes on by itself, and ends with its result', async () => {
    const { api } = await open(withBacktest(running));
    expect(
      await screen.findByText('120 of 1,200 requests'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('progressbar', { name: 'Requests evaluated' }),
    ).toHaveAttribute('aria-valuenow', '10');
    api.backtests = [{ ...running, state: 'done' }];
    expect(await changed()).toBeInTheDocument();
    expect(screen.queryByRole('progressbar')).toBeNull();
  });

  it('can be cancelled, which leaves a partial result and says so', async () => {
    const { api } = await open(withBacktest(running));
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel' }),
    );
    expect(
      await screen.findByText(/It was cancelled. 120 of 1,200 requests/),
    ).toBeInTheDocument();
    expect(api.inputsOf('cancelBacktest')).toEqual(['b-1']);
  });

  it('may fail, and says why', async () => {
    await open(
      withBacktest({
        ...running,
        state: 'failed',
        error: 'The store is gone.',
      }),
    );
    expect(
      await screen.findByText(/It failed: The store is gone/),
    ).toBeInTheDocument();
  });
});

describe('the result of a backtest', () => {
  it('says in numbers and words what would have been otherwise', async () => {
    await open(withBacktest(finishedBacktest()));
    const result = await screen.findByRole('region', { name: 'Result' });
    expect(
      await within(result).findByText(
        'Of 120 requests, 12 would get less scrutiny; 2 would get more scrutiny; 106 would stay as they are.',
      ),
    ).toBeInTheDocument();
    expect(result).toHaveTextContent('14 approvals');
    expect(result).toHaveTextContent('3 more needed elsewhere');
    expect(result).toHaveTextContent('36.5 hours');
    expect(result).toHaveTextContent('The waiting is an estimate.');
  });

  it('warns of what people rejected and what would now pass', async () => {
    await open(withBacktest(finishedBacktest()));
    const warning = await screen.findByRole('alert');
    expect(warning).toHaveTextContent(
      '1 request that people rejected would now pass automatically',
    );
    expect(
      await within(warning).findByRole('link', {
        name: '#1001 PostgreSQL database',
      }),
    ).toHaveAttribute('href', '/infra-requests/requests/r-1001');
  });

  it('leads from each number to the requests behind it', async () => {
    await open(withBacktest(finishedBacktest()));
    const all = await changed();
    expect(
      await within(all).findByText('#1003 PostgreSQL database'),
    ).toBeInTheDocument();
    expect(numbersIn(all)).toHaveLength(3);
    expect(all).toHaveTextContent(
      'Lead approval → Escalated. Escalated because no rule applies.',
    );

    await userEvent.click(
      screen.getByRole('button', {
        name: '2 stricter: from Lead approval to Escalated',
      }),
    );
    expect(address()).toContain('before=standard&after=elevated');
    expect(
      await within(await changed()).findByText(
        'From Lead approval to Escalated',
      ),
    ).toBeInTheDocument();
    expect(
      await within(await changed()).findByText('#1003 PostgreSQL database'),
    ).toBeInTheDocument();
    expect(numbersIn(await changed())).toEqual(['#1003 PostgreSQL database']);
  });

  it('is read page by page', async () => {
    const [item] = BACKTEST_ITEMS;
    const items = Array.from({ length: 25 }, (_, index) => ({
      ...item,
      id: `r-${index}`,
      number: index + 1,
      change: 'laxer' as const,
    }));
    const api = withBacktest(
      finishedBacktest({
        result: { ...finishedBacktest().result, rejectedNowAutomatic: 0 },
      }),
    );
    api.backtestItems = items;
    await open(api);
    const list = await changed();
    expect(
      await within(list).findByText('#20 PostgreSQL database'),
    ).toBeInTheDocument();
    expect(numbersIn(list)).toHaveLength(20);
    await userEvent.click(
      within(list).getByRole('button', { name: 'Load more' }),
    );
    expect(
      await within(list).findByText('#25 PostgreSQL database'),
    ).toBeInTheDocument();
    expect(numbersIn(list)).toHaveLength(25);
    expect(
      within(list).queryByRole('button', { name: 'Load more' }),
    ).not.toBeInTheDocument();
  });

  it('leaves out what the reader may not see, and says so', async () => {
    const api = withBacktest(finishedBacktest());
    api.backtestItems = [];
    await open(api);
    expect(
      await within(await changed()).findByText(/None that you may see/),
    ).toBeInTheDocument();
  });

  it('is the one of the address, with the others to open', async () => {
    await open(
      withBacktest(
        finishedBacktest({ id: 'b-2', from: '2026-01-01T00:00:00.000Z' }),
        finishedBacktest(),
      ),
      '&backtest=b-1',
    );
    expect(await screen.findByText(/from Aug 21, 2026/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /^Jan 1, 2026/ }));
    expect(address()).toContain('backtest=b-2');
    expect(await screen.findByText(/from Jan 1, 2026/)).toBeInTheDocument();
  });

  it('may be gone', async () => {
    await open(withBacktest(finishedBacktest()), '&backtest=gone');
    expect(
      await screen.findByText('There is no backtest gone.'),
    ).toBeInTheDocument();
  });
});
