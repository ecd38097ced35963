import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigSources, FileConfigSource } from '@backstage/config-loader';
import { ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { JsonObject, JsonValue } from '@backstage/types';
import { parse } from 'yaml';
import { readInfraRequestsConfig } from './config';
import { exampleConfig } from './domain/policy/__testUtils__/examplePolicy';
import { termsInWords } from './domain/policy/termsInWords';
import type { RequestTypeStep } from './domain/types';

const read = (infraRequests: JsonObject) =>
  readInfraRequestsConfig(new ConfigReader({ infraRequests }));

function failureOf(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error('It did not fail');
}

/** The parameters of all steps with what the form fills in, and which of them cannot be left empty. */
function formOf(steps: RequestTypeStep[]) {
  const schemas = steps.map(({ schema }) => schema);
  return {
    form: Object.assign(
      {},
      ...schemas.map(({ properties }) => properties),
    ) as Record<string, { default?: JsonValue }>,
    required: schemas.flatMap(({ required }) => required as string[]),
  };
}

/** The example of the documentation that begins with a key. */
function documented(key: string): JsonObject {
  const page = readFileSync(
    resolve(__dirname, '../../../docs/configuration.md'),
    'utf8',
  );
  const [, ...examples] = page.split('```yaml\n');
  return parse(examples.find(one => one.startsWith(key))!.split('```')[0]);
}

describe('readInfraRequestsConfig', () => {
  it('reads the policy and the request types, and keeps what was written', () => {
    const { policy, requestTypes } = read(exampleConfig());
    expect(policy.tiers).toHaveLength(3);
    expect(requestTypes.map(({ id }) => id)).toEqual(['database', 'preview']);
  });

  it('says what to write where nothing is configured, and accepts just that', () => {
    const { message } = failureOf(() =>
      readInfraRequestsConfig(new ConfigReader({})),
    );
    expect(message).toContain('infraRequests: is missing');
    const smallest = message.slice(message.lastIndexOf('infraRequests:'));
    expect(read(parse(smallest).infraRequests).policy.tiers).toHaveLength(1);
  });

  it('accepts the example of the documentation', () => {
    const page = readFileSync(
      resolve(__dirname, '../../../docs/configuration.md'),
      'utf8',
    );
    const [, example] = /```yaml\n(infraRequests:[\s\S]*?)```/.exec(page)!;
    const { policy, requestTypes } = read(parse(example).infraRequests);
    expect(policy.rules).toHaveLength(6);
    expect(requestTypes).toHaveLength(2);
  });

  it('accepts the calendars, budgets and notifications of the documentation', () => {
    const { policy, notifications } = read({
      ...exampleConfig(),
      ...documented('calendars:'),
      ...documented('budgets:'),
      ...documented('notifications:'),
    });
    expect(notifications.approvals).toBe('daily');
    expect(policy).toMatchObject({
      calendars: [{ id: 'business-hours' }, { id: 'year-end', freeze: true }],
      budgets: {
        default: '5000.00',
        owners: { 'group:default/payments': '12000.00' },
      },
    });
  });

  it('accepts the terms and the approvers of the documentation, and says them in words', () => {
    const { policy } = read({
      ...exampleConfig(),
      rules: [],
      fallbackTier: 'production',
      ...documented('tiers:'),
    });
    const [, { terms }] = policy.tiers;
    expect(termsInWords(terms, policy)).toHaveLength(11);
    const { stages } = documented('stages:');
    expect(
      read({
        ...exampleConfig(),
        rules: [],
        fallbackTier: 'team',
        tiers: [{ id: 'team', stages }],
      }).policy.tiers[0].stages[0].requirements,
    ).toHaveLength(2);
  });

  it('leaves nothing out in the demo that its rules and costs read', async () => {
    const demo = await ConfigSources.toConfig(
      FileConfigSource.create({
        path: resolve(__dirname, '../../../app-config.yaml'),
        watch: false,
      }),
    );
    demo.close();
    const { policy, requestTypes } = readInfraRequestsConfig(demo);
    const inRules = JSON.stringify(policy.rules.map(({ source }) => source));
    const left = requestTypes.flatMap(({ id, steps, cost }) => {
      const { form, required } = formOf(steps);
      const values = cost.flatMap(line => [line.quantity, line.unitPrice]);
      return Object.entries(form).flatMap(([name, { default: preset }]) => {
        const defaults = values.flatMap(value =>
          value.kind !== 'constant' && value.parameter === name
            ? [value.default]
            : [],
        );
        const isOpen =
          inRules.includes(`"parameters.${name}"`) ||
          defaults.some(one => one !== undefined && Number(one) !== preset);
        return isOpen && !required.includes(name) ? [`${id}.${name}`] : [];
      });
    });
    expect(requestTypes.length).toBeGreaterThan(3);
    expect(left).toEqual([]);
  });

  it('tells approvers immediately, unless the configuration says once a day', () => {
    const silent = exampleConfig();
    expect(read(silent).notifications).toEqual({
      approvals: 'immediate',
      dailyAt: '08:30',
    });
    expect(
      read({ ...silent, notifications: { approvals: 'daily' } }).notifications,
    ).toEqual({ approvals: 'daily', dailyAt: '08:30' });
    expect(
      read({
        ...silent,
        notifications: { approvals: 'daily', dailyAt: '17:00' },
      }).notifications,
    ).toEqual({ approvals: 'daily', dailyAt: '17:00' });
  });

  it.each([
    [
      'daily',
      'notifications: must be an object, but is text. Write { approvals: daily',
    ],
    [
      { approvals: 'dayly' },
      'notifications.approvals: cannot be "dayly". Did you mean "daily"?',
    ],
    [
      { approvals: 'daily', dailyAt: '8:30' },
      'notifications.dailyAt: "8:30" is not a time of the day. Write it in quotes with two digits each',
    ],
    [
      { approvals: 'daily', dailyAt: 510 },
      'notifications.dailyAt: 510 is not a time of the day.',
    ],
    [
      { dailyAt: '09:00' },
      'notifications.dailyAt: is of no effect, because approvals are told immediately.',
    ],
    [
      { approval: 'daily' },
      'notifications.approval: is not a known key. Did you mean "approvals"?',
    ],
  ])('refuses the notifications %j', (notifications: JsonValue, expected) => {
    const { message } = failureOf(() =>
      read({ ...exampleConfig(), notifications }),
    );
    expect(message).toContain('1 problem:');
    expect(message).toContain(`infraRequests.${expected}`);
  });

  it('names ten mistakes at once, each with its path', () => {
    const error = failureOf(() =>
      read(
        parse(`
currency: Dollar
tiers:
  - id: automatic
  - id: standard
    stages:
      - name: review
        requirements: [{ approvers: [platform-leads], count: 0 }]
rules:
  - id: dev
    when: { enviroment: development }
    tier: automatic
  - id: dev
    when: { monthlyCost: { $over: 200 } }
    tier: standrd
  - id: both
    when: { environment: prodution }
    tier: standard
    deny: No.
requestTypes:
  - id: environment
    title: Environment
    description: Somewhere to run things.
    category: Environments
    parameters:
      required: [owner]
      properties:
        owner: { type: string }
        environment: { type: string, enum: [development, production] }
    cost:
      lines: [{ title: Nodes, unitPrice: { parameter: nodes } }]`),
      ),
    );
    expect(error).toBeInstanceOf(InputError);
    const [headline, ...lines] = error.message.split('\n');
    expect(headline).toBe(
      'The configuration of infraRequests has 10 problems:',
    );
    expect(lines.map(line => line.split(': ')[0])).toEqual([
      'infraRequests.requestTypes[0].cost.lines[0].unitPrice.parameter',
      'infraRequests.currency',
      'infraRequests.tiers[1].stages[0].requirements[0].approvers[0]',
      'infraRequests.tiers[1].stages[0].requirements[0].count',
      'infraRequests.rules[0].when.enviroment',
      'infraRequests.rules[1].when.monthlyCost.$over',
      'infraRequests.rules[1].tier',
      'infraRequests.rules[2].when.environment',
      'infraRequests.rules[2]',
      'infraRequests.rules[1].id',
    ]);
  });
});
