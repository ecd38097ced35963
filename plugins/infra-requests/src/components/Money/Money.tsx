import type { Money as Amount } from '@infra-requests/plugin-infra-requests-common';

/** What every engine takes, and more than any price has. */
const MOST_DECIMALS = 20;

/** An amount in the reader's own notation, with every decimal that it has: a rounded price does not add up. */
export function formatMoney(amount: Amount, currency: string): string {
  const style = { style: 'currency', currency } as const;
  const { maximumFractionDigits: usual = 2 } = new Intl.NumberFormat(
    undefined,
    style,
  ).resolvedOptions();
  const decimals = amount.split('.')[1]?.length ?? 0;
  return new Intl.NumberFormat(undefined, {
    ...style,
    maximumFractionDigits: Math.min(Math.max(usual, decimals), MOST_DECIMALS),
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
