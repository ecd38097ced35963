import { act, fireEvent, screen } from '@testing-library/react';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { ASKED, pendingRequest } from '../../__testUtils__/fixtures';
import { refused } from '../../__testUtils__/refused';
import { renderPage } from '../../__testUtils__/renderPage';

const pass = (milliseconds: number) =>
  act(async () => jest.advanceTimersByTime(milliseconds));

const mine = () =>
  new FakeInfraRequestsApi({
    requests: [pendingRequest({ allowedActions: ASKED })],
  });

/** Goes through the dialog on the page of a request of one's own. */
async function cancelling(api = mine()) {
  await renderPage('/requests/r-1042', api);
  fireEvent.click(
    await screen.findByRole('button', { name: 'Cancel request' }),
  );
  fireEvent.change(screen.getByLabelText('Why'), {
    target: { value: 'Not needed' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Cancel the request' }));
  await screen.findByText('Cancelling in 8 s');
  return api;
}

/** For as long as the portal shows what went well. */
const SHOWN = { timeout: 4_000 };

describe('cancelling a request', () => {
  beforeEach(() => jest.useFakeTimers({ advanceTimers: true }));
  afterEach(() => jest.useRealTimers());

  it('counts down, says so, and is done when the time is over', async () => {
    const api = await cancelling();
    expect(screen.getByRole('button', { name: 'Undo' })).toHaveFocus();
    expect(
      screen.getByText('The request is cancelled in 8 seconds. Undo keeps it.'),
    ).toBeInTheDocument();
    await pass(5_000);
    expect(screen.getByText(/^Cancelling in [23] s$/)).toBeInTheDocument();
    expect(api.inputsOf('cancelRequest')).toEqual([]);
    await pass(3_000);
    expect(
      await screen.findByText('The request is cancelled.'),
    ).toBeInTheDocument();
    expect(api.inputsOf('cancelRequest')).toEqual([
      { id: 'r-1042', reason: 'Not needed' },
    ]);
  });

  it('is undone, and everything stays as it is', async () => {
    const api = await cancelling();
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(screen.getByText('The request stays as it is.')).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Cancel request' }),
    ).toHaveFocus();
    await pass(60_000);
    expect(api.inputsOf('cancelRequest')).toEqual([]);
  });

  it('is done at once where the tab is closed, in a call that outlives it', async () => {
    const api = await cancelling();
    fireEvent(window, new Event('pagehide'));
    expect(api.inputsOf('cancelRequest')).toEqual([
      { id: 'r-1042', reason: 'Not needed', keepalive: true },
    ]);
    await pass(60_000);
    expect(api.inputsOf('cancelRequest')).toHaveLength(1);
  });

  it('is done at once where the person goes to another page, which says how it went', async () => {
    const api = await cancelling();
    fireEvent.click(screen.getByRole('link', { name: /^Inbox/ }));
    expect(
      await screen.findByText('Request #1042 is cancelled.', {}, SHOWN),
    ).toBeInTheDocument();
    expect(api.inputsOf('cancelRequest')).toHaveLength(1);
  });

  it('says elsewhere that it failed', async () => {
    const api = mine();
    api.fail('cancelRequest', await refused(409, 'It is approved by now.'));
    await cancelling(api);
    fireEvent.click(screen.getByRole('link', { name: /^Inbox/ }));
    expect(
      await screen.findByText(
        'Request #1042 was not cancelled. It is approved by now.',
      ),
    ).toBeInTheDocument();
  });
});
