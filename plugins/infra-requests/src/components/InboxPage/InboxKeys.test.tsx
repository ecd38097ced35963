import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { pendingRequest } from '../../__testUtils__/fixtures';
import { renderPage, setScreenWidth } from '../../__testUtils__/renderPage';

const requests = (...numbers: number[]) =>
  new FakeInfraRequestsApi({
    requests: numbers.map(number =>
      pendingRequest({ id: `r-${number}`, number, digest: `digest-${number}` }),
    ),
  });

const grid = () => screen.findByRole('grid', { name: 'Requests' });

const item = async (number: number) =>
  within(await grid()).findByRole('link', { name: new RegExp(`#${number} `) });

const selected = () =>
  screen
    .getAllByRole('row', { selected: true })
    .map(row => /#(\d+)/.exec(row.textContent ?? '')?.[1]);

const opened = (number: number) =>
  screen.findByRole('article', { name: `Request #${number}` });

const press = (keys: string) => userEvent.keyboard(keys);

describe('the keys of the inbox', () => {
  beforeEach(() => setScreenWidth(1280));

  it.each([
    ['j and k', 'j', 'k'],
    ['the arrows', '{ArrowDown}', '{ArrowUp}'],
  ])(
    '%s move, and what is chosen is open beside the list',
    async (_, down, up) => {
      await renderPage('/inbox', requests(1, 2, 3));
      await item(1);
      await press(down);
      expect(await item(2)).toHaveFocus();
      expect(await opened(2)).toBeInTheDocument();
      expect(screen.getByLabelText('Address')).toHaveTextContent('request=r-2');
      await press(down);
      await press(down);
      expect(await item(3)).toHaveFocus();
      await press(up);
      expect(await item(2)).toHaveAttribute('aria-current', 'true');
    },
  );

  it('the key help gives the focus to the list where nothing had it before', async () => {
    await renderPage('/inbox', requests(1, 2));
    await item(1);
    expect(document.body).toHaveFocus();
    await press('?');
    await screen.findByRole('dialog', { name: 'Keys' });
    await press('{Escape}');
    await waitFor(async () => expect(await item(1)).toHaveFocus());
  });

  it('Home and End go to the ends of the list', async () => {
    await renderPage('/inbox', requests(1, 2, 3));
    (await item(1)).focus();
    await press('{End}');
    expect(await item(3)).toHaveFocus();
    await press('{Home}');
    expect(await item(1)).toHaveFocus();
  });

  it('x selects and takes back, and Escape clears', async () => {
    await renderPage('/inbox', requests(1, 2, 3));
    await item(1);
    await press('xjx');
    expect(selected()).toEqual(['1', '2']);
    expect(screen.getByText('2 selected')).toBeInTheDocument();
    await press('x');
    expect(selected()).toEqual(['1']);
    await press('{Escape}');
    expect(screen.queryByText(/selected/)).toBeNull();
  });

  it('Shift and x selects everything in between', async () => {
    await renderPage('/inbox', requests(1, 2, 3, 4));
    await item(1);
    await press('xjj');
    await press('{Shift>}x{/Shift}');
    expect(selected()).toEqual(['1', '2', '3']);
  });

  it('Shift and j or an arrow selects on the way', async () => {
    await renderPage('/inbox', requests(1, 2, 3, 4));
    await item(1);
    await press('{Shift>}j{/Shift}');
    expect(selected()).toEqual(['1', '2']);
    await press('{Shift>}{ArrowDown}{/Shift}');
    expect(selected()).toEqual(['1', '2', '3']);
    await press('{Shift>}a{/Shift}');
    expect(selected()).toEqual(['1', '2', '3', '4']);
  });

  it('no single key decides anything', async () => {
    const { api } = await renderPage('/inbox', requests(1, 2));
    await opened(1);
    await item(1);
    await press('arc');
    expect(api.inputsOf('vote')).toEqual([]);
    expect(api.inputsOf('voteOnMany')).toEqual([]);
  });

  it('a prepares the approval, which Enter confirms', async () => {
    const { api } = await renderPage('/inbox', requests(1, 2));
    await opened(1);
    await item(1);
    await press('j');
    await press('a');
    const detail = await opened(2);
    await waitFor(() =>
      expect(
        within(detail).getByRole('button', { name: 'Approve' }),
      ).toHaveFocus(),
    );
    expect(api.inputsOf('vote')).toEqual([]);
    await press('{Enter}');
    await waitFor(() =>
      expect(api.inputsOf('vote')).toEqual([
        { id: 'r-2', verdict: 'approve', digest: 'digest-2', stage: 1 },
      ]),
    );
  });

  it.each([
    ['r', 'reject'],
    ['c', 'request-changes'],
  ])(
    '%s prepares to %s, with the words that go with it',
    async (key, verdict) => {
      const { api } = await renderPage('/inbox', requests(1, 2));
      const detail = await opened(1);
      await item(1);
      await press(key);
      await waitFor(() => expect(detail).toContainElement(focus()));
      await userEvent.type(
        within(detail).getByRole('textbox', { name: /^Comment/ }),
        'Too big.',
      );
      await press('{Control>}{Enter}{/Control}');
      await waitFor(() =>
        expect(api.inputsOf('vote')).toEqual([
          expect.objectContaining({ id: 'r-1', verdict, comment: 'Too big.' }),
        ]),
      );
    },
  );

  it('Escape goes back to the list from what is written, which stays', async () => {
    await renderPage('/inbox', requests(1, 2));
    const detail = await opened(1);
    const comment = within(detail).getByRole('textbox', { name: /^Comment/ });
    await userEvent.type(comment, 'jxa?');
    expect(comment).toHaveValue('jxa?');
    await press('{Escape}');
    expect(await item(1)).toHaveFocus();
    expect(comment).toHaveValue('jxa?');
  });

  it('Enter goes to the details, and Escape back', async () => {
    await renderPage('/inbox', requests(1, 2));
    await opened(1);
    (await item(1)).focus();
    await press('{Enter}');
    expect(
      screen.getByRole('region', { name: 'The chosen request' }),
    ).toHaveFocus();
    await press('{Escape}');
    expect(await item(1)).toHaveFocus();
  });

  it('o opens the request on its own page', async () => {
    await renderPage('/inbox', requests(1, 2));
    await item(1);
    await press('jo');
    expect(screen.getByLabelText('Address')).toHaveTextContent(
      '/infra-requests/requests/r-2',
    );
  });

  it('the slash goes to the search, and Enter from there to the list', async () => {
    const { api } = await renderPage('/inbox', requests(1, 2));
    await item(1);
    await press('/');
    const search = screen.getByRole('searchbox', { name: 'Search' });
    expect(search).toHaveFocus();
    await press('jk{Enter}');
    await waitFor(() =>
      expect(api.inputsOf('listRequests').at(-1)).toMatchObject({ q: 'jk' }),
    );
    expect(search).toHaveValue('jk');
  });

  it('the question mark lists them all, and nothing else happens meanwhile', async () => {
    await renderPage('/inbox', requests(1, 2));
    await opened(1);
    await item(1);
    await press('?');
    const help = await screen.findByRole('dialog', { name: 'Keys' });
    expect(within(help).getAllByRole('term').length).toBeGreaterThan(10);
    await press('jx');
    expect(screen.getByLabelText('Address')).toHaveTextContent('request=r-1');
    await press('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog', { name: 'Keys' })).toBeNull(),
    );
    expect(screen.queryByText(/selected/)).toBeNull();
  });

  it('mean something else with Ctrl, Alt or Meta', async () => {
    await renderPage('/inbox', requests(1, 2));
    await opened(1);
    await item(1);
    await press('{Control>}jx{/Control}{Alt>}jx{/Alt}{Meta>}jx{/Meta}');
    expect(screen.getByLabelText('Address')).toHaveTextContent('request=r-1');
    expect(screen.queryByText(/selected/)).toBeNull();
  });

  it('have one row at a time in the order of the Tab key', async () => {
    await renderPage('/inbox', requests(1, 2, 3));
    await item(1);
    await press('j');
    const stops = within(await grid())
      .getAllByRole('link')
      .filter(link => link.tabIndex === 0);
    expect(stops).toEqual([await item(2)]);
  });
});

function focus(): HTMLElement {
  return document.activeElement as HTMLElement;
}
