import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  TestApiProvider,
  mockApis,
  renderInTestApp,
} from '@backstage/test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  InfraRequest,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { ASKING_MORE, vote } from '../../__testUtils__/decisionFixtures';
import { MAY_VOTE, pendingRequest } from '../../__testUtils__/fixtures';
import { refused } from '../../__testUtils__/refused';
import { FakeSignals } from '../../__testUtils__/FakeSignals';
import { renderPage } from '../../__testUtils__/renderPage';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { rootRouteRef } from '../../routes';
import { RequestDetails } from './RequestDetails';

const open = async (overrides: Partial<InfraRequest> = {}) => {
  const api = new FakeInfraRequestsApi({
    requests: [pendingRequest(overrides)],
  });
  await renderPage('/requests/r-1042', api);
  await screen.findByRole('button', { name: 'Approve' });
  return api;
};

const press = (name: string) =>
  userEvent.click(screen.getByRole('button', { name }));

const comment = () => screen.getByRole('textbox', { name: /^Comment/ });

const ticket = () => screen.getByRole('textbox', { name: 'Change ticket' });

describe('a vote that needs more than a verdict', () => {
  it('says beforehand what is needed for what', async () => {
    await open({ allowedActions: ASKING_MORE });
    expect(comment()).toHaveAccessibleDescription(/^Needed to reject\./);
    expect(comment()).not.toBeRequired();
    expect(ticket()).toHaveAccessibleDescription('Needed to approve.');
  });

  it('is not sent without the comment that a rejection needs', async () => {
    const api = await open({ allowedActions: ASKING_MORE });
    await press('Reject');
    expect(comment()).toHaveFocus();
    expect(comment()).toBeInvalid();
    expect(comment()).toHaveAccessibleDescription('This vote needs a comment.');
    expect(api.inputsOf('vote')).toEqual([]);

    await userEvent.type(comment(), 'Too large');
    expect(comment()).toBeValid();
    await press('Reject');
    await screen.findByText('You rejected this request.');
    expect(api.inputsOf('vote')).toMatchObject([
      { verdict: 'reject', comment: 'Too large' },
    ]);
  });

  it('is not sent with a comment that nobody could see', async () => {
    const api = await open({ allowedActions: ASKING_MORE });
    await userEvent.type(comment(), '\u200b\u2060');
    await press('Reject');
    expect(comment()).toHaveAccessibleDescription('This vote needs a comment.');
    expect(api.inputsOf('vote')).toEqual([]);
  });

  it('is not sent with a ticket of the wrong form, and says which form is right', async () => {
    const api = await open({ allowedActions: ASKING_MORE });
    await press('Approve');
    expect(ticket()).toHaveAccessibleDescription('Change ticket is missing.');
    await userEvent.type(ticket(), 'CHG42');
    await press('Approve');
    expect(ticket()).toHaveFocus();
    expect(ticket()).toHaveAccessibleDescription(
      'Change ticket does not have the right form. It has to match CHG\\d{4}',
    );
    expect(api.inputsOf('vote')).toEqual([]);

    await userEvent.clear(ticket());
    await userEvent.type(ticket(), 'CHG0042');
    await press('Approve');
    await screen.findByText('Your approval counts.');
    expect(api.inputsOf('vote')).toMatchObject([
      { verdict: 'approve', reference: 'CHG0042' },
    ]);
    expect(ticket()).toHaveValue('');
  });

  it('asks for no ticket where nothing needs one', async () => {
    await open();
    expect(screen.queryByRole('textbox', { name: /ticket/ })).toBeNull();
    expect(comment()).toHaveAccessibleDescription(/^Goes into the record/);
  });

  it('shows at the field what only the server finds wrong with it, until it is changed', async () => {
    const api = await open({ allowedActions: ASKING_MORE });
    await userEvent.type(ticket(), 'CHG0042');
    api.fail(
      'vote',
      await refused(400, 'The vote is not complete.', {
        problems: [{ field: '/reference', message: 'is closed already' }],
      }),
    );
    await press('Approve');
    await waitFor(() =>
      expect(ticket()).toHaveAccessibleDescription('Is closed already'),
    );
    expect(ticket()).toHaveFocus();
    expect(screen.queryByText('The vote is not complete.')).toBeNull();
    await userEvent.type(ticket(), '3');
    expect(ticket()).toBeValid();
  });

  it('shows in words what the server finds wrong with anything else', async () => {
    const api = await open();
    api.fail(
      'vote',
      await refused(400, 'The vote is not complete.', {
        problems: [{ field: '/stage', message: 'is not open' }],
      }),
    );
    await press('Approve');
    expect(
      await screen.findByText('The vote is not complete.'),
    ).toBeInTheDocument();
  });
});

describe('deciding for somebody who is away', () => {
  it('says for whom', async () => {
    const actingFor = ['user:default/ada', 'user:default/linus'];
    await open({
      allowedActions: {
        ...MAY_VOTE,
        approve: { allowed: true, actingFor },
        reject: { allowed: true, actingFor },
      },
    });
    expect(screen.getByText(/^You decide for/)).toHaveTextContent(
      'You decide for ada and linus.',
    );
  });
});

describe('once the time to decide is over', () => {
  const deadline = (onTimeout: 'expire' | 'escalate') => ({
    deadline: {
      at: new Date(Date.now() + 3_000).toISOString(),
      overdue: false,
      onTimeout,
    },
  });

  it('no vote is offered, before the server says so', async () => {
    const api = await open(deadline('expire'));
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Approve' })).toBeDisabled(),
    );
    expect(screen.getByRole('button', { name: 'Reject' })).toBeDisabled();
    expect(
      screen.getByText('The time to decide is over, so it expires.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Approval' })).toHaveTextContent(
      /^ApprovalHad to be decided by .*overdueSo it expires now\./,
    );
    expect(api.inputsOf('vote')).toEqual([]);
  });

  it('a vote is, where that only asks more people', async () => {
    await open(deadline('escalate'));
    expect(screen.getByText(/Otherwise it goes on waiting/)).toBeVisible();
    await screen.findByText('overdue');
    expect(screen.getByText('It can still be decided.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Approve' })).toBeEnabled();
  });
});

describe('after a vote', () => {
  it('offers no other one until it is known how the request stands', async () => {
    const api = await open();
    const getRequest = api.getRequest.bind(api);
    let answer = () => {};
    api.getRequest = async id => {
      await new Promise<void>(resolve => {
        answer = resolve;
      });
      return getRequest(id);
    };
    await press('Approve');
    await screen.findByText('Your approval counts.');
    expect(screen.getByRole('button', { name: 'Reject' })).toBeDisabled();
    answer();
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Reject' })).toBeEnabled(),
    );
  });

  it('says how many more have to reject', async () => {
    const api = await open({ rejectionsNeeded: 2 });
    const rejected = pendingRequest({
      rejectionsNeeded: 2,
      votes: [vote({ verdict: 'reject' })],
    });
    api.vote = async () => rejected;
    await press('Reject');
    expect(
      await screen.findByText(
        'Your rejection counts. 1 more person has to reject it before it is rejected.',
      ),
    ).toBeInTheDocument();
  });

  it('that came too late says so, and shows how the request stands now', async () => {
    const api = await open();
    const expired = pendingRequest({
      state: 'expired',
      lateVotes: [vote({ comment: 'Go ahead' })],
      allowedActions: {
        ...MAY_VOTE,
        approve: { allowed: false, reason: 'It has expired.' },
        reject: { allowed: false, reason: 'It has expired.' },
        'request-changes': { allowed: false, reason: 'It has expired.' },
      },
    });
    api.vote = async () => {
      api.requests = [expired];
      return expired;
    };
    await userEvent.type(comment(), 'Go ahead');
    await press('Approve');
    expect(
      await screen.findByText(
        'Your vote came too late: the request is “Expired” by now. It is in the record, without effect.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('alert')).toHaveFocus();
    expect(screen.queryByText(/Your approval counts/)).toBeNull();
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: 'Approve' })).toBeNull(),
    );
    expect(
      screen.getByRole('region', { name: 'Votes that came too late' }),
    ).toHaveTextContent(/without effect.*grace approved.*“Go ahead”/);
  });

  it('that came when the stage had moved on names the stage', async () => {
    const api = await open();
    api.vote = async () => pendingRequest({ lateVotes: [vote()] });
    await press('Approve');
    expect(
      await screen.findByText(
        /^Your vote came too late: the stage “Security” is no longer open\./,
      ),
    ).toBeInTheDocument();
  });

  it('is not called late because another one was', async () => {
    const lateVotes = [vote()];
    const api = await open({ lateVotes });
    api.vote = async () => pendingRequest({ lateVotes });
    await press('Approve');
    expect(
      await screen.findByText('Your approval counts.'),
    ).toBeInTheDocument();
  });
});

describe('a verdict that was chosen elsewhere', () => {
  const chosen = async (
    intent: Verdict,
    overrides: Partial<InfraRequest> = {},
  ) => {
    const api = new FakeInfraRequestsApi({
      requests: [pendingRequest(overrides)],
    });
    const decided = jest.fn();
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [infraRequestsApiRef, api],
          [signalApiRef, new FakeSignals()],
          [permissionApiRef, mockApis.permission()],
          [catalogApiRef, catalogApiMock()],
        ]}
      >
        <RequestDetails
          id="r-1042"
          embedded
          intent={intent}
          onDecided={decided}
        />
      </TestApiProvider>,
      {
        mountedRoutes: {
          '/infra-requests': rootRouteRef,
          '/catalog/:namespace/:kind/:name': entityRouteRef,
        },
      },
    );
    await screen.findByRole('button', { name: 'Approve' });
    return { api, decided };
  };

  it('has the focus, and tells what became of the request', async () => {
    const { api, decided } = await chosen('reject');
    expect(screen.getByRole('button', { name: 'Reject' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await screen.findByText('You rejected this request.');
    expect(api.inputsOf('vote')).toMatchObject([{ verdict: 'reject' }]);
    expect(decided).toHaveBeenCalledWith(
      expect.objectContaining({ id: 'r-1042' }),
    );
  });

  it('leads to the words that it needs, and Ctrl and Enter send it', async () => {
    const { api } = await chosen('reject', { allowedActions: ASKING_MORE });
    expect(comment()).toHaveFocus();
    await userEvent.keyboard('Too large{Control>}{Enter}{/Control}');
    await screen.findByText('You rejected this request.');
    expect(api.inputsOf('vote')).toMatchObject([
      { verdict: 'reject', comment: 'Too large' },
    ]);
  });

  it('leads to why it is not open', async () => {
    const reason = 'You asked for this request. Sofia can decide.';
    await chosen('approve', {
      allowedActions: { ...MAY_VOTE, approve: { allowed: false, reason } },
    });
    expect(screen.getByRole('button', { name: 'Approve' })).toBeDisabled();
    expect(document.activeElement).toHaveTextContent(reason);
  });

  it('tells nothing where nothing was recorded', async () => {
    const { api, decided } = await chosen('approve');
    api.fail('vote', await refused(409, 'Request #1042 has changed.'));
    await press('Approve');
    await screen.findByText('Nothing was recorded. Request #1042 has changed.');
    expect(decided).not.toHaveBeenCalled();
  });
});
