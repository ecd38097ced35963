import type {
  Evaluation,
  RuleTrace,
} from '@infra-requests/plugin-infra-requests-common';
import { TestApiProvider, renderInTestApp } from '@backstage/test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeInfraRequestsApi } from '../../__testUtils__/FakeInfraRequestsApi';
import { EVALUATION } from '../../__testUtils__/fixtures';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { rootRouteRef } from '../../routes';
import { RuleTraceTable } from './RuleTraceTable';

const notMatched = (count: number): RuleTrace[] =>
  Array.from({ length: count }, (_, index) => ({
    rule: `staging-${index + 1}`,
    effect: { tier: 'standard' },
    result: 'not-matched',
    comparisons: [
      {
        path: 'environment',
        operator: '$eq',
        expected: 'staging',
        actual: 'production',
        result: 'not-matched',
      },
    ],
  }));

async function show(evaluation: Evaluation, linked = false) {
  await renderInTestApp(
    <TestApiProvider apis={[[infraRequestsApiRef, new FakeInfraRequestsApi()]]}>
      <RuleTraceTable evaluation={evaluation} linked={linked} currency="USD" />
    </TestApiProvider>,
    { mountedRoutes: { '/infra-requests': rootRouteRef } },
  );
  const table = await screen.findByRole('table', { name: 'Rules' });
  return () =>
    within(table)
      .getAllByRole<HTMLTableRowElement>('row')
      .map(({ cells }) => [...cells].map(({ textContent }) => textContent));
}

/** The trace of the fixture and as many rules more that did not match. */
const evaluationWith = (count: number): Evaluation => ({
  ...EVALUATION,
  trace: [...notMatched(count), ...EVALUATION.trace],
});

const UNLESS = ', unless another rule asks for more';

describe('RuleTraceTable', () => {
  it('lists the rules by what they came to, each with what was compared', async () => {
    const rows = await show(evaluationWith(1));
    await screen.findAllByText(`Tier Lead approval${UNLESS}`);
    expect(rows()).toEqual([
      ['Fact', 'Expected', 'Actual', 'Result'],
      ['Matched (1)'],
      [`productionTier Escalated${UNLESS}`],
      ['Environment environment', 'is production', 'production', 'true'],
      ['Not known whether they match (1)Each counts as whichever is stricter.'],
      [`over-thresholdTier Lead approval${UNLESS}`],
      [
        'Monthly cost monthlyCost',
        'is over 200.00 USD',
        'not known: the size has no price',
        'not known',
      ],
      ['Not matched (1)'],
      [`staging-1Tier Lead approval${UNLESS}`],
      ['Environment environment', 'is staging', 'production', 'not true'],
    ]);
  });

  it('leaves out what no rule came to', async () => {
    const rows = await show({ ...EVALUATION, trace: notMatched(1) });
    expect(rows().flat()).not.toContainEqual(expect.stringMatching(/^Matched/));
    expect(rows()).toContainEqual(['Not matched (1)']);
  });

  it('shows up to five rules that did not match, and more of them on demand', async () => {
    const five = await show(evaluationWith(5));
    expect(five()).toContainEqual(['Not matched (5)']);
    expect(screen.getByText('staging-5')).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('has more than five rules that did not match behind their number, also for the keyboard', async () => {
    await show(evaluationWith(6));
    const button = screen.getByRole('button', { name: 'Not matched (6)' });
    expect(button).toHaveAttribute('aria-expanded', 'false');
    expect(screen.queryByText('staging-6')).not.toBeInTheDocument();
    expect(screen.getByText('production', { selector: 'code' })).toBeVisible();

    button.focus();
    await userEvent.keyboard('{Enter}');
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText('staging-6')).toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    expect(screen.queryByText('staging-6')).not.toBeInTheDocument();
  });

  it('says the same only once, and something where there is nothing to compare', async () => {
    const [first] = notMatched(1);
    const rows = await show({
      ...EVALUATION,
      trace: [
        {
          ...first,
          title: 'Staging is cheap',
          comparisons: [...first.comparisons, ...first.comparisons],
        },
        { ...first, rule: 'always', result: 'matched', comparisons: [] },
      ],
    });
    await screen.findAllByText(`Tier Lead approval${UNLESS}`);
    expect(rows().slice(1)).toEqual([
      ['Matched (1)'],
      [`alwaysTier Lead approval${UNLESS}`],
      ['Nothing had to be compared.'],
      ['Not matched (1)'],
      [`Staging is cheap staging-1Tier Lead approval${UNLESS}`],
      ['Environment environment', 'is staging', 'production', 'not true'],
    ]);
  });

  describe('of comparisons that a rule may ask the opposite of', () => {
    const [{ comparisons, ...rule }] = notMatched(1);
    const below = (
      result: RuleTrace['result'],
      ...results: RuleTrace['result'][]
    ) => ({
      ...EVALUATION,
      trace: [
        {
          ...rule,
          rule: 'production',
          result,
          comparisons: results.map(one => ({
            ...comparisons[0],
            expected: one,
            result: one,
          })),
        },
      ],
    });
    const resultsIn = (rows: (string | null)[][]) =>
      rows.filter(row => row.length === 4).map(row => row[3]);

    it('says plainly what holds, and what the rule asks', async () => {
      const rows = await show(below('matched', 'matched', 'not-matched'));
      expect(
        await screen.findByText('When environment is production'),
      ).toBeInTheDocument();
      expect(resultsIn(rows())).toEqual(['Result', 'holds', 'does not hold']);
    });

    it('does the same where a rule did not match though all of it holds', async () => {
      const rows = await show(below('not-matched', 'matched'));
      expect(resultsIn(rows())).toEqual(['Result', 'holds']);
    });

    it('does not say what a rule of another policy asks', async () => {
      const evaluation = below('matched', 'not-matched');
      const rows = await show({ ...evaluation, policyDigest: 'another' });
      await screen.findAllByText(`Tier Lead approval${UNLESS}`);
      expect(resultsIn(rows())).toEqual(['Result', 'does not hold']);
      expect(screen.queryByText(/^When/)).not.toBeInTheDocument();
    });
  });

  it('leads to the rules of the policy that judged', async () => {
    await show(EVALUATION, true);
    expect(
      screen.getByRole('link', { name: 'Rule production' }),
    ).toHaveAttribute(
      'href',
      '/infra-requests/policy/versions/c0ffee#rule-production',
    );
  });

  it('leads nowhere from a policy that is only tried', async () => {
    await show(EVALUATION);
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});
