import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import {
  exampleConfig,
  exampleRequestTypes,
  policyOf,
  policyWithRules,
} from './__testUtils__/examplePolicy';
import { describePolicy, parsePolicy } from './policy';
import { policyAsYaml } from './printPolicy';

function problemsOf(config: JsonObject): string[] {
  return parsePolicy(config, {
    requestTypes: exampleRequestTypes(),
  }).problems.map(({ path, message }) => `${path}: ${message}`);
}

/** The example with some keys replaced. */
const changed = (yaml: string): JsonObject => ({
  ...exampleConfig(),
  ...parse(yaml),
});

const REVIEW =
  'stages: [{ name: review, requirements: [{ approvers: [group:default/leads], count: 1 }] }]';

/** A policy with one tier that has one requirement. */
const requiring = (requirement: string) =>
  changed(`
tiers: [{ id: only, stages: [{ name: review, requirements: [${requirement}] }] }]
fallbackTier: only
rules: []`);

describe('parsePolicy', () => {
  it('reads tiers with their rank and rules with their effect', () => {
    const policy = policyOf(exampleConfig());
    expect(policy.tiers.map(({ id, rank }) => `${rank} ${id}`)).toEqual([
      '0 automatic',
      '1 standard',
      '2 elevated',
    ]);
    expect(policy.tiers.every(({ distinct }) => distinct)).toBe(true);
    expect(
      policy.rules.map(({ id, effect }) => `${id} ${effect.kind}`),
    ).toEqual([
      'dev-is-free tier',
      'staging-within-budget tier',
      'over-threshold tier',
      'production tier',
      'pii-needs-security require',
      'no-public-databases deny',
    ]);
    expect(policy).toMatchObject({
      currency: 'USD',
      timezone: 'Europe/Berlin',
      fallbackTier: 'elevated',
    });
  });

  it('falls back to the strictest tier, USD and UTC where nothing is said', () => {
    const { tiers } = exampleConfig();
    expect(policyOf({ tiers } as JsonObject)).toMatchObject({
      currency: 'USD',
      timezone: 'UTC',
      fallbackTier: 'elevated',
      rules: [],
    });
  });

  it('writes approvers as the catalog does, each once', () => {
    const { tiers } = policyOf(
      requiring(
        '{ approvers: [Group:Default/Leads, group:default/leads, user:default/Ada], count: 2 }',
      ),
    );
    expect(tiers[0].stages[0].requirements).toEqual([
      { approvers: ['group:default/leads', 'user:default/ada'], count: 2 },
    ]);
  });

  it.each([
    // tiers
    ['tiers: []', 'infraRequests.tiers: is an empty list.'],
    [
      `tiers: [{ id: a }, { id: a, ${REVIEW} }]`,
      'infraRequests.tiers[1].id: the tier id "a" is already used at infraRequests.tiers[0].id.',
    ],
    [
      `tiers: [{ id: denied, ${REVIEW} }]`,
      'infraRequests.tiers[0].id: "denied" stands for requests that a deny rule refuses.',
    ],
    [
      `tiers: [{ id: Lead Approval, ${REVIEW} }]`,
      'infraRequests.tiers[0].id: "Lead Approval" is not an id.',
    ],
    [
      `tiers: [{ id: a, stagse: [] }]`,
      'infraRequests.tiers[0].stagse: is not a known key. Did you mean "stages"?',
    ],
    [
      `tiers: [{ id: a, distinct: "no", ${REVIEW} }]`,
      'infraRequests.tiers[0].distinct: must be true or false without quotes',
    ],
    [
      `tiers: [{ id: a, ${REVIEW} }, { id: b }]`,
      'infraRequests.tiers[1].stages: is missing: only the first, laxest tier may go without stages; in "b" requests would be approved automatically without anybody having said so.',
    ],
    [
      'tiers: [{ id: a }, { id: b, stages: [] }]',
      'infraRequests.tiers[1].stages: is an empty list: only the first',
    ],
    [
      'tiers: [{ id: a }]',
      'infraRequests.tiers[0].stages: is missing: "a" is the only tier, hence the strictest, and has to ask somebody.',
    ],
    [
      'tiers: [{ id: a, stages: [{ requirements: [{ approvers: [user:default/x], count: 1 }] }] }]',
      'infraRequests.tiers[0].stages[0].name: must be text, but is nothing. Write review.',
    ],
    [
      'tiers: [{ id: a, stages: [{ name: review }] }]',
      'infraRequests.tiers[0].stages[0].requirements: must be a list of requirements, but is nothing.',
    ],
    [
      'tiers: [{ id: a, stages: [{ name: review, requirements: [] }] }]',
      'infraRequests.tiers[0].stages[0].requirements: is an empty list.',
    ],
    // the rest
    [
      'currency: euros',
      'infraRequests.currency: "euros" is not a currency. Write its three letters from ISO 4217',
    ],
    ['currency: XQZ', 'infraRequests.currency: "XQZ" is not a currency.'],
    [
      'timezone: Europe/Berln',
      'infraRequests.timezone: "Europe/Berln" is not a time zone. Did you mean "Europe/Berlin"?',
    ],
    [
      'timezone: the office',
      'infraRequests.timezone: "the office" is not a time zone. Write an IANA name such as Europe/Berlin.',
    ],
    [
      'timezone: "+02:00"',
      'infraRequests.timezone: "+02:00" is an offset, which knows no summer time. Write an IANA name such as Europe/Berlin.',
    ],
    ['timezone: UTC+2', 'infraRequests.timezone: "UTC+2" is not a time zone.'],
    [
      'fallbackTier: elevatd',
      'infraRequests.fallbackTier: there is no tier "elevatd". Did you mean "elevated"?',
    ],
    [
      'rule: []',
      'infraRequests.rule: is not a known key. Did you mean "rules"?',
    ],
    ['rules: { a: 1 }', 'infraRequests.rules: must be a list of rules'],
  ])('refuses %s', (yaml, expected) => {
    const config = yaml.startsWith('tiers')
      ? changed(`${yaml}\nrules: []\nfallbackTier: a`)
      : changed(yaml);
    expect(problemsOf(config).join('\n')).toContain(expected);
  });

  it.each([
    [
      '{ approvers: [group:default/leads], count: 0 }',
      'count: must be a whole number from 1 to 50, but is 0.',
    ],
    [
      '{ approvers: [group:default/leads], count: 1.5 }',
      'count: must be a whole number from 1 to 50, but is 1.5.',
    ],
    [
      '{ approvers: [group:default/leads], count: "1" }',
      'count: must be a whole number from 1 to 50, but is "1".',
    ],
    [
      '{ approvers: [group:default/leads] }',
      'count: must be a whole number from 1 to 50, but is missing.',
    ],
    [
      '{ approvers: [group:default/leads], cuont: 1, count: 1 }',
      'cuont: is not a known key. Did you mean "count"?',
    ],
    ['{ approvers: [], count: 1 }', 'approvers: is an empty list.'],
    [
      '{ approvers: group:default/leads, count: 1 }',
      'approvers: must be a list of user and group refs, but is text.',
    ],
    [
      '{ approvers: [leads], count: 1 }',
      'approvers[0]: "leads" is not a full ref of a user or group. Write group:default/leads or the like.',
    ],
    [
      '{ approvers: [group:leads], count: 1 }',
      'Write group:default/leads or the like.',
    ],
    [
      '{ approvers: [User:Ada], count: 1 }',
      'Write user:default/ada or the like.',
    ],
    [
      '{ approvers: [component:default/leads], count: 1 }',
      'is not a full ref of a user or group',
    ],
    [
      '{ approvers: [owner.parents], count: 1 }',
      'approvers[0]: "owner.parents" is neither a relation nor the full ref of a user or group. Did you mean "owner.parent"? Or name a group or a user',
    ],
    [
      '{ approvers: [requester.manager], count: 1 }',
      'approvers[0]: "requester.manager" is neither a relation nor the full ref of a user or group. Write one of: owner, owner.parent, entity.owner.',
    ],
    [
      '{ approvers: [entity.owner], count: 1 }',
      'approvers[0]: there is never an entity to have an owner, because no request type declares one. Add entity: { parameter: name } to a request type',
    ],
    [
      '{ approvers: ["resolver:on-call"], count: 1 }',
      'approvers[0]: "resolver:on-call" must name a resolver in kebab-case and what it is asked for. Write resolver:on-call/payments',
    ],
    [
      '{ approvers: ["resolver:On Call/payments"], count: 1 }',
      'approvers[0]: "resolver:On Call/payments" must name a resolver in kebab-case',
    ],
    [
      `{ approvers: ["resolver:on-call/${'x'.repeat(290)}"], count: 1 }`,
      'approvers[0]: is 307 characters long where 300 are allowed.',
    ],
    [
      '{ approvers: [user:default/a, user:default/b], count: 3 }',
      'count: asks for 3 of 2 people and could never be met.',
    ],
  ])('refuses the requirement %s', (requirement, expected) => {
    const problems = problemsOf(requiring(requirement));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(
      'infraRequests.tiers[0].stages[0].requirements[0].',
    );
    expect(problems[0]).toContain(expected);
  });

  it.each([
    [
      '{ id: r, when: { environment: production } }',
      'rules[0]: must have exactly one of tier, require and deny, but has none.',
    ],
    [
      '{ id: r, when: { environment: production }, tier: elevated, deny: No. }',
      'rules[0]: must have exactly one of tier, require and deny, but has tier and deny.',
    ],
    [
      '{ id: r, when: { environment: production }, tier: elevate }',
      'rules[0].tier: there is no tier "elevate". Did you mean "elevated"?',
    ],
    [
      '{ id: r, when: { environment: production }, deny: "" }',
      'rules[0].deny: must be text, but is empty.',
    ],
    [
      '{ id: r, when: { environment: production }, require: [] }',
      'rules[0].require: is an empty list.',
    ],
    [
      '{ id: r, whne: { environment: production }, tier: elevated }',
      'rules[0].whne: is not a known key. Did you mean "when"?',
    ],
    ['{ id: r, tier: elevated }', 'rules[0].when: must be a condition.'],
    [
      '{ when: { environment: production }, tier: elevated }',
      'rules[0].id: must be text, but is nothing.',
    ],
    ['production', 'rules[0]: must be an object, but is text.'],
    [
      '{ id: r, when: { environment: production }, tier: elevated }, { id: r, when: { environment: staging }, tier: elevated }',
      'rules[1].id: the rule id "r" is already used at infraRequests.rules[0].id.',
    ],
  ])('refuses the rule %s', (rule, expected) => {
    expect(problemsOf(changed(`rules: [${rule}]`)).join('\n')).toContain(
      expected,
    );
  });

  it('lets only the first tier go without stages, and says so of every other', () => {
    const config = changed(`
tiers: [{ id: automatic }, { id: standard }, { id: elevated, stages: [] }]
fallbackTier: automatic
rules: []`);
    expect(problemsOf(config).map(problem => problem.split(': ')[0])).toEqual([
      'infraRequests.tiers[1].stages',
      'infraRequests.tiers[2].stages',
    ]);
  });

  it('does not call a tier empty whose stages are wrong', () => {
    const config = changed(`
tiers: [{ id: automatic }, { id: elevated, stages: [{ requirements: [{ approvers: [user:default/x], count: 1 }] }] }]
rules: []`);
    expect(problemsOf(config)).toEqual([
      'infraRequests.tiers[1].stages[0].name: must be text, but is nothing. Write review.',
    ]);
  });

  it('does not call rules wrong because a tier id is', () => {
    const { tiers } = exampleConfig() as { tiers: JsonObject[] };
    const [automatic, standard, elevated] = tiers;
    const problemsWith = (id: string) =>
      problemsOf({
        ...exampleConfig(),
        tiers: [automatic, { ...standard, id }, elevated],
        rules: parse(
          `[{ id: r, when: { environment: staging }, tier: ${
            id === 'Standard' ? id : 'standard'
          } }]`,
        ),
      });
    expect(problemsWith('elevated')).toEqual([
      'infraRequests.tiers[2].id: the tier id "elevated" is already used at infraRequests.tiers[1].id. Give it a name of its own.',
    ]);
    expect(problemsWith('Standard')).toEqual([
      expect.stringContaining(
        'infraRequests.tiers[1].id: "Standard" is not an id.',
      ),
    ]);
  });

  it('still finds the typing mistake in a tier where another id is taken twice', () => {
    const { tiers } = exampleConfig() as { tiers: JsonObject[] };
    const config = {
      ...exampleConfig(),
      tiers: [...tiers, tiers[2]],
      fallbackTier: 'standrd',
    };
    expect(problemsOf(config)[0]).toBe(
      'infraRequests.tiers[3].id: the tier id "elevated" is already used at infraRequests.tiers[2].id. Give it a name of its own.',
    );
    expect(problemsOf(config)[1]).toBe(
      'infraRequests.fallbackTier: there is no tier "standrd". Did you mean "standard"?',
    );
  });
});

describe('the digest of a policy', () => {
  const digestOf = (yaml: string) => policyOf(changed(yaml)).digest;
  const example = policyOf(exampleConfig()).digest;
  const { rules, tiers } = exampleConfig() as Record<string, JsonObject[]>;

  it('is a SHA-256', () => {
    expect(example).toMatch(/^[0-9a-f]{64}$/);
  });

  it('stays what it was in requests of earlier versions', () => {
    expect(example).toBe(
      '4b0ad39d028658312edf09c978921e375817e50068147c4dc7eab786f5183505',
    );
  });

  it('does not depend on the order of rules, titles or descriptions', () => {
    const reworded = {
      ...exampleConfig(),
      rules: [...rules].reverse().map(rule => ({ ...rule, title: 'Other' })),
      tiers: tiers.map(tier => ({ ...tier, description: 'Other' })),
    };
    expect(policyOf(reworded).digest).toBe(example);
  });

  it.each([
    'currency: EUR',
    'timezone: UTC',
    'fallbackTier: standard',
    'rules: []',
    'budgets: { default: 0 }',
    'calendars: [{ id: a, windows: [{ date: 2026-12-25 }] }]',
  ])('changes with %s', yaml => {
    expect(digestOf(yaml)).not.toBe(example);
  });

  it('changes with the time, the zone and the freeze of a calendar, and with an amount of a budget', () => {
    const others = [
      '{ id: a, windows: [{ date: 2026-12-25 }] }',
      '{ id: a, windows: [{ date: 2026-12-26 }] }',
      '{ id: a, windows: [{ date: 2026-12-25 }], freeze: true }',
      '{ id: a, windows: [{ date: 2026-12-25 }], timezone: UTC }',
      '{ id: a, windows: [{ date: 2026-12-25 }], except: [{ date: 2026-12-25 }] }',
    ].map(calendar => digestOf(`calendars: [${calendar}]`));
    const budgets = ['{ default: 1 }', '{ owners: { "user:a/b": 1 } }'].map(
      budget => digestOf(`budgets: ${budget}`),
    );
    expect(new Set([...others, ...budgets]).size).toBe(7);
    expect(digestOf('budgets: { default: "1.0" }')).toBe(budgets[0]);
    expect(digestOf('calendars: []')).toBe(example);
  });

  it('changes with a threshold, an approver, a count and distinctness', () => {
    const others = [
      JSON.stringify(exampleConfig()).replace('200', '201'),
      JSON.stringify(exampleConfig()).replace('default/finops', 'default/ops'),
      JSON.stringify(exampleConfig()).replace('"count":1', '"count":2'),
      JSON.stringify(exampleConfig()).replace(
        '"title":"Escalated"',
        '"distinct":false',
      ),
    ].map(text => policyOf(JSON.parse(text)).digest);
    expect(new Set([example, ...others]).size).toBe(5);
  });
});

const NOW = new Date('2026-11-24T13:00:00Z');

describe('describePolicy', () => {
  it('says every rule in words', () => {
    const { rules } = describePolicy(policyOf(exampleConfig()), { now: NOW });
    expect(rules.map(({ id, whenInWords }) => `${id}: ${whenInWords}`)).toEqual(
      [
        'dev-is-free: the environment is development or preview and the monthly cost is at most 200.00 USD',
        "staging-within-budget: the environment is staging and the monthly cost is at most 1,000.00 USD and the owner's monthly spend is at most 5,000.00 USD",
        'over-threshold: the monthly cost is over 200.00 USD',
        'production: the environment is production',
        'pii-needs-security: the data classification is pii or phi',
        'no-public-databases: it is a PostgreSQL database and public access is on',
      ],
    );
  });

  it('keeps what the admin wrote', () => {
    const policy = policyWithRules(
      '[{ id: r, title: Prod, description: Why., when: { environment: production }, tier: elevated }]',
    );
    expect(describePolicy(policy, { now: NOW })).toEqual({
      digest: policy.digest,
      currency: 'USD',
      timezone: 'Europe/Berlin',
      fallbackTier: 'elevated',
      tiers: policy.tiers.map(({ terms, ...tier }) => ({
        ...tier,
        termsInWords: [],
      })),
      rules: [
        {
          id: 'r',
          title: 'Prod',
          description: 'Why.',
          when: { environment: 'production' },
          whenInWords: 'the environment is production',
          effect: { tier: 'elevated' },
        },
      ],
      calendars: [],
      highRiskEnvironments: [],
      text: policyAsYaml(policy),
    });
  });
});
