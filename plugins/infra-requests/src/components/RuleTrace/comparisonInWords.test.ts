import {
  HIDDEN_SECRET,
  type Comparison,
} from '@infra-requests/plugin-infra-requests-common';
import { REQUEST_TYPES } from '../../__testUtils__/fixtures';
import { inEnglish } from '../../__testUtils__/inEnglish';
import { comparisonInWords, type Naming } from './comparisonInWords';

const words = { t: inEnglish(), language: 'en' };

const comparison = (overrides: Partial<Comparison>): Comparison => ({
  path: 'environment',
  operator: '$eq',
  expected: 'production',
  result: 'not-matched',
  ...overrides,
});

function inOneLine(overrides: Partial<Comparison>, naming?: Naming): string {
  const { fact, operator, expected, actual } = comparisonInWords(
    comparison(overrides),
    { ...naming, ...words },
  );
  return `${[fact, operator, expected].filter(Boolean).join(' ')} | ${actual}`;
}

describe('comparisonInWords', () => {
  it.each<[string, Partial<Comparison>]>([
    ['Environment is production | staging', { actual: 'staging' }],
    ['Environment is production | not given', {}],
    ['Environment is production | empty', { actual: '' }],
    [
      'Environment is one of staging, production | staging',
      {
        operator: '$in',
        expected: ['staging', 'production'],
        actual: 'staging',
      },
    ],
    [
      'Monthly cost is over 200 | not known: the size has no price',
      {
        path: 'monthlyCost',
        operator: '$gt',
        expected: '200',
        unknown: 'the size has no price',
      },
    ],
    [
      'Owner’s remaining budget is under 0 | -120.50',
      {
        path: 'ownerBudgetRemaining',
        operator: '$lt',
        expected: 0,
        actual: '-120.50',
      },
    ],
    [
      'Replicas is at most 2 | 3',
      { path: 'parameters.replicas', operator: '$lte', expected: 2, actual: 3 },
    ],
    [
      'Hour of the day is at least 18 | 9',
      { path: 'calendar.hour', operator: '$gte', expected: 18, actual: 9 },
    ],
    [
      'Date is on or after 2026-12-24 | 2026-11-21',
      {
        path: 'calendar.date',
        operator: '$gte',
        expected: '2026-12-24',
        actual: '2026-11-21',
      },
    ],
    [
      'Owner starts with group: | user:default/ada',
      {
        path: 'owner',
        operator: '$hasPrefix',
        expected: 'group:',
        actual: 'user:default/ada',
      },
    ],
    [
      'Requester’s groups includes group:default/payments | none',
      {
        path: 'requester.groups',
        operator: '$contains',
        expected: 'group:default/payments',
        actual: [],
      },
    ],
    [
      'Rules includes an entry where { cidr: { $hasPrefix: "0." } } | { cidr: 10.0.0.0/8 }',
      {
        path: 'parameters.rules',
        operator: '$contains',
        expected: { cidr: { $hasPrefix: '0.' } },
        actual: [{ cidr: '10.0.0.0/8' }],
      },
    ],
    [
      'Public access is yes | no',
      { path: 'parameters.publicAccess', expected: true, actual: false },
    ],
    [
      'Entity › Spec › Lifecycle is production | experimental',
      { path: 'entity.spec.lifecycle', actual: 'experimental' },
    ],
    [
      'Environment $newer production | staging',
      { operator: '$newer', actual: 'staging' },
    ],
  ])('%s', (expected, overrides) => {
    expect(inOneLine(overrides)).toBe(expected);
  });

  it.each<[boolean, Comparison['result'], string]>([
    [true, 'matched', 'Note is given | given'],
    [true, 'not-matched', 'Note is given | not given'],
    [false, 'matched', 'Note is not given | not given'],
    [false, 'not-matched', 'Note is not given | given'],
  ])('$exists: %s, %s', (expected, result, line) => {
    const path = 'parameters.note';
    expect(inOneLine({ path, operator: '$exists', expected, result })).toBe(
      line,
    );
  });

  it.each<[string, unknown, string]>([
    ['alone', HIDDEN_SECRET, 'hidden'],
    ['in a list', ['a', HIDDEN_SECRET], 'a, hidden'],
    [
      'in an object',
      { login: { token: HIDDEN_SECRET, old: [HIDDEN_SECRET] } },
      '{ login: { token: hidden, old: [ hidden ] } }',
    ],
  ])('hides a secret %s', (_, actual, expected) => {
    expect(comparisonInWords(comparison({ actual }), words).actual).toBe(
      expected,
    );
  });

  it('writes amounts in the currency, where it is known', () => {
    const cost = {
      path: 'monthlyCost',
      operator: '$gt',
      expected: 200,
      actual: '1240.00',
    };
    expect(inOneLine(cost, { currency: 'USD' })).toBe(
      'Monthly cost is over 200.00 USD | 1,240.00 USD',
    );
    const many = { ...cost, path: 'parameters.replicas', actual: 3 };
    expect(inOneLine(many, { currency: 'USD' })).toBe(
      'Replicas is over 200 | 3',
    );
  });

  it('calls parameters and their values as the form does', () => {
    const type = {
      ...REQUEST_TYPES[0],
      parameters: [
        {
          title: 'Size',
          schema: {
            properties: {
              size: {
                title: 'Instance size',
                enum: ['s', 'l'],
                enumNames: ['Small', 'Large'],
              },
            },
          },
        },
      ],
    };
    expect(
      inOneLine(
        {
          path: 'parameters.size',
          operator: '$in',
          expected: ['l', 'xl'],
          actual: 's',
        },
        { type },
      ),
    ).toBe('Instance size is one of Large, xl | Small');
  });
});
