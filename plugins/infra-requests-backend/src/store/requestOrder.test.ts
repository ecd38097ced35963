import Big from 'big.js';
import fc from 'fast-check';
import { costSortKey, decodeCursor, encodeCursor } from './requestOrder';

const amount = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 26n), max: 10n ** 26n }),
    fc.integer({ min: 0, max: 6 }),
  )
  .map(([digits, scale]) =>
    new Big(digits.toString()).div(new Big(10).pow(scale)).toFixed(),
  );

describe('costSortKey', () => {
  it('sorts as the amounts do, and is always as long', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const [keyA, keyB] = [costSortKey(a), costSortKey(b)];
        expect(keyA).toHaveLength(keyB.length);
        const [lower, higher] = new Big(a).lt(b) ? [keyA, keyB] : [keyB, keyA];
        expect(lower <= higher).toBe(true);
      }),
    );
  });

  it('tells amounts apart that a floating point number would not', () => {
    const large = '12345678901234567890.123456';
    const larger = '12345678901234567890.123457';
    expect(costSortKey(large) < costSortKey(larger)).toBe(true);
    expect(costSortKey('0.1') < costSortKey('0.100001')).toBe(true);
    expect(costSortKey('1.50')).toBe(costSortKey('1.5'));
  });

  it('puts an unknown cost below the lowest known one', () => {
    expect(costSortKey(undefined) < costSortKey('-1e30')).toBe(true);
  });

  it('makes a cursor that is read back, whatever the amount', () => {
    fc.assert(
      fc.property(amount, monthly => {
        const position = { key: costSortKey(monthly), number: 7 };
        const cursor = encodeCursor('costliest', position);
        expect(decodeCursor('costliest', cursor)).toEqual(position);
      }),
    );
  });
});
