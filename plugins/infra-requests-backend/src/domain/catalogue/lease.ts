import type { JsonObject } from '@backstage/types';
import { Duration } from 'luxon';
import { textParameter } from './parameterValue';
import type { RequestTypeDefinition } from '../types';

/**
 * A duration such as P14D in hours, a month being 30 days; undefined for what is no duration, or none that anything
 * could live for.
 */
export function leaseHours(duration: string): number | undefined {
  const hours = Duration.fromISO(duration).as('hours');
  return Number.isFinite(hours) && hours > 0 ? hours : undefined;
}

/** The duration that a request with these parameters is to live for, as it was written. */
export function leaseOf(
  type: RequestTypeDefinition,
  parameters: JsonObject,
): string | undefined {
  const { lease } = type;
  if (lease === undefined) {
    return undefined;
  }
  if (lease.kind === 'constant') {
    return lease.value;
  }
  return textParameter(parameters, lease.parameter);
}
