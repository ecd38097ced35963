import type { Money as Amount } from '@infra-requests/plugin-infra-requests-common';

/** As the server's sentences have it, such as "1,240.00 USD", with every decimal that it has: a rounded price does not add up. */
export function formatMoney(amount: Amount, currency: string): string {
  const [whole, decimals = ''] = amount.split('.');
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${thousands}.${decimals.padEnd(2, '0')} ${currency}`;
}

type MoneyProps = {
  /** Nothing means that the amount is not known. */
  amount?: Amount;
  currency: string;
};

export const Money = ({ amount, currency }: MoneyProps) => (
  <span style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
    {amount === undefined ? 'not known' : formatMoney(amount, currency)}
  </span>
);
