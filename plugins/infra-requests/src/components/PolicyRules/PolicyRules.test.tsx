import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { FULL_POLICY, POLICY } from '../../__testUtils__/policyFixtures';
import { refused } from '../../__testUtils__/refused';
import { renderPage, setScreenWidth } from '../../__testUtils__/renderPage';

const open = (path = '/policy', api = new FakeInfraRequestsApi()) => {
  if (api.policy === POLICY) {
    api.policy = FULL_POLICY;
  }
  return renderPage(path, api);
};

const rules = () => screen.findByRole('table', { name: 'Rules' });

const shownRules = async () =>
  within(await rules())
    .getAllByRole('rowheader')
    .map(cell => within(cell).getAllByText(/./)[0].textContent);

describe('the rules of the policy', () => {
  beforeEach(() => setScreenWidth(1280));

  it('show the tiers in order with who has to approve', async () => {
    await open();
    const tiers = await screen.findByRole('region', {
      name: 'Tiers, from least to most strict',
    });
    expect(
      within(tiers)
        .getAllByRole('heading', { level: 4 })
        .map(({ textContent }) => textContent),
    ).toEqual([
      '1. Automatic',
      '2. Lead approval',
      '3. Escalatedwhen no rule applies',
    ]);
    expect(tiers).toHaveTextContent('Technical: 1 of platform-leads');
    expect(tiers).toHaveTextContent('Security: 1 of security');
    expect(
      within(tiers).getByRole('link', { name: 'security' }),
    ).toHaveAttribute('href', '/catalog/default/group/security');
  });

  it('show under each tier its terms in words', async () => {
    const [automatic, standard, elevated] = FULL_POLICY.tiers;
    const termsInWords = [
      'Decided within 8 hours of office hours, else it expires.',
      'A rejection needs a comment.',
    ];
    await open(
      '/policy',
      new FakeInfraRequestsApi({
        policy: {
          ...FULL_POLICY,
          tiers: [automatic, { ...standard, termsInWords }, elevated],
        },
      }),
    );
    const terms = await screen.findByRole('list', {
      name: 'Terms of Lead approval',
    });
    expect(
      within(terms)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(termsInWords);
    expect(screen.getAllByRole('list', { name: /^Terms of/ })).toHaveLength(1);
  });

  it('say in words which approvers depend on the request, and link only what has a page', async () => {
    const [automatic, standard, elevated] = FULL_POLICY.tiers;
    const requirements = [
      { approvers: ['owner', 'group:default/security'], count: 1 },
      { approvers: ['resolver:on-call/payments'], count: 2 },
    ];
    await open(
      '/policy',
      new FakeInfraRequestsApi({
        policy: {
          ...FULL_POLICY,
          tiers: [
            automatic,
            { ...standard, stages: [{ name: 'review', requirements }] },
            { ...elevated, stages: [] },
          ],
        },
      }),
    );
    const tiers = await screen.findByRole('region', {
      name: 'Tiers, from least to most strict',
    });
    expect(tiers).toHaveTextContent(
      'Review: 1 of the owning group or security and 2 of whoever on-call names for payments',
    );
    expect(
      within(tiers)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual(['security']);
  });

  it('say in words when they apply and what they do, and on demand how they are written', async () => {
    await open();
    const table = await rules();
    expect(table).toHaveTextContent('environment is production');
    expect(table).toHaveTextContent(
      'Tier Escalated, unless another rule asks for more',
    );
    expect(table).toHaveTextContent('Denies: Use the private endpoint.');
    await userEvent.click(
      screen.getByRole('button', { name: 'over-threshold as written' }),
    );
    expect(
      screen.getByRole('region', { name: 'When over-threshold applies' })
        .textContent,
    ).toBe('when:\n  monthlyCost:\n    $gt: 200');
  });

  it('name who keeps a rule, why it is there, and which controls it implements', async () => {
    await open();
    const row = within(await rules()).getByRole('row', {
      name: /Over 200 a month/,
    });
    expect(row).toHaveTextContent(
      'Somebody looks at what costs more than a laptop.',
    );
    expect(row).toHaveTextContent('NIST-800-53:CM-3');
    expect(within(row).getByRole('link', { name: 'finops' })).toHaveAttribute(
      'href',
      '/catalog/default/group/finops',
    );
  });

  it('say how often they matched and how those requests stand', async () => {
    await open();
    const row = within(await rules()).getByRole('row', {
      name: /^production/,
    });
    expect(await within(row).findByText('12 automatic')).toBeInTheDocument();
    expect(row).toHaveTextContent('12 automatic · 3 approved · 1 rejected');
    expect(row).toHaveTextContent('16 requests');
    expect(
      within(await rules()).getByRole('row', { name: /small-is-free/ }),
    ).toHaveTextContent('never');
  });

  it('stay readable when nobody knows how often they matched', async () => {
    const api = new FakeInfraRequestsApi();
    api.fail('getPolicyUsage', await refused(500, 'The store is gone.'));
    await open('/policy', api);
    const row = within(await rules()).getByRole('row', {
      name: /^production/,
    });
    expect(await within(row).findByText('not known')).toBeInTheDocument();
  });

  it('can be searched, and the search is in the address', async () => {
    await open();
    await rules();
    await userEvent.type(
      screen.getByRole('searchbox', { name: 'Search the rules' }),
      'nist',
    );
    expect(
      await screen.findByText('/infra-requests/policy?q=nist'),
    ).toBeInTheDocument();
    expect(await shownRules()).toEqual(['Over 200 a month']);
  });

  it('can be narrowed down to what they do', async () => {
    await open();
    await rules();
    await userEvent.click(screen.getByLabelText('Effect'));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Needs extra approval' }),
    );
    expect(await shownRules()).toEqual(['Personal data']);
  });

  it('say so when none is like that', async () => {
    await open('/policy?effect=deny&q=laptop');
    expect(
      await screen.findByText('No rule fits these filters.'),
    ).toBeInTheDocument();
  });

  it.each(['?effect=banana', '?effect=tier:gone', '#%E0%A4%A'])(
    'are all there where the address says nonsense: %s',
    async nonsense => {
      await open(`/policy${nonsense}`);
      expect(await shownRules()).toHaveLength(
        FULL_POLICY.rules.filter(({ disabled }) => !disabled).length,
      );
    },
  );

  it('leave out what is disabled until asked', async () => {
    await open();
    await rules();
    expect(await shownRules()).not.toContain('summer-waiver');
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Show disabled (1)' }),
    );
    expect(
      within(await rules()).getByRole('row', { name: /summer-waiver/ }),
    ).toHaveTextContent('disabled');
  });

  it('are cards on a small screen', async () => {
    setScreenWidth(400);
    await open();
    const cards = await screen.findByRole('list', { name: 'Rules' });
    expect(screen.queryByRole('table', { name: 'Rules' })).toBeNull();
    expect(within(cards).getAllByRole('listitem')).toHaveLength(5);
    expect(cards).toHaveTextContent('environment is production');
  });

  it('are explained when there are none', async () => {
    await open(
      '/policy',
      new FakeInfraRequestsApi({ policy: { ...POLICY, rules: [] } }),
    );
    expect(await screen.findByText(/There are no rules/)).toBeInTheDocument();
  });
});

describe('the findings', () => {
  beforeEach(() => setScreenWidth(1280));

  const findings = async () =>
    within(await screen.findByRole('list', { name: 'Findings' })).getAllByRole(
      'listitem',
    );

  it('come first by severity, in words', async () => {
    await open();
    const [dead, hole] = await findings();
    expect(dead).toHaveTextContent('Error. Nobody is in security');
    expect(hole).toHaveTextContent(
      'Warning. A cost of exactly 200.00 USD is in neither rule.',
    );
  });

  it('lead to their rule, past every filter', async () => {
    await open('/policy?q=production');
    const [, hole] = await findings();
    await userEvent.click(
      within(hole).getByRole('link', { name: 'Over 200 a month' }),
    );
    const row = within(await rules()).getByRole('row', {
      name: /Over 200 a month/,
    });
    expect(row).toHaveFocus();
  });

  it('narrow the rules down to theirs', async () => {
    await open();
    await rules();
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Only with findings' }),
    );
    expect(await shownRules()).toEqual(['Over 200 a month', 'small-is-free']);
  });

  it('say so when none of them is about a single rule', async () => {
    const [finding] = FULL_POLICY.findings!;
    const { rule, ...aboutNone } = finding;
    await open(
      '/policy?findings=yes',
      new FakeInfraRequestsApi({
        policy: {
          ...FULL_POLICY,
          findings: [{ ...aboutNone, otherRules: [] }],
        },
      }),
    );
    expect(
      await screen.findByText('None of the findings is about a single rule.'),
    ).toBeInTheDocument();
  });

  it('show an example, which can be tried', async () => {
    const { api } = await open();
    const [, hole] = await findings();
    await userEvent.click(
      within(hole).getByRole('button', { name: /^Example of/ }),
    );
    expect(hole).toHaveTextContent(
      'A PostgreSQL database in staging for 200.00 USD a month. It would need the approvals of tier Escalated.',
    );
    await userEvent.click(
      await within(hole).findByRole('button', { name: 'Try it' }),
    );
    expect(screen.getByLabelText('Address')).toHaveTextContent('tab=try');
    expect(await screen.findByLabelText('Cost a month')).toHaveValue('200.00');
    expect(screen.getByLabelText('Not known')).toHaveValue('ownerMonthlySpend');
    expect(
      await screen.findByRole('region', { name: 'Simulation' }),
    ).toBeInTheDocument();
    expect(api.inputsOf('simulate')).toEqual([
      {
        facts: {
          values: {
            type: 'database',
            action: 'create',
            environment: 'staging',
            monthlyCost: '200.00',
            emergency: false,
            parameters: { replicas: 2 },
          },
          unknown: { ownerMonthlySpend: 'left open in the simulation' },
        },
      },
    ]);
  });

  it('are missed by nobody when there are none', async () => {
    await open(
      '/policy',
      new FakeInfraRequestsApi({ policy: { ...FULL_POLICY, findings: [] } }),
    );
    expect(
      await screen.findByText(/The analysis found nothing to mend/),
    ).toBeInTheDocument();
  });
});

describe('calendars and budgets', () => {
  it('are in words, with whether it is such a time now', async () => {
    await open();
    const [office, friday] = within(
      await screen.findByRole('list', { name: 'Calendars' }),
    )
      .getAllByRole('heading', { level: 4 })
      .map(heading => heading.parentElement);
    expect(office).toHaveTextContent('Office hours');
    expect(office).toHaveTextContent('Monday to Friday from 09:00 to 17:00');
    expect(within(office!).getByText('now')).toBeInTheDocument();
    expect(within(friday!).getByText('not now')).toBeInTheDocument();
    expect(within(friday!).getByText('freeze')).toBeInTheDocument();
  });

  it('say what each owner may spend', async () => {
    await open();
    const budgets = await screen.findByRole('table', { name: 'Budgets' });
    expect(
      within(budgets).getByRole('row', { name: /payments/ }),
    ).toHaveTextContent('5,000.00 USD');
    expect(
      within(budgets).getByRole('row', { name: /Every other owner/ }),
    ).toHaveTextContent('2,000.00 USD');
    expect(
      within(budgets).getByRole('link', { name: 'payments' }),
    ).toHaveAttribute('href', '/catalog/default/group/payments');
  });
});
