import type { Change, Context } from './change';
import type { ReviewCommand } from './command';
import { refuse, type Refused } from './refusal';

/** The look back at an approval in an emergency, by somebody who took no part in it. */
export function review(
  change: Change,
  _command: ReviewCommand,
  _context: Context,
): Refused | undefined {
  return refuse(
    'state',
    `Request #${change.request.number} has no open review.`,
  );
}
