import type { Money } from '@infra-requests/plugin-infra-requests-common';

/** What is more of one amount than of another, to the last decimal that either has; "-5.00" where it is less. */
export function difference(amount: Money, other: Money): string {
  const decimals = Math.max(decimalsOf(amount), decimalsOf(other));
  const more = units(amount, decimals) - units(other, decimals);
  const digits = String(more < 0 ? -more : more).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const rest = decimals > 0 ? `.${digits.slice(-decimals)}` : '';
  return `${more < 0 ? '-' : ''}${whole}${rest}`;
}

export const isBelowZero = (amount: string) => amount.startsWith('-');

/** How much of an amount another one is, in percent, for a picture of it. */
export function percentOf(amount: string, whole: Money): number {
  const percent = (Number(amount) / Number(whole)) * 100;
  return Number.isFinite(percent) ? Math.min(Math.max(percent, 0), 100) : 100;
}

function decimalsOf(amount: string): number {
  return amount.split('.')[1]?.length ?? 0;
}

/** An amount in the smallest unit of so many decimals. */
function units(amount: string, decimals: number): bigint {
  const [whole, rest = ''] = amount.split('.');
  return BigInt(`${whole}${rest.padEnd(decimals, '0')}`);
}
