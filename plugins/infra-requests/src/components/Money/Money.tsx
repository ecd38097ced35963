import type { Money as Amount } from '@infra-requests/plugin-infra-requests-common';

/** An amount in the reader's own notation. Takes the decimal text as it is, so nothing is rounded on the way. */
export function formatMoney(amount: Amount, currency: string): string {
  return new Intl.NumberFormat(undefined, {
    style: 'currency',
    currency,
  }).format(amount as `${number}`);
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
