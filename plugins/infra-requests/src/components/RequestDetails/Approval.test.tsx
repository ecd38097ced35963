import { screen, within } from '@testing-library/react';
import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import {
  GRACE,
  ago,
  inTime,
  vote,
  withOpenStage,
} from '../../__testUtils__/decisionFixtures';
import { SECURITY, pendingRequest } from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderPage';

const approvalOf = async (request: InfraRequest) => {
  await renderPage(
    '/requests/r-1042',
    new FakeInfraRequestsApi({ requests: [request] }),
  );
  return screen.findByRole('region', { name: 'Approval' });
};

describe('the deadline of a request', () => {
  it('counts down, with the exact time and what happens otherwise', async () => {
    const at = inTime({ hours: 3 });
    const approval = await approvalOf(
      pendingRequest({
        deadline: { at, overdue: false, onTimeout: 'expire' },
        upcoming: [{ kind: 'expire', at }],
      }),
    );
    expect(within(approval).getByText('3 h left')).toHaveAttribute(
      'datetime',
      at,
    );
    expect(approval).toHaveTextContent(/Has to be decided by \w{3} \d.* · 3 h/);
    expect(approval).toHaveTextContent('Otherwise it expires.');
    expect(
      within(approval).queryByRole('list', { name: 'What comes next' }),
    ).toBeNull();
  });

  it('is overdue where it has passed and the request waits all the same', async () => {
    const approval = await approvalOf(
      pendingRequest({
        deadline: {
          at: ago({ hours: 1 }),
          overdue: true,
          onTimeout: 'escalate',
        },
      }),
    );
    expect(within(approval).getByText('overdue')).toBeInTheDocument();
    expect(approval).toHaveTextContent('It can still be decided.');
  });

  it('has the reminders and escalations before it', async () => {
    const approval = await approvalOf(
      pendingRequest({
        upcoming: [
          { kind: 'remind', at: inTime({ minutes: 20 }) },
          {
            kind: 'escalate',
            at: inTime({ minutes: 40 }),
            to: ['group:default/directors'],
          },
        ],
      }),
    );
    const steps = within(approval).getByRole('list', {
      name: 'What comes next',
    });
    expect(
      within(steps)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['Next reminder in 20 min', 'Escalates to directors in 40 min']);
  });
});

describe('who decides', () => {
  it('names who joined because it took long', async () => {
    const approval = await approvalOf(
      withOpenStage({ escalatedTo: ['group:default/directors'], reminders: 2 }),
    );
    expect(approval).toHaveTextContent(
      'directors joined, as it took too long.',
    );
    expect(approval).toHaveTextContent('2 reminders were sent.');
  });

  it('names the approvers that could not be found out, and why', async () => {
    const approval = await approvalOf(
      withOpenStage({
        requirements: [
          {
            approvers: ['resolver:on-call/payments'],
            count: 1,
            filledBy: [],
            missing: 1,
            candidates: [],
            unresolved: [
              {
                approver: 'resolver:on-call/payments',
                reason: 'The on-call schedule did not answer within 5 seconds.',
              },
            ],
          },
        ],
      }),
    );
    expect(approval).toHaveTextContent(
      'Not known right now: whoever on-call names for payments. The on-call schedule did not answer within 5 seconds. It is asked again by itself.',
    );
    expect(approval).toHaveTextContent(
      '1 of whoever on-call names for payments',
    );
    expect(approval).not.toHaveTextContent('nobody is left who could');
  });

  it('says when nobody could', async () => {
    const approval = await approvalOf(
      pendingRequest({ blockers: ['Nobody is in group security any more.'] }),
    );
    expect(within(approval).getByRole('note')).toHaveTextContent(
      'Nobody could decide on it right nowNobody is in group security any more.',
    );
  });

  it('says how many have to reject, and how many have', async () => {
    const approval = await approvalOf(
      pendingRequest({
        rejectionsNeeded: 2,
        votes: [vote({ verdict: 'reject' })],
      }),
    );
    expect(approval).toHaveTextContent(
      '2 people have to reject it before it is rejected; 1 has so far.',
    );
  });
});

describe('a vote', () => {
  const filled = {
    ...SECURITY,
    count: 2,
    filledBy: [GRACE.ref],
    missing: 1,
    candidates: [],
  };

  it('tells for whom it was given besides, and with which ticket', async () => {
    const approval = await approvalOf(
      withOpenStage(
        { requirements: [filled] },
        {
          votes: [
            vote({
              reference: 'CHG0042',
              delegations: [
                {
                  delegator: 'user:default/ada',
                  memberships: SECURITY.approvers,
                },
              ],
            }),
          ],
        },
      ),
    );
    expect(approval).toHaveTextContent(
      'grace for ada approved 5 minutes ago · CHG0042',
    );
  });

  it('tells on which revision it was cast', async () => {
    const approval = await approvalOf(
      withOpenStage(
        { requirements: [filled] },
        { revision: 3, votes: [vote({ carriedFrom: 1 })] },
      ),
    );
    expect(approval).toHaveTextContent('Cast on revision 1 and carried over');
  });

  it('tells where it fills nothing', async () => {
    const ada = 'user:default/ada';
    const approval = await approvalOf(
      withOpenStage(
        { requirements: [{ ...SECURITY, filledBy: [ada], missing: 0 }] },
        { votes: [vote({ voter: ada }), vote()] },
      ),
    );
    expect(approval).toHaveTextContent(
      /ada approved.*Alsograce approved.*Fills no requirement here/,
    );
  });

  it('that came too late stands apart', async () => {
    const approval = await approvalOf(
      pendingRequest({ lateVotes: [vote({ verdict: 'reject' })] }),
    );
    expect(
      within(approval).getByRole('region', {
        name: 'Votes that came too late',
      }),
    ).toHaveTextContent(/^Came too late, without effectgrace rejected/);
  });
});
