import type {
  Evaluation,
  Reason,
} from '@infra-requests/plugin-infra-requests-common';
import { renderInTestApp } from '@backstage/test-utils';
import { screen, within } from '@testing-library/react';
import { EVALUATION } from '../../__testUtils__/fixtures';
import { rootRouteRef } from '../../routes';
import { EvaluationReasons } from './EvaluationReasons';

const ITS_ENVIRONMENT: Reason = {
  kind: 'tier',
  rule: 'production',
  text: 'The environment is Production.',
};

const PERSONAL_DATA: Reason = {
  kind: 'require',
  rule: 'pii',
  text: 'it holds personal data',
};

const show = (overrides: Partial<Evaluation> = {}, linked = false) =>
  renderInTestApp(
    <EvaluationReasons
      evaluation={{ ...EVALUATION, ...overrides }}
      linked={linked}
    />,
    { mountedRoutes: { '/infra-requests': rootRouteRef } },
  );

const reasons = (name: string) =>
  within(screen.getByRole('list', { name }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

describe('EvaluationReasons', () => {
  it('is the decision in one sentence, in which its rules are', async () => {
    await show({
      summary:
        'Escalated because the environment is Production (rules production and no-cowboys).',
      reasons: [ITS_ENVIRONMENT, { ...ITS_ENVIRONMENT, rule: 'no-cowboys' }],
    });
    expect(screen.getByText(/^Escalated because/)).toHaveTextContent(
      /^Escalated because the environment is Production \(rules production and no-cowboys\)\.$/,
    );
    expect(screen.getByTitle('Rule production')).toBeInTheDocument();
    expect(screen.getByTitle('Rule no-cowboys')).toBeInTheDocument();
    expect(screen.queryByRole('list')).not.toBeInTheDocument();
  });

  it('has the rules after the sentence that it does not name, and takes no other words for rules', async () => {
    await show({
      summary:
        'Escalated because the environment is Production (rule of thumb).',
      reasons: [ITS_ENVIRONMENT],
    });
    expect(screen.getByText(/^Escalated because/)).toHaveTextContent(
      /is Production \(rule of thumb\)\. production$/,
    );
    expect(screen.getAllByTitle(/^Rule/)).toHaveLength(1);
  });

  it('lists each reason with its rule, once, where a sentence would have too many', async () => {
    await show({
      summary:
        'Escalated because the environment is Production, it is big and it is public.',
      reasons: [
        ITS_ENVIRONMENT,
        { kind: 'tier', rule: 'big', text: 'It is big.' },
        { kind: 'tier', rule: 'public', text: 'It is public.' },
      ],
    });
    expect(reasons('Why Escalated')).toEqual([
      'The environment is Production. production',
      'It is big. big',
      'It is public. public',
    ]);
    expect(screen.getByText('Why Escalated')).toBeInTheDocument();
    expect(screen.queryByText(/^Escalated because/)).not.toBeInTheDocument();
  });

  it('has a heading where there is no such sentence, and reads clauses as sentences', async () => {
    await show({
      reasons: [
        { kind: 'tier', rule: 'production', text: 'it goes to production' },
        { kind: 'fallback', text: 'no rule covers this request' },
        PERSONAL_DATA,
      ],
    });
    expect(screen.getByText('Why Escalated')).toBeInTheDocument();
    expect(reasons('Why Escalated')).toEqual([
      'It goes to production. production',
      'No rule covers this request.',
    ]);
    expect(screen.getByText('Why extra approval')).toBeInTheDocument();
    expect(reasons('Why extra approval')).toEqual([
      'It holds personal data. pii',
    ]);
  });

  it('keeps apart what asks for the tier and what asks for more', async () => {
    await show({
      summary: 'Escalated because of much.',
      reasons: [...EVALUATION.reasons, PERSONAL_DATA],
    });
    expect(screen.getByText('Why Escalated')).toBeInTheDocument();
    expect(screen.getByText('Why extra approval')).toBeInTheDocument();
  });

  it('says once what several rules say', async () => {
    const text = 'The environment is Production.';
    await show({
      reasons: [
        { kind: 'tier', rule: 'production', text },
        { kind: 'tier', rule: 'no-cowboys', text },
      ],
    });
    expect(reasons('Why Escalated')).toEqual([
      'The environment is Production. production no-cowboys',
    ]);
  });

  it('leaves what a rule that denies says as it is written', async () => {
    await show({
      outcome: 'denied',
      reasons: [{ kind: 'deny', rule: 'no', text: 'kubectl is not for this' }],
    });
    expect(reasons('Why it is not allowed')).toEqual([
      'kubectl is not for this no',
    ]);
  });

  it('leads to the rules of the policy that judged, where it is stored', async () => {
    await show({}, true);
    expect(
      screen.getByRole('link', { name: 'Rule production' }),
    ).toHaveAttribute(
      'href',
      '/infra-requests/policy/versions/c0ffee#rule-production',
    );
  });

  it('does not lead away from what is only tried or asked', async () => {
    await show();
    expect(screen.getByTitle('Rule production')).toHaveTextContent(
      'production',
    );
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});
