import { formatMoney } from './Money';

describe('an amount of money', () => {
  it('is written as in the sentences of the server', () => {
    expect(formatMoney('284.00', 'USD')).toBe('284.00 USD');
    expect(formatMoney('284', 'EUR')).toBe('284.00 EUR');
    expect(formatMoney('1240.5', 'USD')).toBe('1,240.50 USD');
  });

  it('keeps every further decimal that it has, as a small unit price does', () => {
    expect(formatMoney('283.935', 'USD')).toBe('283.935 USD');
    expect(formatMoney('-0.000125', 'USD')).toBe('-0.000125 USD');
  });

  it('separates thousands, also below zero', () => {
    expect(formatMoney('-123456.00', 'USD')).toBe('-123,456.00 USD');
    expect(formatMoney('-123.00', 'USD')).toBe('-123.00 USD');
  });

  it('is not bent by floating point on the way', () => {
    expect(formatMoney('12345678901234567.89', 'USD')).toBe(
      '12,345,678,901,234,567.89 USD',
    );
  });

  it('has the separators of the language', () => {
    expect(formatMoney('1240.50', 'EUR', 'de')).toBe('1.240,50 EUR');
  });
});
