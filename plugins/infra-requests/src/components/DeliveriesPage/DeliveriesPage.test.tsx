import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { effect } from '../../__testUtils__/absenceFixtures';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { refused } from '../../__testUtils__/refused';
import { renderPage, setScreenWidth } from '../../__testUtils__/renderPage';

const EVENT = effect({
  id: 'e-2',
  requestId: 'r-7',
  requestNumber: 7,
  kind: 'event',
  action: 'approved',
  state: 'failing',
  attempts: 3,
  lastError: 'connection refused',
  nextAttemptAt: '2126-11-21T08:00:00.000Z',
});

const open = (effects = [effect(), EVENT], path = '/deliveries') =>
  renderPage(path, new FakeInfraRequestsApi({ effects }));

const rows = async () =>
  within(await screen.findByRole('table', { name: 'Deliveries' })).getAllByRole(
    'row',
  );

describe('the deliveries', () => {
  beforeEach(() => setScreenWidth(1280));

  it('say what did not get through, why, how often, and what comes next', async () => {
    await open();
    const [, dead, failing] = await rows();
    expect(dead).toHaveTextContent('Notification: Stage opened');
    expect(dead).toHaveTextContent('Given up');
    expect(dead).toHaveTextContent('12');
    expect(dead).toHaveTextContent('not tried again by itself');
    expect(dead).toHaveTextContent('The notification service answered 503.');
    expect(within(dead).getByRole('link', { name: '#1042' })).toHaveAttribute(
      'href',
      '/infra-requests/requests/r-1042',
    );
    expect(failing).toHaveTextContent('Event for other systems: Approved');
    expect(failing).toHaveTextContent('Failing');
    expect(failing).toHaveTextContent(/next in \d+ days/);
  });

  it('can be tried again one by one', async () => {
    const { api } = await open();
    await rows();
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Try again: #7 Event for other systems: Approved',
      }),
    );
    expect(
      await screen.findByText(
        '1 is being tried again. What fails again comes back here.',
      ),
    ).toBeInTheDocument();
    expect(api.inputsOf('retryEffect')).toEqual(['e-2']);
    expect(await rows()).toHaveLength(2);
  });

  it('can be tried again all at once, and who is refused says why', async () => {
    const { api } = await open();
    await rows();
    const retryEffect = api.retryEffect.bind(api);
    const through = await refused(409, 'It has got through meanwhile.');
    api.retryEffect = async id => {
      if (id === 'e-1') {
        throw through;
      }
      return retryEffect(id);
    };
    await userEvent.click(
      screen.getByRole('button', { name: 'Try all 2 again' }),
    );
    expect(
      await screen.findByText(
        '1 is being tried again. What fails again comes back here. #1042 Notification: Stage opened: It has got through meanwhile.',
      ),
    ).toBeInTheDocument();
    expect(api.inputsOf('retryEffect')).toEqual(['e-2']);
  });

  it('can be narrowed down, and the choice is in the address', async () => {
    const { api } = await open();
    await rows();
    await userEvent.click(screen.getByLabelText(/^Show/));
    await userEvent.click(
      await screen.findByRole('option', { name: 'what was given up' }),
    );
    expect(screen.getByLabelText('Address')).toHaveTextContent(
      '/infra-requests/deliveries?state=dead',
    );
    expect(api.inputsOf('listEffects')).toEqual([
      { limit: 50 },
      { limit: 50, state: ['dead'] },
    ]);
  });

  it('show a long error whole only on demand', async () => {
    const reason = 'upstream connect error; '.repeat(20);
    await open([effect({ lastError: `503: ${reason}the very end` })]);
    const [, dead] = await rows();
    expect(dead).toHaveTextContent('503: upstream connect error;');
    expect(dead).not.toHaveTextContent('the very end');
    await userEvent.click(
      within(dead).getByRole('button', { name: /^Whole error: #1042/ }),
    );
    expect(dead).toHaveTextContent('the very end');
  });

  it('say so when everything got through', async () => {
    await open([]);
    expect(
      await screen.findByText('Nothing is failing, and nothing was given up.'),
    ).toBeInTheDocument();
  });

  it('say so when there is none of the kind in the address', async () => {
    await open([], '/deliveries?state=failing');
    expect(
      await screen.findByText('There is nothing of that kind.'),
    ).toBeInTheDocument();
  });

  it('say how many more there are', async () => {
    const api = new FakeInfraRequestsApi();
    api.listEffects = async () => ({
      items: [effect(), EVENT],
      totalItems: 80,
    });
    await renderPage('/deliveries', api);
    expect(await screen.findByText('The latest 2 of 80')).toBeInTheDocument();
  });

  it('can be asked for again when they could not be loaded', async () => {
    const api = new FakeInfraRequestsApi({ effects: [EVENT] });
    api.fail('listEffects', await refused(500, 'The store is gone.'));
    await renderPage('/deliveries', api);
    expect(await screen.findByText('The store is gone.')).toBeInTheDocument();
    api.recover('listEffects');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await rows()).toHaveLength(2);
  });

  it('are cards on a small screen', async () => {
    setScreenWidth(400);
    await open();
    const cards = await screen.findByRole('list', { name: 'Deliveries' });
    const [dead] = within(cards).getAllByRole('listitem');
    expect(dead).toHaveTextContent('#1042Given upNotification: Stage opened');
    expect(dead).toHaveTextContent(/12 attempts since/);
    expect(
      within(dead).getByRole('button', { name: /^Try again: #1042/ }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });
});
