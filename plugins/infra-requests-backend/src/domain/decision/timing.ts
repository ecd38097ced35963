import type { Change } from './change';
import { unlessIn, type Refused } from './refusal';

/** Everything that the passing of time does to a request by now. */
export function runDueSteps(_change: Change): Refused | undefined {
  return undefined;
}

export function expire(change: Change): Refused | undefined {
  const { request } = change;
  const stopped = unlessIn(
    request,
    ['pending', 'changes-requested'],
    'expired',
  );
  if (stopped) {
    return stopped;
  }
  request.state = 'expired';
  request.activeStage = undefined;
  request.decidedAt ??= change.now;
  change.note('expired');
  return undefined;
}
