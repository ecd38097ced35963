import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { parseRequestTypes } from '../catalogue/requestType';
import { exampleConfig } from './__testUtils__/examplePolicy';
import { fullConfig } from './__testUtils__/fullConfig';
import { parsePolicy } from './policy';

function problemsOf(config: JsonObject, when: string): string[] {
  const types = parseRequestTypes(config.requestTypes);
  expect(types.problems).toEqual([]);
  return parsePolicy(
    { ...config, rules: [{ id: 'a', when: parse(when), tier: 'elevated' }] },
    types,
  ).problems.map(({ path, message }) => `${path}: ${message}`);
}

const AT = 'infraRequests.rules[0].when';

describe('the facts of a policy', () => {
  it.each([
    '{ requester.agent: true }',
    '{ emergency: true }',
    '{ calendar.inFreeze: false }',
    '{ calendars.business-hours: true }',
    '{ ownerBudgetRemaining: { $lt: 0 } }',
    '{ ownerBudgetRemaining: { $gte: "-0.50" } }',
    '{ ownerBudgetRemaining: { $exists: false } }',
    '{ lease.hours: { $gt: 24 } }',
    '{ entity.ref: component:default/payments-api }',
    '{ entity.kind: component }',
    '{ entity.spec.lifecycle: production }',
    '{ entity.spec: { $exists: true } }',
    '{ entity.metadata.tags: { $contains: pci } }',
    '{ entity.metadata.annotations.backstage.io/techdocs-ref: { $exists: true } }',
    '{ parameters.token: { $exists: true } }',
  ])('are checked, and %s is right', when => {
    expect(problemsOf(fullConfig(), when)).toEqual([]);
  });

  it.each([
    [
      '{ requester.agent: "plugin:mcp-actions" }',
      '.requester.agent: requester.agent can never be "plugin:mcp-actions"',
    ],
    ['{ emergency: "yes" }', '.emergency: emergency can never be "yes"'],
    [
      '{ calendars.busines-hours: true }',
      '.calendars.busines-hours: there is no fact "calendars.busines-hours". Did you mean "calendars.business-hours"?',
    ],
    [
      '{ calendars.business-hours: 5 }',
      '.calendars.business-hours: calendars.business-hours can never be 5',
    ],
    [
      '{ ownerBudgetRemaining: { $lt: nothing } }',
      '.ownerBudgetRemaining.$lt: $lt cannot compare ownerBudgetRemaining with "nothing". Write an amount such as 200 or "199.50".',
    ],
    [
      '{ lease.hours: { $gt: P1D } }',
      '.lease.hours.$gt: $gt cannot compare lease.hours with "P1D".',
    ],
    [
      '{ entity.name: payments }',
      '.entity.name: there is no fact "entity.name".',
    ],
    [
      '{ entity.ref: payments-api }',
      '.entity.ref: entity.ref can never be "payments-api": it is a full entity ref in lower case.',
    ],
  ])('are checked, and %s is wrong', (when, expected) => {
    const problems = problemsOf(fullConfig(), when);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`${AT}${expected}`);
  });

  it.each([
    [
      '{ ownerBudgetRemaining: { $lt: 0 } }',
      'as long as nobody has a budget. Add budgets: { default: 5000 } or the like to infraRequests.',
    ],
    [
      '{ calendars.business-hours: true }',
      'as long as there is no calendar. Add it to calendars in infraRequests.',
    ],
    [
      '{ lease.hours: 5 }',
      'as long as no request type says how long it lives. Add lease: P14D or lease: { parameter: keepFor } to one.',
    ],
    [
      '{ entity.spec.lifecycle: production }',
      'as long as no request type says which catalog entity it concerns. Add entity: { parameter: service } to one.',
    ],
  ])('say for %s what has to be configured', (when, expected) => {
    const [path] = Object.keys(parse(when));
    expect(problemsOf(exampleConfig(), when)).toEqual([
      `${AT}.${path}: there is no fact "${path}" ${expected}`,
    ]);
  });

  it('does not call rules wrong because of a calendar or a budget that is', () => {
    const problemsWith = (changed: JsonObject) =>
      problemsOf(
        { ...fullConfig(), ...changed },
        '{ calendars.business-hours: true, ownerBudgetRemaining: { $lt: 0 } }',
      ).map(problem => problem.split(': ')[0]);
    expect(
      problemsWith({ calendars: [{ windows: [{ date: '2026-12-25' }] }] }),
    ).toEqual(['infraRequests.calendars[0].id']);
    expect(problemsWith({ budgets: 5000 })).toEqual(['infraRequests.budgets']);
  });

  it.each([
    '{ parameters.token: s3cret }',
    '{ parameters.token: { $in: [s3cret] } }',
    '{ parameters.token: { $hasPrefix: s } }',
    '{ parameters.token: { $gt: 5 } }',
    '{ parameters.token: { $contains: s } }',
    '{ $not: { parameters.token: s3cret } }',
  ])('refuse %s, because it could find a secret out', when => {
    const problems = problemsOf(fullConfig(), when);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(
      'parameters.token is a secret in the request type "deployment", and all that can be asked of a secret is whether it was given. Write { parameters.token: { $exists: true } }.',
    );
  });

  it('has nothing in a secret', () => {
    expect(problemsOf(fullConfig(), '{ parameters.token.length: 5 }')).toEqual([
      expect.stringContaining('there is no fact "parameters.token.length".'),
    ]);
  });

  it('lets a rule that concerns other types read what is a secret in one', () => {
    const config = fullConfig();
    const [, preview] = config.requestTypes as JsonObject[];
    const { properties } = preview.parameters as { properties: JsonObject };
    properties.token = { type: 'string', enum: ['small', 'large'] };
    expect(problemsOf(config, '{ parameters.token: small }')).toEqual([
      expect.stringContaining(
        'Write { parameters.token: { $exists: true } }, or restrict the rule with type: preview.',
      ),
    ]);
    expect(
      problemsOf(config, '{ type: preview, parameters.token: small }'),
    ).toEqual([]);
    expect(
      problemsOf(config, '{ type: deployment, parameters.token: small }'),
    ).toHaveLength(1);
  });
});

describe('high-risk environments', () => {
  const problemsWith = (highRiskEnvironments: string) =>
    problemsOf(
      {
        ...exampleConfig(),
        highRiskEnvironments: parse(highRiskEnvironments),
      },
      '{ environment: production }',
    );

  it('are environments that there are', () => {
    expect(problemsWith('[production, staging]')).toEqual([]);
    expect(problemsWith('[]')).toEqual([]);
    expect(problemsWith('[prodction]')).toEqual([
      'infraRequests.highRiskEnvironments[0]: environment can never be "prodction". Did you mean "production"?',
    ]);
    expect(problemsWith('production')).toEqual([
      'infraRequests.highRiskEnvironments: must be a list of environments, but is text. Write [production].',
    ]);
    expect(problemsWith('[5]')).toHaveLength(1);
  });
});
