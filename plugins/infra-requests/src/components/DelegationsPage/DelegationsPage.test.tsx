import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { DateTime } from 'luxon';
import { delegation, ME } from '../../__testUtils__/absenceFixtures';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { refused } from '../../__testUtils__/refused';
import { renderPage } from '../../__testUtils__/renderPage';

const open = (api = new FakeInfraRequestsApi()) =>
  renderPage('/delegations', api);

const withDelegations = (...delegations: FakeInfraRequestsApi['delegations']) =>
  new FakeInfraRequestsApi({ delegations });

const chooseGrace = async () => {
  await userEvent.type(await screen.findByLabelText(/^Delegate/), 'hopp');
  await userEvent.click(
    await screen.findByRole('option', { name: /Grace Hopper/ }),
  );
};

const submit = () =>
  userEvent.click(
    screen.getByRole('button', { name: 'Let them decide for me' }),
  );

const region = (name: string) => screen.findByRole('region', { name });

describe('the delegations', () => {
  it('are shown in both directions, with their time, reason and state', async () => {
    await open(
      withDelegations(
        delegation(),
        delegation({
          id: 'd-2',
          delegator: 'user:default/sofia',
          delegate: ME,
          from: '2126-12-01T08:00:00.000Z',
          until: '2126-12-08T08:00:00.000Z',
          state: 'planned',
          reason: undefined,
        }),
      ),
    );
    const given = within(await region('Who decides for you')).getByRole(
      'listitem',
    );
    expect(given).toHaveTextContent('active');
    expect(given).toHaveTextContent('grace decides for you');
    expect(given).toHaveTextContent('“Parental leave”');
    expect(given).toHaveTextContent(
      /Sat 21 Nov 2026, \d\d:\d\d \S+ – Thu 28 Nov 2126, \d\d:\d\d \S+ · ends in/,
    );
    expect(within(given).getByRole('link', { name: 'grace' })).toHaveAttribute(
      'href',
      '/catalog/default/user/grace',
    );

    const received = within(await region('For whom you decide')).getByRole(
      'listitem',
    );
    expect(received).toHaveTextContent('planned');
    expect(received).toHaveTextContent('You will decide for sofia');
    expect(received).toHaveTextContent(/begins in/);
    expect(within(received).queryByRole('button')).not.toBeInTheDocument();
  });

  it('that are over are behind a button, with what became of them', async () => {
    await open(
      withDelegations(
        delegation({
          state: 'over',
          endedAt: '2026-11-21T10:00:00.000Z',
        }),
        delegation({
          id: 'd-2',
          state: 'over',
          from: '2026-11-21T08:00:00.000Z',
          endedAt: '2026-11-20T08:00:00.000Z',
        }),
      ),
    );
    const given = await region('Who decides for you');
    expect(given).toHaveTextContent('Nobody: what waits for you waits');
    expect(within(given).queryByRole('listitem')).not.toBeInTheDocument();
    await userEvent.click(
      within(given).getByRole('button', {
        name: 'Who decides for you: over (2)',
      }),
    );
    const [ended, calledOff] = within(given).getAllByRole('listitem');
    expect(ended).toHaveTextContent('grace decided for you');
    expect(ended).toHaveTextContent(/ended early Sat 21 Nov 2026/);
    expect(calledOff).toHaveTextContent('grace was to decide for you');
    expect(calledOff).toHaveTextContent(/called off Fri 20 Nov 2026/);
    expect(
      within(given).queryByRole('button', { name: /End now/ }),
    ).not.toBeInTheDocument();
  });

  it('say so where there is none', async () => {
    await open();
    expect(await region('Who decides for you')).toHaveTextContent(
      'Nobody: what waits for you waits until you are back.',
    );
    expect(await region('For whom you decide')).toHaveTextContent(
      'Nobody has named you.',
    );
  });

  it('can be asked for again when they could not be loaded', async () => {
    const api = withDelegations(delegation());
    api.fail('listDelegations', await refused(500, 'The store is gone.'));
    await open(api);
    expect(await screen.findByText('The store is gone.')).toBeInTheDocument();
    api.recover('listDelegations');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await region('Who decides for you')).toHaveTextContent(
      'grace decides for you',
    );
  });

  it('say who may not see them', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail('listDelegations', await refused(403, 'Only people have any.'));
    await open(api);
    expect(
      await screen.findByText('You may not see who decides for whom'),
    ).toBeInTheDocument();
  });
});

describe('ending a delegation', () => {
  it('asks first, and then says that it is done', async () => {
    const { api } = await open(withDelegations(delegation()));
    await userEvent.click(
      await screen.findByRole('button', { name: 'End now: grace' }),
    );
    const dialog = await screen.findByRole('dialog', { name: 'End it now?' });
    expect(dialog).toHaveTextContent('Votes that grace cast for you stay.');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'End now' }),
    );
    expect(await screen.findByText('It is ended.')).toBeInTheDocument();
    expect(api.inputsOf('endDelegation')).toEqual(['d-1']);
    expect(await screen.findByText(/Nobody: what waits/)).toBeInTheDocument();
  });

  it('does nothing where the person thinks better of it', async () => {
    const { api } = await open(withDelegations(delegation()));
    await userEvent.click(
      await screen.findByRole('button', { name: 'End now: grace' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Keep it' }),
    );
    expect(api.inputsOf('endDelegation')).toEqual([]);
  });

  it('calls off what has not begun', async () => {
    const { api } = await open(
      withDelegations(
        delegation({ state: 'planned', from: '2126-11-27T08:00:00.000Z' }),
      ),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Call off: grace' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'Call it off' }),
    );
    expect(await screen.findByText('It is ended.')).toBeInTheDocument();
    expect(api.inputsOf('endDelegation')).toEqual(['d-1']);
  });

  it('says why it was refused, and shows how things are', async () => {
    const { api } = await open(withDelegations(delegation()));
    api.fail('endDelegation', await refused(409, 'It is over already.'));
    await userEvent.click(
      await screen.findByRole('button', { name: 'End now: grace' }),
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'End now' }),
    );
    expect(await screen.findByText('It is over already.')).toBeInTheDocument();
    expect(api.inputsOf('listDelegations').length).toBeGreaterThan(1);
  });
});

describe('naming a delegate', () => {
  it('finds people by name, but neither groups nor the person', async () => {
    await open();
    await userEvent.click(await screen.findByLabelText(/^Delegate/));
    expect(
      await screen.findByRole('option', { name: /Grace Hopper/ }),
    ).toBeInTheDocument();
    expect(
      screen.getAllByRole('option').map(({ textContent }) => textContent),
    ).toEqual([
      'Grace Hopperuser:default/grace',
      'Sofia Kovalevskayauser:default/sofia',
    ]);
    await userEvent.type(
      screen.getByRole('textbox', { name: /^Delegate/ }),
      'zzz',
    );
    expect(
      await screen.findByText('Nobody else in the catalog has such a name.'),
    ).toBeInTheDocument();
  });

  it('takes a delegate, and the rest has sensible answers', async () => {
    const { api } = await open();
    await chooseGrace();
    await submit();
    expect(
      await screen.findByText('It is recorded: Grace Hopper is your delegate.'),
    ).toBeInTheDocument();
    await submit();
    expect(screen.queryByText(/^It is recorded/)).toBeNull();
    const [input] = api.inputsOf('createDelegation') as { until: string }[];
    expect(input).toEqual({
      delegate: 'user:default/grace',
      until: expect.stringMatching(/Z$/),
    });
    const days = DateTime.fromISO(input.until).diffNow('days').days;
    expect(days).toBeGreaterThan(6);
    expect(days).toBeLessThan(10);
    expect(await region('Who decides for you')).toHaveTextContent(
      'grace decides for you',
    );
    expect(screen.getByLabelText(/^Delegate/)).toHaveValue('');
  });

  it('sends the period on the clock of the person, and the reason', async () => {
    const { api } = await open();
    await chooseGrace();
    await userEvent.click(screen.getByRole('radio', { name: 'Later' }));
    fireEvent.change(screen.getByLabelText(/^From/), {
      target: { value: '2126-12-01T08:30' },
    });
    fireEvent.change(screen.getByLabelText(/^Until/), {
      target: { value: '2126-12-05T18:00' },
    });
    await userEvent.type(screen.getByLabelText('Reason'), ' Conference ');
    await submit();
    expect(await screen.findByText(/It is recorded/)).toBeInTheDocument();
    expect(api.inputsOf('createDelegation')).toEqual([
      {
        delegate: 'user:default/grace',
        from: DateTime.fromISO('2126-12-01T08:30').toUTC().toISO(),
        until: DateTime.fromISO('2126-12-05T18:00').toUTC().toISO(),
        reason: 'Conference',
      },
    ]);
  });

  it('says at the fields what is missing, goes to the first, and asks the server nothing', async () => {
    const { api } = await open();
    await screen.findByLabelText(/^Delegate/);
    fireEvent.change(screen.getByLabelText(/^Until/), {
      target: { value: '2020-01-01T09:00' },
    });
    await submit();
    expect(screen.getByLabelText(/^Delegate/)).toHaveAccessibleDescription(
      'Choose who decides for you.',
    );
    expect(screen.getByLabelText(/^Delegate/)).toHaveFocus();
    expect(screen.getByLabelText(/^Until/)).toHaveAccessibleDescription(
      'It has to end after it begins.',
    );
    expect(api.inputsOf('createDelegation')).toEqual([]);
  });

  it('shows at the fields what the server finds wrong, until they change', async () => {
    const { api } = await open();
    api.fail(
      'createDelegation',
      await refused(400, 'Some answers do not fit.', {
        problems: [
          { field: '/delegate', message: 'is not in the catalog' },
          { field: '/until', message: 'is more than a year ahead' },
        ],
      }),
    );
    await chooseGrace();
    await submit();
    expect(
      await screen.findByText('The delegate is not in the catalog.'),
    ).toBeInTheDocument();
    expect(screen.getByLabelText(/^Delegate/)).toHaveAccessibleDescription(
      'The delegate is not in the catalog.',
    );
    expect(screen.getByLabelText(/^Until/)).toBeInvalid();
    fireEvent.change(screen.getByLabelText(/^Until/), {
      target: { value: '2126-12-05T18:00' },
    });
    expect(screen.getByLabelText(/^Until/)).toBeValid();
    expect(
      screen.getByText('The delegate is not in the catalog.'),
    ).toBeInTheDocument();
  });

  it('shows what is wrong with what the form has no field for', async () => {
    const { api } = await open();
    api.fail(
      'createDelegation',
      await refused(400, 'Some answers do not fit.', {
        problems: [{ field: '/from', message: 'is in the past' }],
      }),
    );
    await chooseGrace();
    await submit();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The beginning is in the past.',
    );
  });

  it('says which other delegation is in the way', async () => {
    const { api } = await open();
    const sentence =
      'It overlaps your delegation to Sofia Kovalevskaya until Friday; end that one first.';
    api.fail('createDelegation', await refused(409, sentence));
    await chooseGrace();
    await submit();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      `Nothing was recorded${sentence}`,
    );
    expect(screen.getByLabelText(/^Delegate/)).toHaveValue('Grace Hopper');
  });
});
