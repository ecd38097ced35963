import type { JsonObject } from '@backstage/types';
import { parseRequestTypes } from '../catalogue/requestType';
import {
  exampleConfig,
  exampleRequestTypes,
} from '../policy/__testUtils__/examplePolicy';
import { parsePolicy } from '../policy/policy';
import { blamed, findingsIn, theOnly } from './__testUtils__/findings';
import { analysePolicy } from './analysePolicy';

const EVERYTHING =
  '- { id: rest, when: { type: { $exists: true } }, tier: elevated }';

const found = (rule: string) =>
  findingsIn(`- { id: odd, ${rule}, tier: standard }\n${EVERYTHING}`, {
    code: 'never-matches',
  });

describe('rules that never match', () => {
  it.each<{ story: string; when: string; because: RegExp }>([
    {
      story: 'two thresholds that exclude each other',
      when: '{ monthlyCost: { $lt: 5, $gt: 10 } }',
      because: /is under 5.00 USD and the monthly cost is over 10.00 USD/,
    },
    {
      story: 'a threshold beyond what the form allows',
      when: '{ parameters.replicas: { $gt: 12 } }',
      because:
        /more than 12 replicas\. The replicas can only be a whole number from 1 to 5\./,
    },
    {
      story: 'an environment that the request type does not have',
      when: '{ type: database, environment: preview }',
      because:
        /In "database", the environment can only be development, staging or production\./,
    },
    {
      story: 'a parameter that the request type does not have',
      when: '{ type: preview, parameters.replicas: 3 }',
      because: /There is no parameters\.replicas in "preview"\./,
    },
    {
      story: 'a required parameter that is not given',
      when: '{ type: database, parameters.size: { $exists: false } }',
      because: /no size is given\. In "database", the size is required\./,
    },
    {
      story: 'a whole number between two neighbours',
      when: '{ parameters.replicas: { $gt: 2, $lt: 3 } }',
      because: /exclude|at once/,
    },
    {
      story: 'a date before a day and with a later month',
      when: '{ parameters.neededBy: { $lt: "2026-11-30", $hasPrefix: "2026-12" } }',
      because: /before 30 November 2026/,
    },
    {
      story: 'text that starts in two ways',
      when: '{ $all: [ { parameters.network.cidr: { $hasPrefix: "10." } }, { parameters.network.cidr: { $hasPrefix: "192." } } ] }',
      because: /starts with 10\. and .* starts with 192\./,
    },
    {
      story: 'something and its opposite',
      when: '{ $all: [ { parameters.tags: { $contains: pci } }, { $not: { parameters.tags: { $contains: pci } } } ] }',
      because: /include pci/,
    },
    {
      story: 'alternatives that are all excluded',
      when: '{ $all: [ { environment: production }, { $any: [ { environment: staging }, { type: preview } ] } ] }',
      because: /the environment is production/,
    },
  ])('are found: $story', ({ when, because }) => {
    const finding = theOnly(found(`when: ${when}`));
    expect(finding).toMatchObject({ severity: 'error', rule: 'odd' });
    expect(finding.message).toMatch(
      /^The rule "odd" can never match, because /,
    );
    expect(finding.message).toMatch(because);
  });

  it.each([
    [
      'two thresholds that leave one value',
      '{ monthlyCost: { $gte: 5, $lte: 5 } }',
    ],
    ['the highest value of the form', '{ parameters.replicas: { $gte: 5 } }'],
    [
      'the only whole number between two',
      '{ parameters.replicas: { $gt: 2, $lt: 4 } }',
    ],
    [
      'an optional parameter that is not given',
      '{ type: database, parameters.replicas: { $exists: false } }',
    ],
    [
      'two entries of one list',
      '{ $all: [ { parameters.tags: { $contains: a } }, { parameters.tags: { $contains: b } } ] }',
    ],
    [
      'two entries of one list that no one value could be',
      '{ $all: [ { parameters.disks: { $contains: { kind: ssd } } }, { parameters.disks: { $contains: { kind: hdd } } } ] }',
    ],
    [
      'a cost that the prices of the form never come to',
      '{ type: preview, monthlyCost: { $gt: 1000000 } }',
    ],
    [
      'a beginning and a longer beginning',
      '{ $all: [ { parameters.network.cidr: { $hasPrefix: "10." } }, { parameters.network.cidr: { $hasPrefix: "10.1" } } ] }',
    ],
    [
      'a day within a month',
      '{ parameters.neededBy: { $gt: "2026-12-30", $hasPrefix: "2026-12" } }',
    ],
  ])('are not: %s', (_, when) => {
    expect(blamed(found(`when: ${when}`))).toEqual([]);
  });

  it('name only the conditions that exclude each other', () => {
    const { message } = theOnly(
      found(
        'when: { owner: "group:default/payments", type: database, environment: preview, monthlyCost: { $gt: 5 } }',
      ),
    );
    expect(message).toMatch(/database and the environment is preview/);
    expect(message).not.toMatch(/owner|cost/);
  });

  it('are found where a check does not look at what the rule is about', () => {
    const requestTypes = exampleRequestTypes();
    const failed = (check: string) => ({
      [`checks.${check}.outcome`]: 'failed',
    });
    const { policy } = parsePolicy(
      {
        ...exampleConfig(),
        rules: [
          { id: 'odd', when: { type: 'database', ...failed('licence') } },
          { id: 'fine', when: { type: 'preview', ...failed('licence') } },
          { id: 'all', when: failed('scan') },
        ].map(rule => ({ ...rule, tier: 'standard' })),
      },
      {
        requestTypes,
        checks: [
          { id: 'licence', title: 'Licence', types: ['preview'], facts: {} },
          { id: 'scan', title: 'Scan', facts: {} },
        ],
      },
    );
    const findings = analysePolicy(policy!, { requestTypes }).filter(
      ({ code }) => code === 'never-matches',
    );
    expect(blamed(findings)).toEqual(['odd']);
    expect(findings[0].message).toMatch(
      /There is no checks\.licence\.outcome in "database"\./,
    );
  });

  it('say where no request type has both of two parameters', () => {
    const { requestTypes } = parseRequestTypes([
      ...(exampleConfig().requestTypes as JsonObject[]),
      {
        id: 'topic',
        title: 'Topic',
        category: 'Messaging',
        environment: 'production',
        parameters: {
          required: ['owner'],
          properties: {
            owner: { type: 'string' },
            partitions: { type: 'integer' },
          },
        },
        cost: { lines: [] },
      },
    ]);
    const { policy } = parsePolicy(
      {
        ...exampleConfig(),
        rules: [
          {
            id: 'odd',
            when: { 'parameters.replicas': 3, 'parameters.partitions': 3 },
            tier: 'standard',
          },
        ],
      },
      { requestTypes },
    );
    const [finding] = analysePolicy(policy!, { requestTypes });
    expect(finding).toMatchObject({ code: 'never-matches', rule: 'odd' });
    expect(finding.message).toMatch(
      /No request type has both of parameters\.replicas and parameters\.partitions\./,
    );
  });

  it('show a request that comes as close as can be', () => {
    const { example } = theOnly(
      found(
        'when: { type: database, environment: production, parameters.replicas: { $gt: 12 } }',
      ),
    );
    expect(example.facts.values).toMatchObject({
      type: 'database',
      environment: 'production',
    });
    expect(example.tier.id).toBe('elevated');
  });

  it('are no matter while they are disabled', () => {
    expect(
      blamed(
        found('disabled: true, when: { monthlyCost: { $lt: 5, $gt: 10 } }'),
      ),
    ).toEqual([]);
  });
});

describe('alternatives that never hold', () => {
  const alternatives = (when: string) =>
    findingsIn(`- { id: odd, when: ${when}, tier: standard }\n${EVERYTHING}`, {
      code: 'contradiction',
    });

  it('are found where the rest of the rule excludes them', () => {
    const finding = theOnly(
      alternatives(
        '{ $all: [ { environment: production }, { $any: [ { environment: staging }, { monthlyCost: { $gt: 10 } } ] } ] }',
      ),
    );
    expect(finding).toMatchObject({ severity: 'warning', rule: 'odd' });
    expect(finding.message).toMatch(
      /alternative .* where the environment is staging/,
    );
  });

  it('are not where each can hold', () => {
    expect(
      alternatives(
        '{ $all: [ { environment: production }, { $any: [ { monthlyCost: { $lt: 5 } }, { monthlyCost: { $gt: 10 } } ] } ] }',
      ),
    ).toEqual([]);
  });
});
