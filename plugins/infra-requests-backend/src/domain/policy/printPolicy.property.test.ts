import type { JsonObject } from '@backstage/types';
import fc from 'fast-check';
import { parse } from 'yaml';
import {
  randomConfig,
  requestTypesOfRandomConfig,
} from './__testUtils__/randomPolicies';
import { parseRequestTypes } from '../catalogue/requestType';
import { describePolicy, parsePolicy } from './policy';
import { parsePolicyText } from './policyText';
import { printPolicy } from './printPolicy';

const { requestTypes } = parseRequestTypes(requestTypesOfRandomConfig());

function policyOf(config: JsonObject) {
  const { policy, problems } = parsePolicy(config, { requestTypes });
  expect(problems).toEqual([]);
  return policy!;
}

describe('a printed policy', () => {
  it('is read as the policy that it was', () => {
    fc.assert(
      fc.property(randomConfig, config => {
        const policy = policyOf(config);
        expect(policyOf(printPolicy(policy))).toEqual(policy);
        const { text, rules } = describePolicy(policy, { now: new Date(0) });
        expect(policyOf(parse(text!))).toEqual(policy);
        expect(rules).toHaveLength(policy.rules.length);
      }),
      { numRuns: 300 },
    );
  });

  it('is read as the policy that it was when it is pasted while another is active', () => {
    fc.assert(
      fc.property(randomConfig, randomConfig, (config, other) => {
        const policy = policyOf(config);
        const said = {
          calendars: [],
          highRiskEnvironments: [],
          ...printPolicy(policy),
        };
        expect(
          parsePolicyText(JSON.stringify(said), {
            active: { policy: policyOf(other), requestTypes },
          }),
        ).toEqual({ policy, requestTypes, problems: [] });
      }),
      { numRuns: 100 },
    );
  });
});

describe('the digest', () => {
  it('is that of what decides, whatever the order and the words', () => {
    fc.assert(
      fc.property(randomConfig, config => {
        const { rules, calendars, tiers } = config as Record<
          string,
          JsonObject[]
        >;
        const reworded = {
          ...config,
          rules: [
            ...rules,
            {
              id: 'off',
              disabled: true,
              when: { emergency: true },
              deny: 'Never.',
            },
          ]
            .map(rule => ({
              ...rule,
              title: 'Other',
              owner: 'user:default/other',
              controls: ['A:B'],
            }))
            .reverse(),
          calendars: calendars
            .map(calendar => ({ ...calendar, title: 'Other' }))
            .reverse(),
          tiers: tiers.map(tier => ({
            ...tier,
            title: 'Other',
            ...(tier.reference
              ? {
                  reference: {
                    ...(tier.reference as JsonObject),
                    title: 'Other',
                  },
                }
              : {}),
          })),
          highRiskEnvironments: ['staging'],
        };
        expect(policyOf(reworded).digest).toBe(policyOf(config).digest);
      }),
      { numRuns: 100 },
    );
  });
});
