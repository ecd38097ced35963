import { exampleConfig, policyOf } from '../policy/__testUtils__/examplePolicy';
import type { Decision } from '../policy/evaluate';
import type { Policy } from '../types';
import { hintSentence, type Change } from './hintSentence';

const example = policyOf(exampleConfig());

const policy: Policy = {
  ...example,
  wording: {
    database: {
      'parameters.nodes': { title: 'Nodes' },
      'parameters.replicas': { title: 'Replicas' },
      'parameters.copies': { title: 'Copies' },
      'parameters.sizeGb': { title: 'Size in GB' },
      'parameters.publicAccess': { title: 'Public endpoint' },
      'parameters.size': {
        title: 'Size',
        values: { s: 'Small · 2 GB', m: 'Medium · 4 GB' },
      },
      'parameters.audited': {
        title: 'Audited?',
        values: { true: 'Yes', false: 'No' },
      },
    },
  },
};

const automatic: Decision = {
  outcome: 'automatic',
  tier: policy.tiers[0],
  stages: [],
  distinct: false,
  matched: [],
  unknown: [],
};

const said = (change: Change, rest: { cost?: string } = {}) =>
  hintSentence({
    change,
    decision: automatic,
    requestType: 'database',
    policy,
    ...rest,
  });

describe('hintSentence', () => {
  it.each<[Change, string]>([
    [{ parameter: 'replicas', value: 1 }, 'With “Replicas” set to 1'],
    [{ parameter: 'sizeGb', value: 8656 }, 'With “Size in GB” set to 8,656'],
    [{ parameter: 'size', value: 'm' }, 'With “Size” set to Medium'],
    [{ parameter: 'publicAccess', value: false }, 'With “Public endpoint” off'],
    [{ parameter: 'audited', value: true }, 'With “Audited?” set to Yes'],
    [{ parameter: 'backupDays', value: 7 }, 'With “Backup days” set to 7'],
    [{ parameter: 'nodes', value: 2, side: 'up-to' }, 'Up to 2 nodes'],
    [{ parameter: 'nodes', value: 1, side: 'from' }, 'From 1 node on'],
    [{ parameter: 'copies', value: 1, side: 'up-to' }, 'Up to 1 copy'],
    [
      { parameter: 'sizeGb', value: 500, side: 'up-to' },
      'With “Size in GB” set to 500 or less',
    ],
    [
      { parameter: 'sizeGb', value: 500, side: 'from' },
      'With “Size in GB” set to 500 or more',
    ],
  ])('says of %j "%s …"', (change, beginning) => {
    expect(said(change)).toBe(`${beginning} it would be automatic.`);
  });

  it.each([
    ['144.8', '144.80 USD'],
    ['1440', '1,440.00 USD'],
    ['199.988', '199.988 USD'],
  ])('says what %s is', (cost, amount) => {
    expect(said({ parameter: 'replicas', value: 1 }, { cost })).toBe(
      `With “Replicas” set to 1 it would cost ${amount} a month and would be automatic.`,
    );
  });
});
