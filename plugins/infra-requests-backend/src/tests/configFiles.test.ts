import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { ConfigSources, FileConfigSource } from '@backstage/config-loader';
import { readInfraRequestsConfig, type InfraRequestsConfig } from '../config';

const TIERS = `
    - id: automatic
    - id: standard
      stages:
        - name: review
          requirements: [{ approvers: [group:default/leads], count: 1 }]`;

const rule = (id: string, type = 'bucket') =>
  `{ id: ${id}, when: { type: ${type} }, tier: standard }`;

const BUCKET = `
- id: bucket
  title: Bucket
  description: A bucket.
  category: Data
  parameters: { required: [owner], properties: { owner: { type: string } } }
  cost: { lines: [] }`;

describe('a configuration in several files', () => {
  let directory: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'infra-requests-'));
  });

  afterEach(async () => {
    await rm(directory, { recursive: true });
  });

  /** What a backend reads that is started with these files, the first being its app-config. */
  async function read(
    files: Record<string, string>,
  ): Promise<InfraRequestsConfig> {
    for (const [name, content] of Object.entries(files)) {
      const path = join(directory, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
    }
    const [first] = Object.keys(files);
    const config = await ConfigSources.toConfig(
      FileConfigSource.create({ path: join(directory, first), watch: false }),
    );
    try {
      return readInfraRequestsConfig(config);
    } finally {
      config.close();
    }
  }

  it('includes a rule, a list of rules and files that they include, in one list', async () => {
    const { policy, requestTypes } = await read({
      'app-config.yaml': `
infraRequests:
  tiers:${TIERS}
  rules:
    - ${rule('here')}
    - $include: rules/production.yaml
    - $include: rules/single.yaml
  requestTypes:
    $include: request-types.yaml`,
      'rules/production.yaml': `
- ${rule('first')}
- ${rule('second')}
- $include: deeper/more.yaml`,
      'rules/deeper/more.yaml': `[${rule('third')}]`,
      'rules/single.yaml': rule('single'),
      'request-types.yaml': BUCKET,
    });
    expect(policy.rules.map(({ id }) => id)).toEqual([
      'here',
      'first',
      'second',
      'third',
      'single',
    ]);
    expect(requestTypes.map(({ id }) => id)).toEqual(['bucket']);
  });

  it('includes all rules, or the calendars and budgets, as a whole', async () => {
    const { policy } = await read({
      'app-config.yaml': `
infraRequests:
  tiers:${TIERS}
  rules: { $include: rules.yaml }
  calendars: { $include: calendars.yaml }
  budgets: { $include: 'money.yaml#budgets' }
  requestTypes: { $include: request-types.yaml }`,
      'rules.yaml': `[${rule('only')}]`,
      'calendars.yaml':
        '[{ id: christmas, freeze: true, windows: [{ date: 2026-12-25 }] }]',
      'money.yaml': 'budgets: { default: 5000 }',
      'request-types.yaml': BUCKET,
    });
    expect(policy).toMatchObject({
      rules: [{ id: 'only' }],
      calendars: [{ id: 'christmas', freeze: true }],
      budgets: { default: '5000.00' },
    });
  });

  it('says of a mistake in an included file where it is in the list', async () => {
    await expect(
      read({
        'app-config.yaml': `
infraRequests:
  tiers:${TIERS}
  rules:
    - ${rule('here')}
    - $include: rules.yaml
  requestTypes: { $include: request-types.yaml }`,
        'rules.yaml': `[${rule('a')}, ${rule('b', 'bukcet')}]`,
        'request-types.yaml': BUCKET,
      }),
    ).rejects.toThrow(
      'infraRequests.rules[1][1].when.type: type can never be "bukcet". Did you mean "bucket"?',
    );
  });
});
