import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockApis } from '@backstage/test-utils';
import { ME } from '../../__testUtils__/absenceFixtures';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { renderPage, setScreenWidth } from '../../__testUtils__/renderPage';

const view = (name: string) =>
  within(screen.getByRole('list', { name: 'Saved views' })).getByRole(
    'button',
    { name },
  );

async function choose(name: string | RegExp) {
  await userEvent.click(screen.getByRole('button', { name: 'Views' }));
  await userEvent.click(await screen.findByRole('menuitem', { name }));
}

async function nameIt(name: string) {
  const dialog = within(await screen.findByRole('dialog'));
  const field = dialog.getByRole('textbox', { name: 'Name of the view' });
  await userEvent.clear(field);
  await userEvent.type(field, `${name}{Enter}`);
}

const address = () => screen.getByLabelText('Address');

describe('saved views', () => {
  // Without the details beside the list, which have nothing to do with it.
  beforeEach(() => setScreenWidth(400));

  it('keep what the list shows under a name, one click away', async () => {
    const { api } = await renderPage(
      '/inbox?scope=all&environment=production&order=costliest',
      new FakeInfraRequestsApi(),
    );
    await screen.findByRole('grid');
    await choose('Save this view');
    await nameIt('Dear production');
    expect(
      await screen.findByText('Saved the view “Dear production”.'),
    ).toBeInTheDocument();
    expect(view('Dear production')).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(screen.getByRole('tab', { name: 'My teams' }));
    await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    await userEvent.click(view('Dear production'));
    await waitFor(() =>
      expect(api.inputsOf('listRequests').at(-1)).toMatchObject({
        scope: 'all',
        environment: ['production'],
        order: 'costliest',
      }),
    );
  });

  it('can be renamed, deleted, and had back', async () => {
    await renderPage('/inbox?scope=all', new FakeInfraRequestsApi());
    await screen.findByRole('grid');
    await choose('Save this view');
    await nameIt('One');
    await waitFor(() => expect(view('One')).toBeInTheDocument());
    await choose('Rename One');
    await nameIt('Everything');
    await waitFor(() => expect(view('Everything')).toBeInTheDocument());
    await choose('Delete Everything');
    await waitFor(() =>
      expect(screen.queryByRole('list', { name: 'Saved views' })).toBeNull(),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(view('Everything')).toBeInTheDocument());
  });

  it('do not take the name of another one', async () => {
    await renderPage('/inbox?scope=all', new FakeInfraRequestsApi());
    await screen.findByRole('grid');
    await choose('Save this view');
    await nameIt('All of it');
    await userEvent.click(screen.getByRole('tab', { name: 'My teams' }));
    await choose('Save this view');
    await nameIt('All of it');
    expect(
      screen.getByText('You have a view of this name already.'),
    ).toBeInTheDocument();
  });

  it('need a name that can be seen', async () => {
    await renderPage('/inbox?scope=all', new FakeInfraRequestsApi());
    await screen.findByRole('grid');
    await choose('Save this view');
    await nameIt('\u200b\u200b');
    expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  });

  it('stay within the screen, however long their names are', async () => {
    const name = 'W'.repeat(40);
    await renderPage('/inbox?scope=all', new FakeInfraRequestsApi());
    await screen.findByRole('grid');
    await choose('Save this view');
    await nameIt(name);
    await waitFor(() => expect(view(name)).toHaveStyle({ maxWidth: '100%' }));
    expect(view(name)).toHaveAttribute('title', name);
  });

  it('stay in one line, and are twenty at most', async () => {
    const views = Array.from({ length: 20 }, (_, index) => ({
      name: `View ${index}`,
      view: `q=${index}`,
    }));
    const storage = mockApis.storage();
    await storage
      .forBucket('infra-requests')
      .set(`inbox-views:${ME}`, { views });
    await renderPage(
      '/inbox?scope=all',
      new FakeInfraRequestsApi(),
      mockApis.permission(),
      { storage },
    );
    await screen.findByRole('grid');
    expect(
      (await screen.findByRole('list', { name: 'Saved views' })).children,
    ).toHaveLength(20);
    expect(screen.getByRole('list', { name: 'Saved views' })).toHaveStyle({
      overflowX: 'auto',
    });
    await userEvent.click(screen.getByRole('button', { name: 'Views' }));
    expect(
      await screen.findByText(/You have 20 views, which is as many/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('menuitem', { name: 'Save this view' }),
    ).toHaveAttribute('aria-disabled', 'true');
  });

  it('can be what the inbox opens with, unless the address says otherwise', async () => {
    await renderPage('/inbox?scope=team', new FakeInfraRequestsApi());
    await screen.findByRole('grid');
    await choose('Save this view');
    await nameIt('Ours');
    await waitFor(() => expect(view('Ours')).toBeInTheDocument());
    await choose('Open the inbox with Ours');
    await userEvent.click(screen.getByRole('link', { name: 'Requests' }));
    await screen.findByRole('heading', { name: 'My requests' });
    await userEvent.click(screen.getByRole('link', { name: /^Inbox/ }));
    await waitFor(() => expect(address()).toHaveTextContent('scope=team'));
  });
});
