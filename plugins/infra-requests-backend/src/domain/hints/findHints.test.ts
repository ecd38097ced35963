import type { JsonObject } from '@backstage/types';
import { parseRequestTypes } from '../catalogue/requestType';
import { parsePolicy } from '../policy/policy';
import { demo } from './__testUtils__/demo';
import { subjectOf } from './__testUtils__/draft';
import { findHints } from './findHints';

const OWNER = 'group:default/payments';

const DATABASE: JsonObject = {
  owner: OWNER,
  name: 'ledger',
  environment: 'development',
  size: 'small',
  replicas: 1,
  storageGb: 100,
  backupDays: 7,
  dataClassification: 'internal',
  publicAccess: false,
};

const TEAM: JsonObject = {
  owner: OWNER,
  name: 'sandbox',
  environment: 'development',
  nodeSize: 'small',
  nodes: 2,
  dataClassification: 'internal',
};

const BUCKET: JsonObject = {
  owner: OWNER,
  name: 'invoices',
  environment: 'development',
  storageClass: 'standard',
  sizeGb: 100,
  transferGb: 10,
  dataClassification: 'internal',
};

const PREVIEW: JsonObject = {
  owner: OWNER,
  service: 'component:default/checkout',
  size: 'small',
  copies: 1,
  keepFor: 'P3D',
};

function without(name: string, parameters: JsonObject): JsonObject {
  const entries = Object.entries(parameters);
  return Object.fromEntries(entries.filter(([other]) => other !== name));
}

type Story = [
  what: string,
  type: string,
  parameters: JsonObject,
  hints: string[],
];

function hintsFor(
  id: string,
  parameters: JsonObject,
  options: { config?: JsonObject; isPricedHere?: boolean } = {},
) {
  const { config, ...rest } = options;
  const { policy, requestTypes } = demo(config);
  const type = requestTypes.find(one => one.id === id)!;
  return findHints(subjectOf({ policy, type, parameters, ...rest }));
}

const textsOf = (...args: Parameters<typeof hintsFor>) =>
  hintsFor(...args).map(({ text }) => text);

describe('hints for the forms of the demo portal', () => {
  it.each<Story>([
    ['what is automatic already', 'postgresql-database', DATABASE, []],
    [
      'a database that is too dear',
      'postgresql-database',
      { ...DATABASE, size: 'large', replicas: 3 },
      [
        'With “Instances” set to 1 it would cost 144.80 USD a month and would be automatic.',
        'With “Size” set to Small it would cost 68.50 USD a month and would be automatic.',
      ],
    ],
    [
      'a database that anybody could reach',
      'postgresql-database',
      { ...DATABASE, publicAccess: true },
      ['With “Public endpoint” off it would be automatic.'],
    ],
    [
      'production, which nobody is led to give up',
      'postgresql-database',
      { ...DATABASE, environment: 'production' },
      [],
    ],
    [
      'personal data, which security approves however small it is',
      'postgresql-database',
      {
        ...DATABASE,
        size: 'large',
        replicas: 3,
        dataClassification: 'pii',
      },
      [
        'With “Instances” set to 1 it would cost 144.80 USD a month and would need only the approval of Security.',
        'With “Size” set to Small it would cost 68.50 USD a month and would need only the approval of Security.',
      ],
    ],
    [
      'nodes that may be counted down',
      'team-environment',
      { ...TEAM, nodeSize: 'medium', nodes: 8 },
      ['Up to 2 nodes it would be automatic.'],
    ],
    [
      'a size with very many values',
      'object-storage-bucket',
      { ...BUCKET, sizeGb: 20_000 },
      [
        'With “Size in GB” set to 8,656 it would cost 199.99 USD a month and would be automatic.',
        'With “Class” set to Archive it would cost 80.90 USD a month and would be automatic.',
      ],
    ],
    [
      'a preview that lives too long',
      'preview-environment',
      { ...PREVIEW, keepFor: 'P30D' },
      ['With “Keep it for” set to A week it would be automatic.'],
    ],
  ])('%s', (_, type, parameters, hints) => {
    expect(textsOf(type, parameters)).toEqual(hints);
  });

  it('say what to set, and what comes of it', () => {
    expect(
      hintsFor('team-environment', {
        ...TEAM,
        nodeSize: 'medium',
        nodes: 8,
      }),
    ).toEqual([
      {
        text: 'Up to 2 nodes it would be automatic.',
        parameter: 'nodes',
        value: 2,
        outcome: 'automatic',
        tier: { id: 'automatic', title: 'Automatic', rank: 0 },
        monthlyCost: '192.00',
      },
    ]);
  });
});

describe('hints while the form is half filled in', () => {
  it('promise no more than what is sure whatever is filled in', () => {
    const unsized = without('size', { ...DATABASE, publicAccess: true });
    expect(textsOf('postgresql-database', unsized)).toEqual([
      'With “Public endpoint” off it would take at most the Escalated tier.',
    ]);
  });

  it('are there as soon as what is missing does not matter', () => {
    const unnamed = without('name', { ...DATABASE, publicAccess: true });
    expect(textsOf('postgresql-database', unnamed)).toEqual([
      'With “Public endpoint” off it would be automatic.',
    ]);
  });

  it('offer a first answer too, beginning with what the form begins with', () => {
    const uncounted = without('nodes', TEAM);
    expect(textsOf('team-environment', uncounted)).toEqual([
      'If you fill in “Nodes” (such as 2) it would cost 73.00 USD a month and would be automatic.',
    ]);
  });

  it('offer for an optional number nothing larger than it takes', () => {
    const unread = without('transferGb', { ...BUCKET, sizeGb: 9000 });
    const [first, ...others] = hintsFor('object-storage-bucket', unread);
    expect(first).toMatchObject({
      text: 'If you fill in “Read from outside, GB a month” (such as 10) it would cost 207.90 USD a month and would need lead approval.',
      parameter: 'transferGb',
      value: 10,
    });
    expect(others).toEqual([]);
  });

  it('go on from the least where the form begins with nothing', () => {
    const type = 'postgresql-database';
    const { requestTypes } = demo();
    const numbers = requestTypes.find(({ id }) => id === type)!;
    const change = (schema: JsonObject): JsonObject => {
      const properties = schema.properties as JsonObject;
      const { replicas } = properties as { replicas?: JsonObject };
      return replicas
        ? {
            ...schema,
            properties: {
              ...properties,
              replicas: without('default', replicas),
            },
          }
        : schema;
    };
    const bare = {
      ...numbers,
      steps: numbers.steps.map(step => ({
        ...step,
        schema: change(step.schema),
      })),
    };
    const [hint] = findHints(
      subjectOf({
        policy: demo().policy,
        type: bare,
        parameters: without('replicas', DATABASE),
      }),
    );
    expect(hint).toMatchObject({ parameter: 'replicas', value: 1 });
  });
});

describe('hints where a module sets the price', () => {
  it('do not rely on what was not priced', () => {
    expect(
      textsOf(
        'postgresql-database',
        { ...DATABASE, publicAccess: true },
        { isPricedHere: false },
      ),
    ).toEqual([
      'With “Public endpoint” off it would take at most the Escalated tier.',
    ]);
  });

  it('are there where the price does not matter', () => {
    expect(
      textsOf(
        'preview-environment',
        { ...PREVIEW, keepFor: 'P30D' },
        {
          isPricedHere: false,
          config: {
            rules: [
              {
                id: 'previews',
                when: { type: 'preview-environment' },
                tier: 'automatic',
              },
              {
                id: 'long',
                when: {
                  type: 'preview-environment',
                  'lease.hours': { $gt: 168 },
                },
                tier: 'standard',
              },
            ],
          },
        },
      ),
    ).toEqual(['With “Keep it for” set to A week it would be automatic.']);
  });
});

describe('hints for any policy', () => {
  const AUTOMATIC = {
    id: 'all',
    when: { type: 'team-environment' },
    tier: 'automatic',
  };
  const nodes = (when: JsonObject, tier: string) => ({
    id: `nodes-${tier}`,
    when: { type: 'team-environment', 'parameters.nodes': when },
    tier,
  });
  const team = (parameters: JsonObject, rules: JsonObject[]) =>
    textsOf(
      'team-environment',
      { ...TEAM, ...parameters },
      {
        config: { rules: [AUTOMATIC, ...rules] },
      },
    );

  it('count up where more is laxer', () => {
    expect(team({ nodes: 1 }, [nodes({ $lt: 3 }, 'standard')])).toEqual([
      'From 3 nodes on it would be automatic.',
    ]);
  });

  it('say how many of whom would have to approve', () => {
    expect(
      team({ nodes: 12 }, [
        nodes({ $gt: 9 }, 'elevated'),
        {
          id: 'on-call',
          when: { type: 'team-environment' },
          require: [{ approvers: ['group:default/sre-oncall'], count: 2 }],
        },
      ]),
    ).toEqual([
      'Up to 9 nodes it would need only the approval of 2 of SRE oncall.',
    ]);
  });

  it('offer the nearest of every laxer tier, laxest first', () => {
    expect(
      team({ nodes: 12 }, [
        nodes({ $gt: 3 }, 'standard'),
        nodes({ $gt: 9 }, 'elevated'),
      ]),
    ).toEqual([
      'Up to 3 nodes it would be automatic.',
      // Not "up to 9", which would be automatic for 3.
      'With “Nodes” set to 9 it would cost 328.50 USD a month and would need lead approval.',
    ]);
  });

  it('name a tier that is not called an approval', () => {
    expect(
      team({ nodes: 12 }, [
        {
          id: 'too-many',
          when: { type: 'team-environment', 'parameters.nodes': { $gt: 9 } },
          deny: 'That many are not there.',
        },
        nodes({ $lte: 9 }, 'elevated'),
      ]),
    ).toEqual(['Up to 9 nodes it would take the Escalated tier.']);
  });

  it('say when rules ask for more than the tier does', () => {
    expect(
      team({ nodes: 12 }, [
        nodes({ $lte: 9 }, 'standard'),
        nodes({ $gt: 9 }, 'elevated'),
        {
          id: 'security',
          when: { type: 'team-environment' },
          require: [{ approvers: ['group:default/security'], count: 1 }],
        },
      ]),
    ).toEqual([
      'Up to 9 nodes it would need lead approval with extra approval.',
    ]);
  });

  it('do not send anybody to another environment where something else helps as much', () => {
    expect(
      team({ environment: 'production', nodes: 5 }, [
        {
          id: 'large-production',
          when: { environment: 'production', 'parameters.nodes': { $gt: 4 } },
          tier: 'elevated',
        },
      ]),
    ).toEqual(['Up to 4 nodes it would be automatic.']);
  });

  it('promise nothing that might not be allowed at all', () => {
    const when = {
      type: 'team-environment',
      'parameters.name': { $hasPrefix: 'x' },
    };
    const unnamed = without('name', TEAM);
    const config = {
      rules: [
        AUTOMATIC,
        { id: 'many', when: { 'parameters.nodes': { $gt: 4 } }, deny: 'No.' },
        { id: 'name', when, deny: 'Not so.' },
      ],
    };
    expect(
      textsOf('team-environment', { ...unnamed, nodes: 5 }, { config }),
    ).toEqual([]);
    expect(
      textsOf('team-environment', { ...TEAM, nodes: 5 }, { config }),
    ).toEqual(['Up to 4 nodes it would be automatic.']);
  });
});

describe('what hints leave alone', () => {
  /** Automatic as soon as anything of what is switched on is not. */
  function switchesOn(properties: JsonObject) {
    const names = Object.keys(properties);
    const { requestTypes } = parseRequestTypes([
      {
        id: 'switches',
        title: 'Switches',
        description: 'As many as needed.',
        category: 'Tests',
        parameters: {
          required: ['owner'],
          properties: {
            owner: { type: 'string', enum: [OWNER, 'group:default/checkout'] },
            ...properties,
          },
        },
        cost: { lines: [] },
      },
    ]);
    const allOn = {
      owner: OWNER,
      ...Object.fromEntries(names.map(name => [`parameters.${name}`, true])),
    };
    const { policy } = parsePolicy(
      {
        tiers: [
          { id: 'automatic', title: 'Automatic' },
          {
            id: 'lead',
            title: 'Lead approval',
            stages: [
              {
                name: 'review',
                requirements: [
                  { approvers: ['group:default/leads'], count: 1 },
                ],
              },
            ],
          },
        ],
        rules: [
          { id: 'on', when: allOn, tier: 'lead' },
          { id: 'off', when: { $not: allOn }, tier: 'automatic' },
        ],
      },
      { requestTypes },
    );
    return findHints(
      subjectOf({
        policy: policy!,
        type: requestTypes[0],
        parameters: {
          owner: OWNER,
          ...Object.fromEntries(names.map(name => [name, true])),
        },
      }),
    ).map(({ parameter }) => parameter);
  }
  const on = { type: 'boolean' };

  it('is whatever is beyond five', () => {
    expect(switchesOn({ a: on, b: on, c: on, d: on, e: on, f: on })).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
    ]);
  });

  it('is who takes part', () => {
    const hintsWith = (involved: string[]) => {
      const committer = {
        type: 'string',
        enum: ['user:default/ada', 'user:default/grace'],
      };
      const { requestTypes } = parseRequestTypes([
        {
          id: 'deployment',
          title: 'Deployment',
          description: 'What somebody committed.',
          category: 'Tests',
          involved,
          parameters: {
            required: ['owner'],
            properties: { owner: { type: 'string' }, committer },
          },
          cost: { lines: [] },
        },
      ]);
      const { policy } = parsePolicy(
        {
          tiers: [
            { id: 'automatic' },
            {
              id: 'lead',
              stages: [
                {
                  name: 'review',
                  requirements: [
                    { approvers: ['group:default/leads'], count: 1 },
                  ],
                },
              ],
            },
          ],
          rules: [
            {
              id: 'ada',
              when: { 'parameters.committer': 'user:default/ada' },
              tier: 'lead',
            },
            {
              id: 'grace',
              when: { 'parameters.committer': 'user:default/grace' },
              tier: 'automatic',
            },
          ],
        },
        { requestTypes },
      );
      return findHints(
        subjectOf({
          policy: policy!,
          type: requestTypes[0],
          parameters: { owner: OWNER, committer: 'user:default/ada' },
        }),
      );
    };
    expect(hintsWith([])).toHaveLength(1);
    expect(hintsWith(['committer'])).toEqual([]);
  });

  it('is the owner, and fields that state a fact', () => {
    expect(
      switchesOn({
        backups: on,
        holdsPersonalData: { ...on, 'ui:options': { hints: false } },
      }),
    ).toEqual(['backups']);
  });
});
