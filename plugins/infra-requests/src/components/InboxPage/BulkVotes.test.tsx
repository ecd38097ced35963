import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { ASKING_MORE } from '../../__testUtils__/decisionFixtures';
import { ASKED, pendingRequest } from '../../__testUtils__/fixtures';
import { refused } from '../../__testUtils__/refused';
import { renderPage, setScreenWidth } from '../../__testUtils__/renderPage';

const one = (number: number, overrides = {}) =>
  pendingRequest({
    id: `r-${number}`,
    number,
    digest: `digest-${number}`,
    ...overrides,
  });

const three = () =>
  new FakeInfraRequestsApi({ requests: [one(1), one(2), one(3)] });

const tick = async (number: number) =>
  userEvent.click(
    await screen.findByRole('checkbox', { name: `Select #${number}` }),
  );

const bar = () =>
  within(
    screen.getByRole('region', {
      name: 'What to do with the selected requests',
    }),
  );

async function decide(verdict: string) {
  await userEvent.click(bar().getByRole('button', { name: verdict }));
  return within(await screen.findByRole('dialog'));
}

describe('a vote on several requests', () => {
  beforeEach(() => setScreenWidth(1280));

  it('sends the digest of each as it was on the screen, and says what became of each', async () => {
    const { api } = await renderPage('/inbox', three());
    await tick(1);
    await tick(3);
    expect(bar().getByText('2 selected')).toBeInTheDocument();
    const dialog = await decide('Approve');
    await userEvent.type(
      await dialog.findByRole('textbox', { name: 'Comment' }),
      'Fine.',
    );
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Approve 2 requests' }),
    );
    expect(
      await dialog.findByText('Your vote counts on 2 requests.'),
    ).toHaveFocus();
    expect(api.inputsOf('voteOnMany')).toEqual([
      {
        verdict: 'approve',
        comment: 'Fine.',
        items: [
          { id: 'r-1', digest: 'digest-1' },
          { id: 'r-3', digest: 'digest-3' },
        ],
      },
    ]);
    await userEvent.click(dialog.getByRole('button', { name: 'Close' }));
    await waitFor(() =>
      expect(screen.queryByText(/selected$/)).not.toBeInTheDocument(),
    );
  });

  it('is offered below the list, which makes room for it', async () => {
    const heightOf = () =>
      parseInt(
        (screen.getByRole('grid').firstElementChild as HTMLElement).style
          .height,
        10,
      );
    const bars = jest
      .spyOn(HTMLElement.prototype, 'offsetHeight', 'get')
      .mockReturnValue(60);
    const api = new FakeInfraRequestsApi({
      requests: Array.from({ length: 50 }, (_, index) => one(index)),
    });
    await renderPage('/inbox', api);
    await screen.findByRole('checkbox', { name: 'Select #1' });
    const before = heightOf();
    await tick(1);
    const place = screen
      .getByRole('grid')
      .compareDocumentPosition(bar().getByText('1 selected'));
    // eslint-disable-next-line no-bitwise
    expect(place & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(heightOf()).toBe(before - 60);
    bars.mockRestore();
  });

  it('does not approve what changed after it was selected, though the list shows the new state', async () => {
    const { api, signal } = await renderPage('/inbox', three());
    await tick(1);
    await tick(2);
    api.requests = [one(1), one(2, { digest: 'digest-2b' }), one(3)];
    await signal('r-2');
    expect(
      await screen.findByText('changed since you selected it'),
    ).toBeInTheDocument();
    const dialog = await decide('Approve');
    expect(
      await dialog.findByText(/#2 .*It changed since you looked/),
    ).toBeInTheDocument();
    await userEvent.click(
      dialog.getByRole('button', { name: 'Approve 1 request' }),
    );
    await dialog.findByText('Your vote counts on 1 request.');
    expect(api.inputsOf('voteOnMany')).toEqual([
      { verdict: 'approve', items: [{ id: 'r-1', digest: 'digest-1' }] },
    ]);
  });

  it('tells of what changed at the last moment that it has to be looked at again', async () => {
    const { api } = await renderPage('/inbox', three());
    await tick(1);
    await tick(2);
    const dialog = await decide('Approve');
    await dialog.findByRole('button', { name: 'Approve 2 requests' });
    api.requests = [one(1), one(2, { digest: 'digest-2b' }), one(3)];
    api.voteOnMany = async ({ items }) =>
      items.map(({ id }) =>
        id === 'r-2'
          ? {
              id,
              outcome: 'refused',
              error: {
                name: 'ConflictError',
                message: 'This is not what request #2 asks for now.',
              },
            }
          : { id, outcome: 'voted' },
      );
    await userEvent.click(
      dialog.getByRole('button', { name: 'Approve 2 requests' }),
    );
    expect(
      await dialog.findByText(
        'Changed since you looked: look again. This is not what request #2 asks for now.',
      ),
    ).toBeInTheDocument();
    expect(dialog.getByText('Your vote counts.')).toBeInTheDocument();
    expect(dialog.queryByRole('button', { name: /again$/ })).toBeNull();
    await userEvent.click(dialog.getByRole('button', { name: 'Look at #2' }));
    expect(
      await screen.findByRole('article', { name: 'Request #2' }),
    ).toBeInTheDocument();
  });

  it('says of each that was refused why, and tries those again', async () => {
    const { api } = await renderPage('/inbox', three());
    await tick(1);
    await tick(2);
    let busy = true;
    api.voteOnMany = async votes => {
      api.calls.push({ method: 'voteOnMany', input: votes });
      return votes.items.map(({ id }) =>
        busy && id === 'r-2'
          ? {
              id,
              outcome: 'refused',
              error: { name: 'ConflictError', message: 'Many change it.' },
            }
          : { id, outcome: 'voted' },
      );
    };
    const dialog = await decide('Reject');
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Reject 2 requests' }),
    );
    expect(
      await dialog.findByText('Not recorded. Many change it.'),
    ).toBeInTheDocument();
    busy = false;
    await userEvent.click(dialog.getByRole('button', { name: 'Try 1 again' }));
    expect(
      await dialog.findByText('Your vote counts on 2 requests.'),
    ).toBeInTheDocument();
    expect(api.inputsOf('voteOnMany').at(-1)).toMatchObject({
      items: [{ id: 'r-2', digest: 'digest-2' }],
    });
  });

  it('says up front which cannot be decided, and why', async () => {
    const api = new FakeInfraRequestsApi({
      requests: [one(1), one(2, { allowedActions: ASKED })],
    });
    await renderPage('/inbox', api);
    await tick(1);
    await tick(2);
    const dialog = await decide('Approve');
    expect(
      await dialog.findByText(/#2 .*You asked for this request/),
    ).toBeInTheDocument();
    expect(
      dialog.getByRole('button', { name: 'Approve 1 request' }),
    ).toBeEnabled();
  });

  it('has nothing to send where none can be decided', async () => {
    const api = new FakeInfraRequestsApi({
      requests: [one(1, { allowedActions: ASKED })],
    });
    await renderPage('/inbox', api);
    await tick(1);
    const dialog = await decide('Approve');
    expect(
      await dialog.findByText('None of them can be decided'),
    ).toBeInTheDocument();
    expect(dialog.queryByRole('button', { name: /Approve/ })).toBeNull();
  });

  it('asks for the ticket and the words that some of them need', async () => {
    const api = new FakeInfraRequestsApi({
      requests: [one(1), one(2, { allowedActions: ASKING_MORE })],
    });
    await renderPage('/inbox', api);
    await tick(1);
    await tick(2);
    const dialog = await decide('Approve');
    const ticket = await dialog.findByRole('textbox', {
      name: /Change ticket/,
    });
    await userEvent.click(
      dialog.getByRole('button', { name: 'Approve 2 requests' }),
    );
    expect(ticket).toHaveFocus();
    expect(api.inputsOf('voteOnMany')).toEqual([]);
    await userEvent.type(ticket, 'CHG1234');
    await userEvent.type(
      dialog.getByRole('textbox', { name: 'Comment' }),
      'Go.{Control>}{Enter}{/Control}',
    );
    await waitFor(() =>
      expect(api.inputsOf('voteOnMany')).toEqual([
        expect.objectContaining({ reference: 'CHG1234', comment: 'Go.' }),
      ]),
    );
  });

  it('asks for a comment where one of them needs it', async () => {
    const api = new FakeInfraRequestsApi({
      requests: [one(1), one(2, { allowedActions: ASKING_MORE })],
    });
    await renderPage('/inbox', api);
    await tick(1);
    await tick(2);
    const dialog = await decide('Reject');
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Reject 2 requests' }),
    );
    expect(
      await dialog.findByText('Say why: 1 of them needs a comment.'),
    ).toBeInTheDocument();
    expect(dialog.getByRole('textbox', { name: /^Comment/ })).toHaveFocus();
    expect(api.inputsOf('voteOnMany')).toEqual([]);
  });

  it('keeps everything where the server refuses all of it', async () => {
    const { api } = await renderPage('/inbox', three());
    await tick(1);
    const dialog = await decide('Approve');
    api.fail('voteOnMany', await refused(500, 'The database is away.'));
    await userEvent.click(
      await dialog.findByRole('button', { name: 'Approve 1 request' }),
    );
    expect(
      await dialog.findByText('Nothing was sent. The database is away.'),
    ).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('button', { name: 'Cancel' }));
    expect(bar().getByText('1 selected')).toBeInTheDocument();
  });

  it('is prepared by the keys as well, where something is selected', async () => {
    const { api } = await renderPage('/inbox', three());
    await tick(1);
    await userEvent.keyboard('{Shift>}j{/Shift}r');
    const dialog = within(await screen.findByRole('dialog'));
    expect(
      await dialog.findByRole('button', { name: 'Reject 2 requests' }),
    ).toBeInTheDocument();
    expect(api.inputsOf('voteOnMany')).toEqual([]);
  });

  it('is on a hundred at most', async () => {
    const api = new FakeInfraRequestsApi({
      requests: Array.from({ length: 130 }, (_, index) => one(index + 1)),
    });
    await renderPage('/inbox', api);
    await tick(1);
    await userEvent.click(
      bar().getByRole('button', { name: 'Select all 100' }),
    );
    expect(bar().getByText('100 selected')).toBeInTheDocument();
    await userEvent.keyboard('{End}x');
    expect(
      await screen.findByText(/At most 100 can be decided at once/),
    ).toBeInTheDocument();
    expect(bar().getByRole('button', { name: 'Approve' })).toBeDisabled();
  });
});
