import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  HIDDEN_SECRET,
  type Preview,
} from '@infra-requests/plugin-infra-requests-common';
import { panel } from '../../__testUtils__/databaseForm';
import { EMERGENCY_WAY } from '../../__testUtils__/decisionFixtures';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { LEADS, PREVIEW, REQUEST_TYPES } from '../../__testUtils__/fixtures';
import { refused } from '../../__testUtils__/refused';
import { renderPage, setScreenWidth } from '../../__testUtils__/renderPage';

/** The panel once it has a preview with these parts. */
async function shown(parts: Partial<Preview>) {
  await renderPage(
    '/new/database',
    new FakeInfraRequestsApi({ previewOf: () => ({ ...PREVIEW, ...parts }) }),
  );
  const decision = await panel();
  await within(decision).findByText(/^Escalated ·/);
  return decision;
}

beforeEach(() => setScreenWidth(1280));

describe('the decision in detail', () => {
  it('says what each choice adds to the cost', async () => {
    const decision = await shown({
      choiceCosts: [
        {
          parameter: 'size',
          title: 'Size',
          value: 'Large',
          adds: '142.00',
          cheapest: 'Small',
        },
      ],
    });
    expect(
      within(decision).getByRole('list', { name: 'What the choices add' }),
    ).toHaveTextContent('Size Large costs 142.00 USD more than Small.');
  });

  it('lists only what costs something, and how it comes to that where that is not plain', async () => {
    const decision = await shown({
      cost: {
        currency: 'USD',
        monthly: '357.00',
        lines: [
          {
            title: 'Instances',
            quantity: '2',
            unitPrice: '142.00',
            amount: '284.00',
          },
          {
            title: 'Storage',
            quantity: '1',
            unitPrice: '0.00',
            amount: '0.00',
          },
          {
            title: 'Network',
            quantity: '1',
            unitPrice: '73.00',
            amount: '73.00',
          },
        ],
      },
    });
    const costs = within(decision).getByRole('table', { name: 'Monthly cost' });
    expect(
      within(costs)
        .getAllByRole('row')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Instances2 × 142.00 USD284.00 USD',
      'Network73.00 USD',
      'Total a month357.00 USD',
    ]);
  });

  it('says how long people usually take', async () => {
    const decision = await shown({
      usualWait: { requests: 12, medianMinutes: 40, mostMinutes: 300 },
    });
    expect(decision).toHaveTextContent(
      'Usually decided in 40 min, nine of ten within 5 h.',
    );
  });

  it('says nothing of the ordinary way in an emergency that takes another', async () => {
    const decision = await shown({
      emergencyWay: { ...EMERGENCY_WAY, taken: true },
      usualWait: { requests: 12, medianMinutes: 40, mostMinutes: 300 },
      problems: [
        { field: '/incident', message: 'is needed in an emergency: Incident.' },
      ],
      hints: [
        {
          parameter: 'environment',
          value: 'staging',
          text: 'With Environment set to staging it would be automatic.',
          outcome: 'automatic',
          tier: PREVIEW.evaluation!.tier,
        },
      ],
    });
    expect(decision).not.toHaveTextContent(
      /Usually decided|would be automatic|To be corrected/,
    );
  });

  it('names what an emergency still needs as its fields are called', async () => {
    const decision = await shown({
      emergencyWay: { ...EMERGENCY_WAY, taken: true },
      problems: [
        { field: '/incident', message: 'is needed in an emergency: Incident.' },
        {
          field: '/justification',
          message: 'is required for an emergency: say what happened',
        },
      ],
    });
    expect(decision).toHaveTextContent(
      'Still neededIncident number, Why is this needed?',
    );
  });

  it('promises no wait where nobody has to approve', async () => {
    const decision = await shown({
      stages: [],
      usualWait: { requests: 12, medianMinutes: 40, mostMinutes: 300 },
    });
    expect(decision).not.toHaveTextContent('Usually decided');
  });

  it('says who is away, and who decides meanwhile', async () => {
    const decision = await shown({
      stages: [
        {
          name: 'technical',
          state: 'waiting',
          requirements: [
            {
              ...LEADS,
              filledBy: [],
              missing: 1,
              candidates: [
                {
                  ref: 'user:default/ada',
                  displayName: 'Ada Lovelace',
                  away: {
                    until: '2126-12-03T12:00:00.000Z',
                    delegate: 'user:default/grace',
                    delegateName: 'Grace Hopper',
                  },
                },
                { ref: 'user:default/linus', displayName: 'Linus' },
              ],
            },
          ],
        },
      ],
    });
    const [ada, linus] = within(decision)
      .getAllByRole('listitem')
      .filter(item => /Ada|^L?Linus/.test(item.textContent ?? ''))
      .slice(-2);
    expect(ada).toHaveTextContent(
      /Ada Lovelace.*away until 3 Dec, Grace Hopper decides meanwhile/,
    );
    expect(linus).not.toHaveTextContent('away');
  });

  it('says what automated checks found, in words', async () => {
    const decision = await shown({
      checks: [
        { id: 'quota', title: 'Quota', outcome: 'warning', summary: '1 left.' },
        { id: 'plan', title: 'Plan', outcome: 'unknown' },
      ],
    });
    const checks = within(decision).getByRole('list', { name: 'Checks' });
    expect(checks).toHaveTextContent('Quota: warning');
    expect(checks).toHaveTextContent('1 left.');
    expect(checks).toHaveTextContent('Plan: not known');
  });

  it.each([
    ['142.00', 'This would be 142.00 USD a month more.'],
    ['300.00', 'This would be 16.00 USD a month less.'],
    ['284.00', 'This would cost the same.'],
  ])(
    'says what runs now for %s and how much that changes',
    async (monthlyCost, change) => {
      const decision = await shown({
        runsNow: {
          id: 'r-1',
          number: 1001,
          parameters: {},
          monthlyCost,
          since: '2026-11-01T08:00:00.000Z',
        },
      });
      expect(decision).toHaveTextContent(
        `Runs now as #1001 for ${monthlyCost} USD a month. ${change}`,
      );
    },
  );

  it('shows how much of the budget would be used', async () => {
    const decision = await shown({
      ownerMonthlyBudget: '5000.00',
      ownerBudgetRemaining: '1250.00',
    });
    expect(
      within(decision).getByRole('progressbar', { name: /monthly budget/ }),
    ).toHaveAttribute('aria-valuenow', '75');
  });

  it('tells what is missing from what has to be corrected', async () => {
    const decision = await shown({
      problems: [
        { field: '/parameters/environment', message: 'is required' },
        {
          field: '/parameters/owner',
          message: 'group:default/x does not exist in the catalog',
        },
      ],
    });
    expect(decision).toHaveTextContent('Still neededEnvironment');
    expect(decision).toHaveTextContent(
      'To be correctedOwner group:default/x does not exist in the catalog.',
    );
  });
});

describe('a server that is away', () => {
  it('holds nobody up, and is asked again by itself once the network is back', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail('preview', new TypeError('Failed to fetch'));
    await renderPage('/new/database', api);
    const decision = await panel();
    expect(await within(decision).findByRole('alert')).toHaveTextContent(
      /You can submit the form all the same; the server decides then\./,
    );
    api.recover('preview');
    fireEvent(window, new Event('online'));
    expect(
      await within(decision).findByText(/^Escalated ·/),
    ).toBeInTheDocument();
  });

  it('says that what is shown is about older answers', async () => {
    const api = new FakeInfraRequestsApi();
    await renderPage('/new/preview-environment', api);
    const decision = await panel();
    await within(decision).findByText(/^Escalated ·/);
    expect(decision.querySelector('[aria-busy=true]')).toBeNull();
    await userEvent.type(screen.getByLabelText(/Name/), 'x');
    expect(decision.querySelector('[aria-busy=true]')).not.toBeNull();
    await waitFor(() =>
      expect(decision.querySelector('[aria-busy=true]')).toBeNull(),
    );
  });
});

describe('secrets', () => {
  const [database] = REQUEST_TYPES;
  const api = () =>
    new FakeInfraRequestsApi({
      types: [
        {
          ...database,
          parameters: [
            {
              title: 'Access',
              schema: {
                type: 'object',
                properties: {
                  token: {
                    title: 'Token',
                    type: 'string',
                    'ui:widget': 'password',
                  },
                },
              },
            },
          ],
        },
      ],
      previewOf: () => ({
        ...PREVIEW,
        problems: [{ field: '/parameters/token', message: 'must be entered' }],
      }),
    });

  it('are asked about only as being there, and sent when the form is', async () => {
    const used = api();
    await renderPage('/new/database', used);
    await userEvent.type(await screen.findByLabelText(/Token/), 'hunter2');
    await waitFor(() =>
      expect(used.inputsOf('preview').at(-1)).toMatchObject({
        parameters: { token: HIDDEN_SECRET },
      }),
    );
    expect(JSON.stringify(used.inputsOf('preview'))).not.toContain('hunter');
    expect(await panel()).not.toHaveTextContent('must be entered');
    await userEvent.click(screen.getByRole('button', { name: 'Review' }));
    await screen.findByLabelText('Why is this needed?');
    const submit = screen.getByRole('button', { name: 'Submit request' });
    await waitFor(() => expect(submit).toBeEnabled());
    await userEvent.click(submit);
    await waitFor(() =>
      expect(used.inputsOf('submit')).toMatchObject([
        { draft: { parameters: { token: 'hunter2' } } },
      ]),
    );
  });
});

describe('on a phone', () => {
  it('opens over the form as a dialog, and gives the focus back', async () => {
    setScreenWidth(400);
    const api = new FakeInfraRequestsApi();
    await renderPage('/new/database', api);
    const bar = await screen.findByRole('button', { name: /^Escalated/ });
    expect(screen.getByText('Step 1 of 3')).toBeInTheDocument();
    await userEvent.click(bar);
    const sheet = await screen.findByRole('dialog', { name: /^Escalated/ });
    expect(sheet).toHaveTextContent('It goes to production.');
    await userEvent.click(
      within(sheet).getByRole('button', { name: 'Close the decision' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(bar).toHaveFocus());
  });

  it('says in the bar that nothing is known, and why in the sheet', async () => {
    setScreenWidth(400);
    const api = new FakeInfraRequestsApi();
    api.fail('preview', await refused(500, 'The catalog is away.'));
    await renderPage('/new/database', api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Not known at the moment' }),
    );
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      'The catalog is away.',
    );
  });
});
