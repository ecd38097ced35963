import type { JsonObject } from '@backstage/types';
import { exampleConfig, policyOf } from './__testUtils__/examplePolicy';
import type { CheckDeclaration } from './checkFacts';
import { checksNotMade } from './checksNotMade';

const PLAN: CheckDeclaration = {
  id: 'plan',
  title: 'Plan',
  types: ['database'],
  facts: { destroys: { type: 'integer' } },
};

function completed(
  values: JsonObject,
  options: {
    unknown?: Record<string, string>;
    checks?: CheckDeclaration[];
    disabled?: boolean;
  } = {},
) {
  const { unknown = {}, checks, disabled = false } = options;
  const policy = policyOf({
    ...exampleConfig(),
    rules: [
      {
        id: 'plan',
        disabled,
        when: {
          $any: [
            { 'checks.plan.outcome': 'failed' },
            { 'checks.plan.destroys': { $gt: 2 } },
          ],
        },
        tier: 'standard',
      },
    ],
  });
  const complete = checksNotMade({ ...policy, ...(checks ? { checks } : {}) });
  return complete({ values, unknown }).unknown;
}

const NOT_MADE = 'the check was not made';

describe('facts without a check that rules read', () => {
  it('leave unknown what it would say', () => {
    expect(completed({ type: 'database' })).toEqual({
      'checks.plan.outcome': NOT_MADE,
      'checks.plan.destroys': NOT_MADE,
    });
  });

  it('leave unknown only what it does not say', () => {
    const said = { plan: { outcome: 'passed' } };
    expect(completed({ type: 'database', checks: said })).toEqual({
      'checks.plan.destroys': NOT_MADE,
    });
  });

  it('keep the reason why it could not be made', () => {
    const unknown = { 'checks.plan': 'it took too long' };
    expect(completed({ type: 'database' }, { unknown })).toEqual(unknown);
  });

  it('are as they are where the check looks at other types', () => {
    const checks = [PLAN];
    expect(completed({ type: 'network' }, { checks })).toEqual({});
    expect(completed({ type: 'database' }, { checks })).not.toEqual({});
    expect(completed({}, { checks })).not.toEqual({});
  });

  it('are as they are where no rule in force reads a check', () => {
    expect(completed({ type: 'database' }, { disabled: true })).toEqual({});
  });
});
