import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { HIDDEN_SECRET } from '@infra-requests/plugin-infra-requests-common';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import {
  ASKED,
  EVALUATION,
  pendingRequest,
} from '../../__testUtils__/fixtures';
import { refused } from '../../__testUtils__/refused';
import { renderPage } from '../../__testUtils__/renderPage';

const approve = () => screen.findByRole('button', { name: 'Approve' });

describe('the request page', () => {
  it('shows what is asked, what it costs, why people decide, and who is missing', async () => {
    await renderPage('/requests/r-1042');
    expect(
      await screen.findByRole('heading', {
        name: '#1042 PostgreSQL database · production',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('For the EU launch.')).toBeInTheDocument();

    const parameters = await screen.findByRole('table', { name: 'Parameters' });
    expect(
      await within(parameters).findByRole('row', { name: 'Replicas 2' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('table', { name: 'Monthly cost' }),
    ).toHaveTextContent('2 × 142.00 USD284.00 USD');
    expect(screen.getAllByText('It goes to production.')).not.toHaveLength(0);

    const approval = screen.getByRole('region', { name: 'Approval' });
    expect(approval).toHaveTextContent(/ada approved.*“Sized well.”/);
    expect(approval).toHaveTextContent('1 more needed: Sofia Kovalevskaya');
  });

  it('marks an emergency, and hides what is secret', async () => {
    const asked = pendingRequest({
      emergency: true,
      parameters: { replicas: 2, token: HIDDEN_SECRET },
    });
    await renderPage(
      '/requests/r-1042',
      new FakeInfraRequestsApi({ requests: [asked] }),
    );
    expect(await screen.findByText('Emergency')).toBeInTheDocument();
    expect(
      await screen.findByRole('row', { name: 'Token hidden' }),
    ).toBeInTheDocument();
  });

  it.each([
    ['of its own', { replicas: 2 }, ['Replicas 2', 'Lease P30D']],
    ['of a parameter once', { lifetime: 'P30D' }, ['Lifetime P30D']],
  ])('shows a lease %s', async (_, parameters, expected) => {
    await renderPage(
      '/requests/r-1042',
      new FakeInfraRequestsApi({
        requests: [pendingRequest({ parameters, lease: 'P30D' })],
      }),
    );
    const table = await screen.findByRole('table', { name: 'Parameters' });
    const rows = within(table).getAllByRole('row');
    expect(rows).toHaveLength(expected.length);
    for (const name of expected) {
      expect(
        await within(table).findByRole('row', { name }),
      ).toBeInTheDocument();
    }
  });

  it('goes with the right to see it', async () => {
    const api = new FakeInfraRequestsApi();
    const { signal } = await renderPage('/requests/r-1042', api);
    await approve();
    api.fail('getRequest', await refused(404, 'There is no request r-1042.'));
    signal('r-1042');
    await screen.findByText('Not found');
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
    expect(screen.queryByText('For the EU launch.')).toBeNull();
  });

  it('stays while the server cannot be reached, and catches up when it can', async () => {
    const api = new FakeInfraRequestsApi();
    const { signal } = await renderPage('/requests/r-1042', api);
    await approve();
    api.fail('getRequest', new Error('Failed to fetch'));
    signal('r-1042');
    await screen.findByText('Could not load this request');
    expect(await approve()).toBeEnabled();

    api.recover('getRequest');
    api.requests = [
      pendingRequest({ state: 'cancelled', allowedActions: ASKED }),
    ];
    fireEvent(window, new Event('online'));
    await screen.findByText('Cancelled');
    expect(screen.queryByText('Could not load this request')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull();
  });

  it('does not mark what is no emergency', async () => {
    await renderPage('/requests/r-1042');
    await screen.findByText('For the EU launch.');
    expect(screen.queryByText('Emergency')).not.toBeInTheDocument();
  });

  it('shows on demand how every rule was read, with what was not known', async () => {
    await renderPage('/requests/r-1042');
    await userEvent.click(
      await screen.findByRole('button', { name: 'How 2 rules were read' }),
    );
    const rules = await screen.findByRole('table', { name: 'Rules' });
    expect(
      within(rules).getByRole('row', {
        name: 'Environment environment is production production true',
      }),
    ).toBeInTheDocument();
    expect(
      within(rules).getByRole('row', {
        name: 'Monthly cost monthlyCost is over 200.00 USD not known: the size has no price not known',
      }),
    ).toBeInTheDocument();
  });

  it('says why in one sentence, and leads from each reason to its rule', async () => {
    const summary =
      'Escalated because it goes to production (rule production).';
    await renderPage(
      '/requests/r-1042',
      new FakeInfraRequestsApi({
        requests: [pendingRequest({ evaluation: { ...EVALUATION, summary } })],
      }),
    );
    expect(
      await screen.findByText(/^Escalated because it goes/),
    ).toHaveTextContent(summary);
    await userEvent.click(
      screen.getByRole('link', { name: 'Rule production' }),
    );
    expect(
      await screen.findByRole('row', { name: /^production/ }),
    ).toHaveFocus();
  });

  it('marks what changed since the revision before', async () => {
    const edited = pendingRequest({
      revision: 2,
      previousParameters: {
        environment: 'production',
        owner: 'group:default/payments',
        replicas: 1,
      },
    });
    await renderPage(
      '/requests/r-1042',
      new FakeInfraRequestsApi({ requests: [edited] }),
    );
    expect(
      await screen.findByText('1 answer changed since revision 1.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('row', {
        name: 'Replicas changed 1 becomes 2',
      }),
    ).toBeInTheDocument();
  });

  it('tells the record and that it verifies', async () => {
    await renderPage('/requests/r-1042');
    expect(await screen.findByText('Record verified')).toBeInTheDocument();
    const record = screen.getByRole('region', { name: 'Record' });
    expect(record).toHaveTextContent(/mira asked for this/);
    expect(record).toHaveTextContent(/Evaluated as tier Escalated/);
    expect(record).toHaveTextContent(/ada approved \(technical\)/);
  });

  it('says it when the record does not verify', async () => {
    await renderPage(
      '/requests/r-1042',
      new FakeInfraRequestsApi({
        verification: { verified: false, problem: 'Entry 2 was edited.' },
      }),
    );
    expect(
      await screen.findByText(
        'The record does not verify. Entry 2 was edited.',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByText('Record verified')).not.toBeInTheDocument();
  });

  it('says of a request that ended what was stopped and what never opened, without a time', async () => {
    const { stages, votes } = pendingRequest();
    const rejection = {
      ...votes[0],
      voter: 'user:default/grace',
      verdict: 'reject' as const,
      stage: 1,
      stageName: 'security',
    };
    await renderPage(
      '/requests/r-1042',
      new FakeInfraRequestsApi({
        requests: [
          pendingRequest({
            state: 'rejected',
            stages: [
              stages[0],
              { ...stages[1], state: 'stopped' },
              {
                ...stages[1],
                name: 'finance',
                state: 'stopped',
                openedAt: undefined,
              },
            ],
            votes: [...votes, rejection],
          }),
        ],
      }),
    );
    const approval = await screen.findByRole('region', { name: 'Approval' });
    expect(within(approval).getByText('stopped')).toBeInTheDocument();
    expect(within(approval).getByText('not opened')).toBeInTheDocument();
    expect(approval).toHaveTextContent(/grace rejected/);
    expect(approval).not.toHaveTextContent('Also');
  });

  it('shows no tier for what the policy denied', async () => {
    await renderPage(
      '/requests/r-1042',
      new FakeInfraRequestsApi({
        requests: [pendingRequest({ state: 'denied' })],
      }),
    );
    await screen.findByText('Denied');
    expect(screen.queryByTitle('Tier: Escalated')).not.toBeInTheDocument();
  });

  it('says that there is no such request', async () => {
    await renderPage('/requests/nothing');
    expect(await screen.findByText('Not found')).toBeInTheDocument();
    expect(
      screen.getByText('There is no request nothing.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Retry' }),
    ).not.toBeInTheDocument();
  });

  it('says which permission is missing', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail('getRequest', await refused(403, 'Needs request.read.'));
    await renderPage('/requests/r-1042', api);
    expect(
      await screen.findByText('You may not see this request'),
    ).toBeInTheDocument();
    expect(screen.getByText('Needs request.read.')).toBeInTheDocument();
  });

  it('tries again after a failure', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail('getRequest', await refused(500, 'The database is away.'));
    await renderPage('/requests/r-1042', api);
    expect(
      await screen.findByText('The database is away.'),
    ).toBeInTheDocument();
    api.recover('getRequest');
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await approve()).toBeEnabled();
    expect(screen.queryByText('The database is away.')).not.toBeInTheDocument();
  });
});

describe('deciding', () => {
  it('sends the vote with the comment and the digest of what was on the screen', async () => {
    const { api } = await renderPage('/requests/r-1042');
    await approve();
    await userEvent.type(screen.getByLabelText('Comment'), 'Go ahead');
    await userEvent.click(await approve());
    expect(
      await screen.findByText('Your approval counts.'),
    ).toBeInTheDocument();
    expect(api.inputsOf('vote')).toEqual([
      {
        id: 'r-1042',
        verdict: 'approve',
        comment: 'Go ahead',
        digest: 'digest-1',
        stage: 1,
      },
    ]);
  });

  it('rejects and asks for changes the same way', async () => {
    const { api } = await renderPage('/requests/r-1042');
    await approve();
    await userEvent.click(screen.getByRole('button', { name: 'Reject' }));
    await screen.findByText('You rejected this request.');
    await userEvent.click(
      screen.getByRole('button', { name: 'Request changes' }),
    );
    await screen.findByText('You asked for changes.');
    expect(api.inputsOf('vote')).toEqual([
      expect.objectContaining({ verdict: 'reject', digest: 'digest-1' }),
      expect.objectContaining({
        verdict: 'request-changes',
        digest: 'digest-1',
      }),
    ]);
  });

  it('after a conflict says that nothing was recorded, and shows the new revision before another vote', async () => {
    const api = new FakeInfraRequestsApi();
    await renderPage('/requests/r-1042', api);
    await approve();
    await userEvent.type(screen.getByLabelText('Comment'), 'Go ahead');
    api.fail('vote', await refused(409, 'Request #1042 has changed.'));
    api.requests = [
      pendingRequest({
        revision: 2,
        digest: 'digest-2',
        previousParameters: { replicas: 1 },
      }),
    ];
    await userEvent.click(await approve());
    expect(
      await screen.findByText(
        'Nothing was recorded. Request #1042 has changed.',
      ),
    ).toBeInTheDocument();
    expect(await screen.findByText('revision 2')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();

    api.recover('vote');
    await userEvent.click(
      screen.getByRole('button', { name: 'I have read it' }),
    );
    expect(screen.getByLabelText('Comment')).toHaveValue('Go ahead');
    expect(screen.getByLabelText('Comment')).toHaveFocus();
    await userEvent.click(await approve());
    await screen.findByText('Your approval counts.');
    expect(api.inputsOf('vote').at(-1)).toMatchObject({ digest: 'digest-2' });
  });

  it('does not let a revision that arrived meanwhile be approved unread', async () => {
    const { api, signal } = await renderPage('/requests/r-1042');
    await approve();
    api.requests = [pendingRequest({ revision: 2, digest: 'digest-2' })];
    await signal('r-1042');
    expect(
      await screen.findByText(/changed while you had it open/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();
  });

  it('does not let a resubmitted revision be approved unread, and keeps the comment', async () => {
    const { api, signal } = await renderPage('/requests/r-1042');
    await approve();
    await userEvent.type(screen.getByLabelText('Comment'), 'Go ahead');
    api.requests = [pendingRequest({ state: 'changes-requested' })];
    await signal('r-1042');
    await screen.findByText('Changes requested');
    expect(
      screen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();

    api.requests = [pendingRequest({ revision: 2, digest: 'digest-2' })];
    await signal('r-1042');
    await screen.findByText(/changed while you had it open/);
    expect(
      screen.queryByRole('button', { name: 'Approve' }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'I have read it' }),
    );
    expect(screen.getByLabelText('Comment')).toHaveValue('Go ahead');
  });

  it('no longer says that a vote counts once the revision it was on is gone', async () => {
    const { api, signal } = await renderPage('/requests/r-1042');
    await userEvent.click(await approve());
    await screen.findByText('Your approval counts.');
    api.requests = [pendingRequest({ revision: 2, digest: 'digest-2' })];
    await signal('r-1042');
    await screen.findByText('revision 2');
    expect(screen.queryByText('Your approval counts.')).not.toBeInTheDocument();
  });

  it('says with the last approval that the request is approved, where the focus is', async () => {
    const api = new FakeInfraRequestsApi();
    api.vote = async () => pendingRequest({ state: 'approved' });
    await renderPage('/requests/r-1042', api);
    await userEvent.click(await approve());
    expect(
      await screen.findByText(
        'Your approval counts. The request is approved now.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('alert')).toHaveFocus();
  });

  it('takes no longer comment than the server, and says how much is left', async () => {
    await renderPage('/requests/r-1042');
    await approve();
    expect(screen.getByLabelText('Comment')).toHaveAttribute(
      'maxlength',
      '4000',
    );
    fireEvent.change(screen.getByLabelText('Comment'), {
      target: { value: 'x'.repeat(3900) },
    });
    expect(
      screen.getByText('100 of 4000 characters left.'),
    ).toBeInTheDocument();
  });

  it('offers to edit and to cancel only to those who asked', async () => {
    await renderPage('/requests/r-1042');
    await approve();
    for (const name of ['Edit', 'Cancel request']) {
      expect(screen.queryByRole('button', { name })).not.toBeInTheDocument();
    }
    expect(screen.queryByText(/Only those who asked/)).not.toBeInTheDocument();
  });

  it('shows what the server refuses as disabled, with its reason', async () => {
    await renderPage(
      '/requests/r-1042',
      new FakeInfraRequestsApi({
        requests: [pendingRequest({ allowedActions: ASKED })],
      }),
    );
    expect(await approve()).toBeDisabled();
    expect(await approve()).toHaveAccessibleDescription(
      'You asked for this request. Sofia Kovalevskaya can decide.',
    );
    expect(screen.queryByLabelText('Comment')).not.toBeInTheDocument();
  });
});

describe('having asked', () => {
  const mine = () =>
    new FakeInfraRequestsApi({
      requests: [pendingRequest({ allowedActions: ASKED })],
    });

  it('cancels after a confirmation', async () => {
    const { api } = await renderPage('/requests/r-1042', mine());
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel request' }),
    );
    expect(api.inputsOf('cancelRequest')).toEqual([]);
    await userEvent.type(screen.getByLabelText('Why'), 'Not needed');
    await userEvent.click(
      screen.getByRole('button', { name: 'Cancel the request' }),
    );
    expect(api.inputsOf('cancelRequest')).toEqual([]);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Cancel now' }),
    );
    expect(
      await screen.findByText('The request is cancelled.'),
    ).toBeInTheDocument();
    expect(api.inputsOf('cancelRequest')).toEqual([
      { id: 'r-1042', reason: 'Not needed' },
    ]);
    expect(await screen.findByText('Cancelled')).toBeInTheDocument();
  });

  it('leads to the form to edit', async () => {
    await renderPage('/requests/r-1042', mine());
    await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
    await waitFor(() =>
      expect(screen.getByLabelText('Address')).toHaveTextContent(
        '/infra-requests/requests/r-1042/edit',
      ),
    );
  });
});
