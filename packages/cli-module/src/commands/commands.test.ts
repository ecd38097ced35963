import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Every test starts the program anew, which takes long where others are at work.
jest.setTimeout(60_000);

const root = join(__dirname, '../../../..');
const bin = join(root, 'packages/cli-module/bin/infra-requests');
const folder = mkdtempSync(join(tmpdir(), 'infra-requests-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

interface Run {
  code: number;
  out: string;
  err: string;
}

/** Runs the command as a person does. */
const run = (...args: string[]) =>
  new Promise<Run>(resolve => {
    execFile(
      process.execPath,
      [bin, ...args],
      { cwd: root, env: { PATH: process.env.PATH, FORCE_COLOR: '0' } },
      (error, out, err) =>
        resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });

const TIERS = `
infraRequests:
  tiers:
    - { id: automatic }
    - id: standard
      title: Lead approval
      stages:
        - name: review
          requirements: [{ approvers: [group:default/leads], count: 1 }]
  requestTypes:
    - id: database
      title: Database
      description: A database
      category: Data
      parameters:
        required: [owner, environment]
        properties:
          owner: { type: string }
          environment: { type: string, enum: [staging, production] }
      cost: { lines: [{ title: Disk, unitPrice: 10 }] }
  rules:
    - { id: production, when: { environment: production }, tier: standard }
    - { id: staging, when: { environment: staging }, tier: automatic }
`;

describe('infra-requests policy check', () => {
  it('finds nothing wrong with the policy of the demo, approvers included', async () => {
    const { code, out } = await run(
      ...['policy', 'check', '--config', 'app-config.yaml'],
      ...['--catalog', 'examples/org.yaml', '--json'],
    );
    const { problems, findings } = JSON.parse(out);
    expect(problems).toEqual([]);
    expect(
      findings.filter((one: { severity: string }) => one.severity === 'error'),
    ).toEqual([]);
    expect(code).toBe(0);
  });

  it('ends with 1 and names every mistake', async () => {
    const config = file(
      'mistakes.yaml',
      TIERS.replace(
        'environment: production',
        'enviroment: production',
      ).replace('tier: automatic', 'tier: automatik'),
    );
    const { code, out, err } = await run(
      ...['policy', 'check', '--config', config],
    );
    expect(out).toContain('infraRequests.rules[0].when.enviroment');
    expect(out).toContain('Did you mean "environment"?');
    expect(out).toContain('Did you mean "automatic"?');
    expect(err).toContain('2 mistakes. Nothing was analysed.');
    expect(code).toBe(1);
  });

  it('ends with 1 where nobody can approve, which it knows from the catalog files', async () => {
    const config = file('fine.yaml', TIERS);
    const org = file(
      'org.yaml',
      'kind: Group\nmetadata: { name: leads }\nspec: { children: [] }\n',
    );
    expect((await run('policy', 'check', '--config', config)).code).toBe(0);
    const { code, out } = await run(
      ...['policy', 'check', '--config', config, '--catalog', org],
    );
    expect(out).toMatch(/error.*\bleads\b/);
    expect(code).toBe(1);
  });

  it('reads rules from files of their own', async () => {
    file(
      'rules.yaml',
      '- { id: prod, when: { environment: prod }, tier: standard }\n',
    );
    const config = file(
      'including.yaml',
      TIERS.replace(/rules:[^]*/, 'rules:\n    - $include: rules.yaml\n'),
    );
    const { out } = await run('policy', 'check', '--config', config);
    expect(out).toContain('infraRequests.rules[0][0].when.environment');
  });

  it('ends with 1 for all that is no file of its kind, at once', async () => {
    const empty = file('empty-org.yaml', '---\n');
    const { code, out, err } = await run(
      ...['policy', 'check', '--config', folder, '--catalog', empty],
    );
    expect(out).toContain('is a directory. Name a file.');
    expect(out).toContain('holds no entity.');
    expect(err).toContain('2 mistakes. Nothing was analysed.');
    expect(code).toBe(1);
  });

  it('takes no word for a file', async () => {
    const { code, out } = await run('policy', 'check', 'app-config.yaml');
    expect(out).toContain('app-config.yaml means nothing here.');
    expect(code).toBe(1);
  });
});

describe('infra-requests policy explain', () => {
  it('says what becomes of a request, who approves and why', async () => {
    const config = file('explain.yaml', TIERS);
    const org = file(
      'leads.yaml',
      'kind: Group\nmetadata: { name: leads, title: Platform leads }\nspec: { members: [ada] }\n---\nkind: User\nmetadata: { name: ada }\n',
    );
    const { code, out } = await run(
      ...['policy', 'explain', '--config', config, '--catalog', org],
      ...['--fact', 'type=database', '--fact', 'environment=production'],
    );
    expect(out).toMatch(/^Lead approval because .*production/i);
    expect(out).toContain('1. review: 1 of Platform leads');
    expect(code).toBe(0);
  });

  it('says how they decide, and calls approvers that depend on the request in words', async () => {
    const config = file(
      'terms.yaml',
      TIERS.replace(
        '[group:default/leads]',
        '[owner, "resolver:on-call/db"]',
      ).replace(
        '      title: Lead approval\n',
        '      title: Lead approval\n      due: PT8H\n      commentOn: [reject]\n',
      ),
    );
    const explained = [
      ...['policy', 'explain', '--config', config],
      ...['--catalog', 'examples/org.yaml'],
      ...['--fact', 'type=database', '--fact', 'environment=production'],
    ];
    const { code, out } = await run(...explained);
    expect(out).toContain(
      '1. review: 1 of the owning group or whoever on-call names for db',
    );
    expect(out).toContain(
      'How they decide\n  Has to be decided within 8 hours, or it expires.\n  A vote to reject needs a comment.\n',
    );
    expect(code).toBe(0);
    const { terms, blockers } = JSON.parse(
      (await run(...explained, '--json')).out,
    );
    expect(terms).toHaveLength(2);
    expect(blockers).toEqual([]);
  });

  it('prices a draft as its type says, and takes what is missing for unknown', async () => {
    const config = file('draft.yaml', TIERS);
    const request = file(
      'request.yaml',
      '- draft: { type: database, parameters: { owner: group:default/a } }\n',
    );
    const { out } = await run(
      ...['policy', 'explain', '--config', config, '--request', request],
      '--json',
    );
    const { facts, evaluation } = JSON.parse(out);
    expect(facts.values.monthlyCost).toBe('10.00');
    expect(facts.unknown).toHaveProperty('environment');
    expect(evaluation.tier.id).toBe('standard');
  });

  it('refuses what no request can be, as a machine reads it', async () => {
    const { code, out } = await run(
      ...['policy', 'explain', '--config', file('refusing.yaml', TIERS)],
      ...['--fact', 'enviroment=staging', '--fact', 'monthlyCost=-5', '--json'],
    );
    expect(JSON.parse(out).problems).toEqual([
      {
        path: 'facts.enviroment',
        message: 'is not a fact. Did you mean "environment"?',
      },
      {
        path: 'facts.monthlyCost',
        message: expect.stringContaining('zero or more'),
      },
    ]);
    expect(code).toBe(1);
  });

  it('refuses a day that there is not', async () => {
    const { code, out } = await run(
      ...['policy', 'explain', '--config', file('refusing.yaml', TIERS)],
      ...['--at', '2026-02-30T12:00:00Z'],
    );
    expect(out).toContain('--at "2026-02-30T12:00:00Z" is no time.');
    expect(code).toBe(1);
  });
});

describe('infra-requests policy simulate', () => {
  const requests = `
- title: In staging
  facts: { type: database, environment: staging }
  expect: automatic
- title: In production
  facts: { type: database, environment: production }
  expect: automatic
`;

  it('ends with 1 and says which request is decided otherwise than expected', async () => {
    const { code, out } = await run(
      ...['policy', 'simulate', '--config', file('sim.yaml', TIERS)],
      ...['--requests', file('requests.yaml', requests)],
    );
    expect(out).toContain('✔ In staging: automatic');
    expect(out).toContain('✖ In production: Lead approval');
    expect(out).toContain('expected automatic, got standard');
    expect(code).toBe(1);
  });

  it('compares with another configuration', async () => {
    const before = file(
      'before.yaml',
      TIERS.replace('tier: automatic', 'tier: standard'),
    );
    const { out } = await run(
      ...['policy', 'simulate', '--config', file('after.yaml', TIERS)],
      ...['--requests', file('requests.yaml', requests), '--against', before],
    );
    expect(out).toContain('In staging: automatic (was Lead approval)');
    expect(out).toContain('1 otherwise than before');
  });

  it('refuses what no request of the policy can be, naming file and place', async () => {
    const wrong = file(
      'wrong.yaml',
      `
- facts: { type: database, enviroment: staging }
- draft: { type: database, parameters: { enviroment: staging } }
- draft: { type: databse }
- facts: { environment: staging }
  unknown: { montlyCost: down }
  expect: standart
`,
    );
    const { code, out } = await run(
      ...['policy', 'simulate', '--config', file('sim.yaml', TIERS)],
      ...['--requests', wrong, '--json'],
    );
    expect(JSON.parse(out).problems).toEqual([
      {
        path: `${wrong}[0].facts.enviroment`,
        message: 'is not a fact. Did you mean "environment"?',
      },
      {
        path: `${wrong}[1].draft.parameters.enviroment`,
        message: expect.stringContaining('"parameters.environment"'),
      },
      {
        path: `${wrong}[2].draft.type`,
        message: expect.stringContaining('Did you mean "database"?'),
      },
      {
        path: `${wrong}[3].unknown.montlyCost`,
        message: 'is not a fact. Did you mean "monthlyCost"?',
      },
      {
        path: `${wrong}[3].expect`,
        message:
          'can never be "standart". Write one of: automatic, approval, denied, standard.',
      },
    ]);
    expect(code).toBe(1);
  });

  it('refuses to simulate nothing', async () => {
    const { code, out } = await run(
      ...['policy', 'simulate', '--config', file('sim.yaml', TIERS)],
    );
    expect(out).toContain('--requests is missing.');
    expect(code).toBe(1);
  });
});
