import { stringify } from 'yaml';
import { parseRequestTypes } from '../catalogue/requestType';
import { exampleConfig } from './__testUtils__/examplePolicy';
import { fullConfig } from './__testUtils__/fullConfig';
import { parsePolicy } from './policy';
import { parsePolicyText } from './policyText';
import { policyAsYaml } from './printPolicy';

function activeWith(config: ReturnType<typeof fullConfig>) {
  const { requestTypes } = parseRequestTypes(config.requestTypes);
  return {
    requestTypes,
    policy: parsePolicy(config, { requestTypes }).policy!,
  };
}

const active = activeWith(fullConfig());

const parseText = (text: string) => parsePolicyText(text, { active });

/** Problems as an editor lists them: "3:5 infraRequests.rules: …". */
const problemsOf = (text: string) =>
  parseText(text).problems.map(
    ({ path, message, line, column }) =>
      `${line}:${column} ${path}: ${message}`,
  );

describe('parsePolicyText', () => {
  it('reads what is printed, with and without the key around it, and within a whole app-config', () => {
    const text = policyAsYaml(active.policy);
    const within = `app:\n  title: Portal\ninfraRequests:\n${text.replace(
      /^(?=.)/gm,
      '  ',
    )}`;
    for (const one of [text, within]) {
      expect(parseText(one)).toEqual({ ...active, problems: [] });
    }
  });

  it.each([
    [
      'rules: []\n---\nrules: []\n',
      /^2:1 infraRequests: holds more than one YAML document\. Leave out the line ---/,
    ],
    [
      'rules:\n  - { id: a, when: { monthlyCost: { $gt: .nan } }, tier: automatic }',
      /^2:\d+ infraRequests: has \.nan for a number\. Write it in digits\.$/,
    ],
    ['budgets: { default: -.inf }\nrules: []', /^1:\d+ .*has -\.inf for/],
    [
      'rules: [{ id: a, when: { environment: production }, deny: "  " }]',
      /deny: must be text, but is empty\. Write/,
    ],
  ])('says plainly what is wrong with %j', (text, problem) => {
    expect(problemsOf(text)).toEqual([expect.stringMatching(problem)]);
  });

  it('refuses approvers by a resolver that there is not, with their place', () => {
    const text =
      'rules:\n  - id: a\n    when: { environment: production }\n    require: [{ approvers: ["resolver:pager/x"], count: 1 }]';
    expect(parseText(text).problems).toEqual([]);
    expect(
      parsePolicyText(text, {
        active: { ...active, resolvers: ['on-call'] },
      }).problems,
    ).toEqual([
      expect.objectContaining({
        path: 'infraRequests.rules[0].require[0].approvers[0]',
        message: expect.stringContaining('no approver resolver "pager"'),
        line: 4,
      }),
    ]);
  });

  it('takes what is not said from the active policy, but the rules', () => {
    const { policy, requestTypes } = parseText(
      'rules: [{ id: a, when: { calendars.business-hours: true }, tier: automatic }]',
    );
    expect(requestTypes).toBe(active.requestTypes);
    const { digest, rules, ...rest } = policy!;
    const { digest: other, rules: _, ...same } = active.policy;
    expect(rest).toEqual(same);
    expect(rules.map(({ id }) => id)).toEqual(['a']);
    expect(digest).not.toBe(other);
  });

  it('takes what is said instead, also the request types', () => {
    const { policy, requestTypes } = parseText(
      stringify({
        ...exampleConfig(),
        currency: 'EUR',
        calendars: [],
        budgets: { default: 1 },
        highRiskEnvironments: [],
      }),
    );
    expect(policy).toMatchObject({
      currency: 'EUR',
      calendars: [],
      budgets: { default: '1.00', owners: {} },
    });
    expect(requestTypes!.map(({ id }) => id)).toEqual(['database', 'preview']);
  });

  it('falls back to the strictest tier where the active one is not among those that are said', () => {
    const stages =
      'stages: [{ name: a, requirements: [{ approvers: [group:default/a], count: 1 }] }]';
    expect(
      parseText(
        `tiers: [{ id: low }, { id: mid, ${stages} }, { id: high, ${stages} }]\nrules: []`,
      ).policy!.fallbackTier,
    ).toBe('high');
    expect(
      parseText(
        `tiers: [{ id: elevated, ${stages} }, { id: high, ${stages} }]\nrules: []`,
      ).policy!.fallbackTier,
    ).toBe('elevated');
  });

  it('says where in the text every mistake is', () => {
    expect(
      problemsOf(`# Ours
infraRequests:
  curency: EUR
  rules:
    - id: a
      when:
        parameters.replicas: { $gt: many }
        environment: { $in: [staging, prodction] }
      tier: elevatd
    - - id: b
        tier: standard
`),
    ).toEqual([
      '3:3 infraRequests.curency: is not a known key. Did you mean "currency"?',
      expect.stringMatching(
        /^7:32 infraRequests\.rules\[0\]\.when\.parameters\.replicas\.\$gt: /,
      ),
      expect.stringMatching(
        /^8:39 infraRequests\.rules\[0\]\.when\.environment\.\$in\[1\]: /,
      ),
      expect.stringMatching(/^9:7 infraRequests\.rules\[0\]\.tier: /),
      expect.stringMatching(/^10:9 infraRequests\.rules\[1\]\[0\]\.when: /),
    ]);
  });

  it.each([
    ['', '1:1 infraRequests: must be an object, but is nothing.'],
    ['5', '1:1 infraRequests: must be an object, but is a number.'],
    ['- id: a', '1:1 infraRequests: must be an object, but is a list.'],
    [
      'infraRequests: none',
      '1:16 infraRequests: must be an object, but is text.',
    ],
    [
      'currency: EUR',
      '1:1 infraRequests.rules: is missing: write all rules here, also the unchanged ones. Write rules: [] if there are to be none.',
    ],
    ['currency: EUR\nrules:', '2:1 infraRequests.rules: is missing'],
    [
      'rules: []\nrules: []',
      '2:1 infraRequests: has the key "rules" twice. Remove one of them.',
    ],
    [
      'rules: !secret []',
      '1:8 infraRequests: is not YAML that can be read: Unresolved tag: !secret',
    ],
    [
      'rules: []\n---\nrules: []',
      '2:1 infraRequests: holds more than one YAML document.',
    ],
    [
      'rules: *none',
      '1:8 infraRequests: has the alias *none, but nothing before it has the anchor &none.',
    ],
    [
      'rules:\n  - $include: rules.yaml',
      '2:5 infraRequests.rules[0]: $include is followed only in configuration files. Paste what it stands for, such as the rules of the file.',
    ],
    [
      'currency: { $env: CURRENCY }\nrules: []',
      '1:1 infraRequests.currency: $env',
    ],
    ['rules: { $file: a.yaml }', '1:1 infraRequests.rules: $file'],
    ['%YAML 1.1\n---\nrules: [2026-11-24]', '3:9 infraRequests.rules[0]: '],
    [
      '? { a: b }\n: c\nrules: []',
      '1:1 infraRequests.{ a: b }: is not a known key.',
    ],
  ])('refuses %j in one line', (text, expected) => {
    const problems = problemsOf(text);
    expect(problems[0]).toContain(expected);
    expect(problems).toHaveLength(1);
  });

  it('says where it is no YAML', () => {
    expect(problemsOf('rules: [\n  a: b: c')[0]).toContain(
      '2:6 infraRequests: is not YAML that can be read: ',
    );
  });

  it('refuses what would take too long to read', () => {
    const levels = 20_000;
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...Array.from(
        'bcdefghi',
        (name, i) =>
          `${name}: &${name} [${Array(9)
            .fill(`*${'abcdefgh'[i]}`)
            .join(', ')}]`,
      ),
      'rules: *i',
    ].join('\n');
    const big = `x: &x [${'1,'.repeat(9_000)}]\nrules: [${'*x,'.repeat(30)}]`;
    for (const [text, expected] of [
      [
        '#'.repeat(500_001),
        'is 500001 characters long where 500000 are allowed',
      ],
      [`rules: ${'['.repeat(levels)}`, 'nested'],
      [`rules: ${'['.repeat(levels)}${']'.repeat(levels)}`, 'nested'],
      [`rules: ${'['.repeat(60)}${']'.repeat(60)}`, 'is nested more than 50'],
      [
        `rules: ${'{a: '.repeat(60)}${'}'.repeat(60)}`,
        'is nested more than 50',
      ],
      [`rules:\n${'- '.repeat(levels)}a`, 'nested'],
      ['rules: &r [*r]', 'is nested more than 50'],
      [bomb, 'repeats too much by aliases'],
      [big, 'has more than 200000 values'],
    ]) {
      const { policy, problems } = parseText(text);
      expect(policy).toBe(undefined);
      expect(problems).toHaveLength(1);
      expect(problems[0].message).toContain(expected);
    }
  });

  it('stops counting mistakes where nobody would read on', () => {
    const keys = Array.from({ length: 5_000 }, (_, i) => `k${i}: 1`);
    const { problems } = parseText(`rules: []\n${keys.join('\n')}`);
    expect(problems).toHaveLength(500);
    expect(problems[499]).toMatchObject({
      path: 'infraRequests.k499',
      line: 501,
    });
  });

  it('allows a few aliases, which are common', () => {
    const { policy, problems } = parseText(`
rules:
  - { id: a, when: { environment: production }, require: &security [{ approvers: [group:default/security], count: 1 }] }
  - { id: b, when: { environment: staging }, require: *security }`);
    expect(problems).toEqual([]);
    expect(policy!.rules[1].effect).toEqual(policy!.rules[0].effect);
  });
});
