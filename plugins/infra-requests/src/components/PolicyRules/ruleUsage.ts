import type {
  RequestState,
  RuleUsage,
} from '@infra-requests/plugin-infra-requests-common';
import type { Translate } from '../../translations/translationRef';

/** In the order in which they are told: what went through, what is open, what did not. */
const ORDER = [
  'automatic',
  'approved',
  'fulfilling',
  'fulfilled',
  'failed',
  'submitted',
  'pending',
  'changes-requested',
  'rejected',
  'denied',
  'expired',
  'cancelled',
] satisfies (RequestState | 'automatic')[];

/** How the requests of a rule stand now, such as "12 automatic", "3 approved", "1 rejected". */
export function usageInWords({ states }: RuleUsage, t: Translate): string[] {
  return ORDER.filter(state => states[state] > 0).map(state =>
    t(`policy.usage.${state}`, { amount: String(states[state]) }),
  );
}
