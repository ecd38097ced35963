import type { Money as Amount } from '@infra-requests/plugin-infra-requests-common';
import { useLanguage } from '../../hooks/useLanguage';
import { useTranslate } from '../../hooks/useTranslate';

/** Amounts are said to the cent at least. */
const MIN_DECIMALS = 2;

// Lists have an amount in every row, and a format takes longer to make than to use.
const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: string, digits: number): Intl.NumberFormat {
  const key = `${language} ${digits}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(language, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  formats.set(key, format);
  return format;
}

/**
 * As the server's sentences have it, such as "1,240.00 USD", in the separators of a language and with every decimal
 * that it has: a rounded price does not add up.
 */
export function formatMoney(
  amount: Amount,
  currency: string,
  language = 'en',
): string {
  const [, decimals = ''] = amount.split('.');
  const digits = Math.max(MIN_DECIMALS, decimals.length);
  const number = numberFormat(language, digits);
  // Text is formatted exactly, where a number would be rounded.
  return `${number.format(amount as `${number}`)} ${currency}`;
}

/** Says amounts in the person's language. */
export function useMoney(): (amount: Amount, currency: string) => string {
  const language = useLanguage();
  return (amount, currency) => formatMoney(amount, currency, language);
}

type MoneyProps = {
  /** Nothing means that the amount is not known. */
  amount?: Amount;
  currency: string;
};

export const Money = ({ amount, currency }: MoneyProps) => {
  const t = useTranslate();
  const money = useMoney();
  return (
    <span style={{ fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
      {amount === undefined ? t('common.notKnown') : money(amount, currency)}
    </span>
  );
};
