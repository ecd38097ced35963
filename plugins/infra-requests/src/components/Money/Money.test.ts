import { formatMoney } from './Money';

describe('an amount of money', () => {
  it('has the decimals of its currency', () => {
    expect(formatMoney('284.00', 'USD')).toBe('$284.00');
    expect(formatMoney('284', 'USD')).toBe('$284.00');
    expect(formatMoney('284.00', 'JPY')).toBe('¥284');
  });

  it('keeps every further decimal that it has, as a small unit price does', () => {
    expect(formatMoney('0.023', 'USD')).toBe('$0.023');
    expect(formatMoney('-0.000125', 'USD')).toBe('-$0.000125');
    expect(formatMoney('0.5', 'JPY')).toBe('¥0.5');
  });

  it('is not bent by floating point on the way', () => {
    expect(formatMoney('12345678901234567.89', 'USD')).toBe(
      '$12,345,678,901,234,567.89',
    );
  });
});
