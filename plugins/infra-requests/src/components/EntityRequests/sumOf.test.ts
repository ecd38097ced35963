import { pendingRequest } from '../../__testUtils__/fixtures';
import { sumOf } from './sumOf';

const costing = (...costs: (string | undefined)[]) =>
  costs.map(monthlyCost => pendingRequest({ monthlyCost }));

describe('what requests cost together', () => {
  it('is exact where floating point is not', () => {
    expect(sumOf(costing('0.1', '0.2')).monthlyCost).toBe('0.3');
    expect(sumOf(costing('9007199254740993.01', '0.00')).monthlyCost).toBe(
      '9007199254740993.01',
    );
  });

  it('says how many it leaves out because their cost is not known', () => {
    expect(sumOf(costing('284.00', undefined, undefined))).toEqual({
      monthlyCost: '284',
      currency: 'USD',
      unpriced: 2,
    });
  });
});
