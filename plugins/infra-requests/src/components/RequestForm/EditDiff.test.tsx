import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { reviewUnchanged } from '../../__testUtils__/databaseForm';
import { ASKED, PREVIEW, pendingRequest } from '../../__testUtils__/fixtures';
import { renderPage, setScreenWidth } from '../../__testUtils__/renderPage';

const api = (monthly: string) =>
  new FakeInfraRequestsApi({
    requests: [pendingRequest({ allowedActions: ASKED })],
    previewOf: () => ({ ...PREVIEW, cost: { ...PREVIEW.cost, monthly } }),
  });

const EDIT = '/requests/r-1042/edit';

/** Asks for three replicas in place of two. */
async function askForMore() {
  await screen.findByLabelText(/Environment/);
  await userEvent.click(screen.getByRole('button', { name: 'Next' }));
  const replicas = await screen.findByLabelText(/Replicas/);
  await userEvent.clear(replicas);
  await userEvent.type(replicas, '3');
  await userEvent.click(screen.getByRole('button', { name: 'Review' }));
  await screen.findByLabelText('Why is this needed?');
}

beforeEach(() => setScreenWidth(1280));

describe('the review of an edit', () => {
  it('shows what changes, what that costs, and that approvals no longer count', async () => {
    await renderPage(EDIT, api('426.00'));
    await askForMore();
    const changes = screen.getByRole('table', { name: 'What you change' });
    expect(
      within(changes).getByRole('row', {
        name: 'Replicas changed 2 becomes 3',
      }),
    ).toBeInTheDocument();
    expect(within(changes).getAllByRole('row')).toHaveLength(1);
    expect(
      screen.getByRole('button', { name: '2 answers unchanged' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('142.00 USD more a month'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('A new revision is decided on anew').closest('[role]'),
    ).toHaveTextContent('The approval of ada no longer counts.');
  });

  it('says what becomes cheaper', async () => {
    await renderPage(EDIT, api('100.50'));
    await askForMore();
    expect(
      await screen.findByText('183.50 USD less a month'),
    ).toBeInTheDocument();
  });

  it('says that nothing is changed yet, and dismisses nothing', async () => {
    await renderPage(EDIT, api('284.00'));
    await reviewUnchanged();
    expect(
      screen.getByText('You have not changed anything yet.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByText('The cost stays the same: 284.00 USD a month.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/no longer counts/)).not.toBeInTheDocument();
  });

  it('names the page after the request', async () => {
    await renderPage(EDIT, api('284.00'));
    await screen.findByLabelText(/Environment/);
    expect(document.title).toMatch(/^Edit #1042 · /);
    expect(
      screen.getByRole('heading', { name: 'Edit #1042 PostgreSQL database' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('It is revision 1. What you submit becomes revision 2.'),
    ).toBeInTheDocument();
  });
});
