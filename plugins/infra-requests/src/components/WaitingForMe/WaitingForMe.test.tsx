import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { pendingRequest } from '../../__testUtils__/fixtures';
import { refused } from '../../__testUtils__/refused';
import { renderElsewhere } from '../../__testUtils__/renderElsewhere';
import { homeWidget } from './homeWidget';

const show = (api?: FakeInfraRequestsApi) =>
  renderElsewhere(<homeWidget.Renderer Content={homeWidget.Content} />, {
    api,
  });

describe('what waits for the person, on the home page', () => {
  it('is shown with its owner, cost and time left, the emergency marked', async () => {
    await show(
      new FakeInfraRequestsApi({
        requests: [
          pendingRequest({
            emergency: true,
            dueAt: new Date(Date.now() + 90 * 60_000 + 30_000).toISOString(),
          }),
        ],
      }),
    );
    const list = await screen.findByRole('list', { name: 'Waiting for me' });
    expect(list).toHaveTextContent(
      /#1042 PostgreSQL database.*production.*payments.*284\.00 USD a month.*1 h 30 min left.*Emergency/,
    );
    expect(within(list).getByRole('link', { name: /#1042/ })).toHaveAttribute(
      'href',
      '/infra-requests/requests/r-1042',
    );
  });

  it('leads to the inbox, with how much is there', async () => {
    const api = new FakeInfraRequestsApi();
    api.countRequests = async () => ({
      inbox: 7,
      team: 0,
      mine: 0,
      reviews: 0,
      overdueReviews: 0,
    });
    await show(api);
    expect(
      await screen.findByRole('link', { name: 'All 7 in the inbox' }),
    ).toHaveAttribute('href', '/infra-requests/inbox');
  });

  it('is nothing, with what one could look at instead', async () => {
    await show(new FakeInfraRequestsApi({ requests: [] }));
    expect(
      await screen.findByText('Nothing waits for you.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'See what waits for your teams' }),
    ).toHaveAttribute('href', '/infra-requests/inbox?scope=team');
  });

  it('goes once it was decided', async () => {
    const { api, signal } = await show();
    await screen.findByRole('list', { name: 'Waiting for me' });
    api.requests = [];
    await signal('r-1042');
    expect(
      await screen.findByText('Nothing waits for you.'),
    ).toBeInTheDocument();
  });

  it('says why it is not there, and tries again', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail('listRequests', await refused(500, 'The disk is full.'));
    await show(api);
    expect(await screen.findByText('The disk is full.')).toBeInTheDocument();
    api.recover('listRequests');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(
      await screen.findByRole('list', { name: 'Waiting for me' }),
    ).toBeInTheDocument();
  });
});
