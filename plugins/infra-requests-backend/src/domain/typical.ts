import type {
  Money,
  TypicalRequest,
  UsualWait,
} from '@infra-requests/plugin-infra-requests-common';
import { hoursWaited, type PastWait } from './backtest/pastDecision';
import { toDecimal } from './money';

/** What is said of fewer says nothing. */
export const FEWEST = 5;

/** Nine of ten. */
const MOST = 0.9;

const MINUTES_PER_HOUR = 60;

/** A request that was decided, as far as it is counted. */
export interface PastRequest extends PastWait {
  type: string;
  currency: string;
  monthlyCost?: Money;
}

/** A denied one was not approved, so nobody takes it for a quick way. */
const isAutomatic = ({ outcome, decidedAt, state }: PastRequest) =>
  outcome === 'automatic' && decidedAt !== undefined && state !== 'denied';

const isCounted = (request: PastRequest) =>
  isAutomatic(request) || minutesWaited(request).length > 0;

const ascending = (numbers: number[]) =>
  [...numbers].sort((one, other) => one - other);

/** What requests like these are like, of those that were approved without people or decided by them. */
export function typicalOf(
  requests: readonly PastRequest[],
  { currency }: { currency: string },
): TypicalRequest | undefined {
  const automatic = requests.filter(isAutomatic);
  const minutes = requests.flatMap(minutesWaited);
  const decided = automatic.length + minutes.length;
  if (decided < FEWEST) {
    return undefined;
  }
  const costs = requests
    .filter(one => one.currency === currency && isCounted(one))
    .flatMap(({ monthlyCost }) => monthlyCost ?? [])
    .sort((one, other) => toDecimal(one).cmp(toDecimal(other)));
  return {
    requests: decided,
    currency,
    automaticShare: automatic.length / decided,
    monthlyCost: within(costs, 0.5),
    decidedWithinMinutes: within(ascending(minutes), 0.5),
  };
}

/** How long people take in a tier: for this type where they decided enough of that, else for all. */
export function usualWaitOf(
  requests: readonly PastRequest[],
  { type, tier }: { type: string; tier: string },
): UsualWait | undefined {
  const inTier = requests.filter(one => one.tier.id === tier);
  const ofType = inTier.filter(one => one.type === type);
  return waitOf(ofType) ?? waitOf(inTier);
}

function waitOf(requests: readonly PastRequest[]): UsualWait | undefined {
  const minutes = ascending(requests.flatMap(minutesWaited));
  const medianMinutes = within(minutes, 0.5);
  const mostMinutes = within(minutes, MOST);
  return minutes.length < FEWEST ||
    medianMinutes === undefined ||
    mostMinutes === undefined
    ? undefined
    : { requests: minutes.length, medianMinutes, mostMinutes };
}

function minutesWaited(request: PastRequest): number[] {
  const hours = hoursWaited(request);
  return hours === undefined ? [] : [Math.round(hours * MINUTES_PER_HOUR)];
}

/** The one that this part of them does not exceed; of two in the middle the lower. */
function within<T>(sorted: readonly T[], part: number): T | undefined {
  return sorted[Math.ceil(sorted.length * part) - 1];
}
