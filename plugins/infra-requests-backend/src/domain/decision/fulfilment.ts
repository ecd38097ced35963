import type { Change } from './change';
import type { SystemCommand } from './command';
import { unlessIn, type Refused } from './refusal';

export function startFulfilment(
  change: Change,
  _command: Extract<SystemCommand, { kind: 'start-fulfilment' }>,
): Refused | undefined {
  const { request } = change;
  const stopped = unlessIn(request, ['approved', 'failed'], 'fulfilling');
  if (stopped) {
    return stopped;
  }
  request.state = 'fulfilling';
  change.note('fulfilment-started');
  return undefined;
}

export function completeFulfilment(change: Change): Refused | undefined {
  const { request } = change;
  const stopped = unlessIn(request, ['fulfilling'], 'fulfilled');
  if (stopped) {
    return stopped;
  }
  request.state = 'fulfilled';
  change.note('fulfilled');
  return undefined;
}

export function failFulfilment(
  change: Change,
  { reason }: Extract<SystemCommand, { kind: 'fail-fulfilment' }>,
): Refused | undefined {
  const { request } = change;
  const stopped = unlessIn(request, ['fulfilling'], 'failed');
  if (stopped) {
    return stopped;
  }
  request.state = 'failed';
  change.note('fulfilment-failed', { reason });
  return undefined;
}
