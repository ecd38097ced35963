import Big from 'big.js';
import type {
  Money,
  RequestSummary,
} from '@infra-requests/plugin-infra-requests-common';

/** What requests cost together, exactly; and how many of them have no known cost. */
export function sumOf(requests: RequestSummary[]): {
  monthlyCost: Money;
  currency: string;
  unpriced: number;
} {
  const priced = requests.flatMap(({ monthlyCost }) => monthlyCost ?? []);
  return {
    monthlyCost: priced
      .reduce((sum, amount) => sum.plus(amount), new Big(0))
      .toFixed(),
    currency: requests.at(0)?.currency ?? '',
    unpriced: requests.length - priced.length,
  };
}
