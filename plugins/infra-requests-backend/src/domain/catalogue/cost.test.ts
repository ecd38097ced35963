import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { exampleRequestTypes } from '../policy/__testUtils__/examplePolicy';
import { addMoney, estimateCost } from './cost';
import { parseRequestTypes } from './requestType';
import type { RequestTypeDefinition } from '../types';

const [database, preview] = exampleRequestTypes();

function typeCosting(lines: string): RequestTypeDefinition {
  const { requestTypes, problems } = parseRequestTypes(
    parse(`
- id: disk
  title: Disk
  description: A disk.
  category: Data
  parameters:
    required: [owner]
    properties:
      owner: { type: string }
      sizeGb: { title: Size in GB, type: number }
      fast: { type: boolean }
      plan: { type: string }
  cost: { lines: [${lines}] }`),
  );
  expect(problems).toEqual([]);
  return requestTypes[0];
}

describe('estimateCost', () => {
  it('multiplies quantity and unit price, line by line', () => {
    expect(
      estimateCost(database, { size: 'large', replicas: 2 }, 'USD'),
    ).toEqual({
      currency: 'USD',
      monthly: '284.00',
      lines: [
        {
          title: 'Instances',
          quantity: '2',
          unitPrice: '142.00',
          amount: '284.00',
        },
      ],
    });
  });

  it('is exact where floating point is not', () => {
    const type = typeCosting(
      '{ title: A, quantity: 3, unitPrice: 0.1 }, { title: B, unitPrice: "1.005" }',
    );
    // In floating point, 1.005 is a little less and rounds down.
    expect(estimateCost(type, {}, 'EUR').monthly).toBe('1.31');
  });

  it('rounds each line to the cent, half up, so that the lines add up to the total', () => {
    const type = typeCosting(
      '{ title: Stored, quantity: { parameter: sizeGb }, unitPrice: 0.023 }, { title: Read, quantity: 5, unitPrice: 0.001 }, { title: Listed, quantity: 4, unitPrice: 0.001 }',
    );
    expect(estimateCost(type, { sizeGb: 2222 }, 'USD')).toEqual({
      currency: 'USD',
      monthly: '51.12',
      lines: [
        {
          title: 'Stored',
          quantity: '2222',
          unitPrice: '0.023',
          amount: '51.11',
        },
        { title: 'Read', quantity: '5', unitPrice: '0.001', amount: '0.01' },
        { title: 'Listed', quantity: '4', unitPrice: '0.001', amount: '0.00' },
      ],
    });
  });

  it('uses the default of an optional parameter', () => {
    expect(estimateCost(database, { size: 'small' }, 'USD').monthly).toBe(
      '35.10',
    );
  });

  it('looks prices up by booleans too', () => {
    const type = typeCosting(
      '{ title: A, quantity: { parameter: sizeGb }, unitPrice: { parameter: fast, table: { true: 0.2, false: 0.1 } } }',
    );
    expect(estimateCost(type, { sizeGb: 10, fast: true }, 'USD').monthly).toBe(
      '2.00',
    );
  });

  it('is zero for what costs nothing, which is not unknown', () => {
    expect(estimateCost(preview, {}, 'USD')).toEqual({
      currency: 'USD',
      monthly: '0.00',
      lines: [],
    });
  });

  it.each<[string, JsonObject, string]>([
    ['a missing parameter', {}, 'Size in GB is not filled in'],
    ['a negative quantity', { sizeGb: -1 }, 'Size in GB is negative'],
    [
      'something that is no number',
      { sizeGb: 'NaN' },
      'Size in GB is not a number',
    ],
    [
      'a number beyond numbers',
      { sizeGb: Infinity },
      'Size in GB is not a number',
    ],
    ['null', { sizeGb: null }, 'Size in GB is not filled in'],
  ])('is unknown for %s', (_, parameters, unknown) => {
    const type = typeCosting(
      '{ title: A, quantity: { parameter: sizeGb }, unitPrice: 1 }, { title: B, unitPrice: 2 }',
    );
    const estimate = estimateCost(type, parameters, 'USD');
    expect(estimate.monthly).toBeUndefined();
    expect(estimate.unknown).toBe(unknown);
    expect(estimate.lines).toEqual([
      { title: 'A', unitPrice: '1.00', unknown },
      { title: 'B', quantity: '1', unitPrice: '2.00', amount: '2.00' },
    ]);
  });

  it('says once what several lines lack', () => {
    const type = typeCosting(
      '{ title: A, quantity: { parameter: sizeGb }, unitPrice: { parameter: plan, table: { basic: 1 } } }, { title: B, unitPrice: { parameter: sizeGb } }',
    );
    expect(estimateCost(type, {}, 'USD').unknown).toBe(
      'Size in GB is not filled in and Plan is not filled in',
    );
  });

  it('is unknown for a value that the table does not have, also an inherited one', () => {
    const type = typeCosting(
      '{ title: A, unitPrice: { parameter: plan, table: { basic: 1 } } }',
    );
    expect(estimateCost(type, { plan: 'constructor' }, 'USD').unknown).toBe(
      'there is no price for "constructor" in Plan',
    );
    expect(estimateCost(type, { plan: { toString: '' } }, 'USD').unknown).toBe(
      'there is no price for {"toString":""} in Plan',
    );
  });
});

describe('addMoney', () => {
  it.each([
    [[], '0.00'],
    [['0.10', '0.20'], '0.30'],
    [['99999999999999999.99', '0.01'], '100000000000000000.00'],
    [['1', '0.005'], '1.005'],
  ])('%j is %s', (amounts, sum) => {
    expect(addMoney(amounts)).toBe(sum);
  });

  it('refuses what is no amount', () => {
    expect(() => addMoney(['1', 'free'])).toThrow(
      '"free" is not a decimal amount. Write digits with a point, such as "284.00".',
    );
  });
});
