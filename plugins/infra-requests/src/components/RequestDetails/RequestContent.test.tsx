import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { withOpenStage } from '../../__testUtils__/decisionFixtures';
import { ASKED, SECURITY, pendingRequest } from '../../__testUtils__/fixtures';
import { renderPage } from '../../__testUtils__/renderPage';

async function open(request: InfraRequest) {
  const api = new FakeInfraRequestsApi({ requests: [request] });
  await renderPage('/requests/r-1042', api);
  await screen.findByRole('article', { name: 'Request #1042' });
  return api;
}

const part = (name: string) => screen.getByRole('region', { name });

const RUNNING: NonNullable<InfraRequest['runsNow']> = {
  id: 'r-900',
  number: 900,
  parameters: {
    environment: 'production',
    owner: 'group:default/payments',
    replicas: 1,
  },
  monthlyCost: '142.00',
  since: '2026-10-01T08:00:00.000Z',
};

describe('what is asked', () => {
  it('is compared with what runs now, which it leads to', async () => {
    await open(pendingRequest({ runsNow: RUNNING }));
    const asked = part('What is asked');
    expect(asked).toHaveTextContent(
      '1 answer differs from what runs now, #900',
    );
    expect(within(asked).getByRole('link', { name: '#900' })).toHaveAttribute(
      'href',
      '/infra-requests/requests/r-900',
    );
    expect(
      await within(asked).findByRole('row', {
        name: 'Replicas changed 1 becomes 2',
      }),
    ).toBeInTheDocument();
  });

  it('is compared with either where there is a revision before as well', async () => {
    await open(
      pendingRequest({
        revision: 2,
        runsNow: RUNNING,
        previousParameters: { ...RUNNING.parameters, replicas: 4 },
      }),
    );
    const asked = part('What is asked');
    expect(asked).toHaveTextContent('1 answer changed since revision 1.');
    await userEvent.click(
      within(asked).getByRole('button', { name: 'Against what runs now' }),
    );
    expect(asked).toHaveTextContent('1 answer differs from what runs now');
    expect(
      within(asked).getByRole('button', { name: 'Against what runs now' }),
    ).toHaveAttribute('aria-pressed', 'true');
  });

  it('says who asked through which agent', async () => {
    await open(pendingRequest({ agent: 'plugin:mcp-actions' }));
    expect(
      screen.getByText('Asked by an agent: plugin:mcp-actions'),
    ).toBeInTheDocument();
  });
});

describe('the cost', () => {
  it('says how much more it is than what runs now, and what the team spends with it', async () => {
    await open(
      pendingRequest({
        runsNow: RUNNING,
        ownerMonthlySpend: '1000.00',
        ownerMonthlyBudget: '5000.00',
      }),
    );
    const cost = part('Monthly cost');
    expect(cost).toHaveTextContent(
      '142.00 USD a month more than what runs now, #900',
    );
    expect(cost).toHaveTextContent(
      '1,000.00 USD when it was judged, 1,284.00 USD with this, of a budget of 5,000.00 USD.',
    );
    expect(
      within(cost).getByRole('progressbar', {
        name: 'Share of the monthly budget',
      }),
    ).toBeInTheDocument();
  });

  it('says how much less it is than the revision before', async () => {
    await open(pendingRequest({ revision: 2, previousMonthlyCost: '300.00' }));
    expect(part('Monthly cost')).toHaveTextContent(
      '16.00 USD a month less than revision 1',
    );
  });

  it('says in words that the budget does not last', async () => {
    await open(
      pendingRequest({
        ownerMonthlySpend: '900.00',
        ownerMonthlyBudget: '1000.00',
      }),
    );
    expect(part('Monthly cost')).toHaveTextContent(
      '184.00 USD over the budget',
    );
  });

  it('says nothing of what is not known', async () => {
    await open(pendingRequest({ monthlyCost: undefined, runsNow: RUNNING }));
    const cost = part('Monthly cost');
    expect(cost).not.toHaveTextContent('what runs now');
    expect(cost).not.toHaveTextContent('Monthly spend');
  });
});

describe('checks', () => {
  it('say their outcome in a word, and lead to their evidence', async () => {
    await open(
      pendingRequest({
        checks: [
          {
            id: 'plan',
            title: 'Terraform plan',
            outcome: 'passed',
            summary: '3 to add',
            evidence: [
              {
                title: 'plan.txt',
                url: 'https://ci.example.com/plan.txt',
                digest: 'abcdef0123456789',
              },
            ],
          },
          {
            id: 'scan',
            title: 'Scan',
            outcome: 'unknown',
            evidence: [
              // A check may say anything.
              { title: 'report', url: 'data:text/html,x', digest: 'aa' },
            ],
          },
        ],
      }),
    );
    const checks = part('Checks and evidence');
    expect(checks).toHaveTextContent('Terraform plan: passed · 3 to add');
    expect(checks).toHaveTextContent('abcdef012345');
    expect(
      within(checks).getByRole('link', { name: /plan\.txt/ }),
    ).toHaveAttribute('href', 'https://ci.example.com/plan.txt');
    expect(checks).toHaveTextContent('Scan: not known');
    expect(within(checks).queryByRole('link', { name: 'report' })).toBeNull();
  });

  it('have no part where there are none', async () => {
    await open(pendingRequest());
    expect(
      screen.queryByRole('region', { name: 'Checks and evidence' }),
    ).toBeNull();
  });
});

describe('who decides', () => {
  const ME = { ref: 'user:default/ada', displayName: 'Ada Lovelace' };

  it('says what makes the person one of them', async () => {
    await open(
      withOpenStage({
        requirements: [
          { ...SECURITY, filledBy: [], missing: 1, candidates: [ME] },
        ],
      }),
    );
    expect(await screen.findByText('Why you')).toBeInTheDocument();
    expect(part('Why this tier')).toHaveTextContent(
      'The stage “Security” needs 1 of security, and you can fill it.',
    );
  });

  it('does not say it to those who cannot', async () => {
    await open(pendingRequest());
    await screen.findByText('Record verified');
    expect(screen.queryByText('Why you')).toBeNull();
  });

  it('shows who is away and who decides for them', async () => {
    await open(
      withOpenStage({
        requirements: [
          {
            ...SECURITY,
            filledBy: [],
            missing: 1,
            candidates: [
              {
                ...ME,
                away: {
                  until: '2026-11-24T08:00:00.000Z',
                  delegate: 'user:default/grace',
                  delegateName: 'Grace Hopper',
                },
              },
            ],
          },
        ],
      }),
    );
    expect(
      screen.getByRole('list', { name: 'Who can still decide' }),
    ).toHaveTextContent(
      /Ada Lovelaceaway until .*, Grace Hopper decides meanwhile/,
    );
  });

  it('says how long that usually takes, while it waits', async () => {
    const usualWait = { requests: 12, medianMinutes: 40, mostMinutes: 300 };
    await open(pendingRequest({ usualWait }));
    expect(part('Approval')).toHaveTextContent(
      'Usually decided in 40 min, nine of ten within 5 h.',
    );
  });

  it('leads from the number of another request to it', async () => {
    await open(
      pendingRequest({ blockers: ['Mira has an overdue review (#72).'] }),
    );
    expect(screen.getByRole('link', { name: '#72' })).toHaveAttribute(
      'href',
      '/infra-requests/inbox?scope=all&q=72',
    );
  });
});

describe('what can be done', () => {
  it('is asked again with the same answers', async () => {
    await open(pendingRequest({ allowedActions: ASKED }));
    expect(screen.getByRole('link', { name: 'Ask again' })).toHaveAttribute(
      'href',
      '/infra-requests/new/database?from=r-1042',
    );
  });

  it('says at a disabled button why, to the mouse as well', async () => {
    await open(pendingRequest({ allowedActions: ASKED }));
    const approve = screen.getByRole('button', { name: 'Approve' });
    expect(approve).toBeDisabled();
    expect(
      screen.getAllByTitle(
        'You asked for this request. Sofia Kovalevskaya can decide.',
      ),
    ).toHaveLength(3);
  });

  it('is named in the tab of the browser', async () => {
    await open(pendingRequest());
    expect(document.title).toContain('#1042 PostgreSQL database · production');
  });
});
