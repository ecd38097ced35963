import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { readInfraRequestsConfig } from './config';
import { exampleConfig } from './domain/policy/__testUtils__/examplePolicy';

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

describe('readInfraRequestsConfig', () => {
  it('reads the policy and the request types, and keeps what was written', () => {
    const { policy, requestTypes, source } = read(exampleConfig());
    expect(policy.tiers).toHaveLength(3);
    expect(requestTypes.map(({ id }) => id)).toEqual(['database', 'preview']);
    expect(source).toEqual(exampleConfig());
  });

  it('says what to write where nothing is configured, and accepts just that', () => {
    const { message } = failureOf(() =>
      readInfraRequestsConfig(new ConfigReader({})),
    );
    expect(message).toContain('infraRequests is missing');
    const smallest = message.slice(message.indexOf('infraRequests:'));
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
