import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { refused } from '../../__testUtils__/refused';
import { renderInEnglish } from '../../__testUtils__/renderInEnglish';
import type { Live } from '../../hooks/useLive';
import { Loaded } from './Loaded';

const show = (of: Partial<Live<string>>) => {
  const reload = jest.fn();
  renderInEnglish(
    <Loaded of={{ loading: false, reload, ...of }} what="the inbox">
      {value => <p>{value}</p>}
    </Loaded>,
  );
  return reload;
};

const online = (is: boolean) =>
  jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(is);

describe('what is loaded', () => {
  afterEach(() => jest.restoreAllMocks());

  it('has a shape until it is there', () => {
    show({ loading: true });
    expect(
      screen.getByRole('status', { name: 'Loading the inbox' }),
    ).toBeInTheDocument();
  });

  it('stays below what went wrong with reading it again', async () => {
    show({ value: 'Six requests', error: await refused(500, 'Out of order.') });
    expect(screen.getByText('Six requests')).toBeInTheDocument();
    expect(screen.getByText('Out of order.')).toBeInTheDocument();
  });

  it('says whom to ask where it may not be seen, and offers no retry', async () => {
    show({ error: await refused(403, 'Needs infra-requests.read.') });
    expect(screen.getByText('You may not see the inbox')).toBeInTheDocument();
    expect(screen.getByText('Needs infra-requests.read.')).toBeInTheDocument();
    expect(screen.getByText(/Ask your platform admins/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Retry' })).toBeNull();
  });

  it('is tried again on demand', async () => {
    const reload = show({ error: await refused(500, 'Out of order.') });
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('tells a connection that is gone', () => {
    online(false);
    show({ error: new Error('Failed to fetch') });
    expect(screen.getByText('You are offline.')).toBeInTheDocument();
  });

  it.each([
    ['without an answer', async () => new Error('Failed to fetch')],
    ['through a proxy', async () => refused(503, 'Bad gateway')],
  ])(
    'tells a server that is restarting, %s, and is tried again by itself',
    async (_, failure) => {
      const error = await failure();
      jest.useFakeTimers();
      online(true);
      const reload = show({ error });
      expect(
        screen.getByText('The server does not answer right now.'),
      ).toBeInTheDocument();
      act(() => {
        jest.advanceTimersByTime(5_000);
      });
      expect(reload).toHaveBeenCalledTimes(1);
      jest.useRealTimers();
    },
  );
});
