import type { Change, Context } from './change';
import type { CommentCommand } from './command';
import { refuse, type Refused } from './refusal';

export const ONLY_PEOPLE_COMMENT =
  'Only people comment. A service, a pipeline or an agent can ask, and says why in the justification.';

/** Something said about a request, by a person, in any of its states. It is recorded, and nothing else changes. */
export function comment(
  change: Change,
  { text, mentions, idempotencyKey }: CommentCommand,
  { actor }: Context,
): Refused | undefined {
  if (actor.kind !== 'user') {
    return refuse('not-allowed', ONLY_PEOPLE_COMMENT);
  }
  const { request } = change;
  request.comments = (request.comments ?? 0) + 1;
  change.note('commented', {
    text,
    mentions,
    ...(idempotencyKey ? { idempotencyKey } : {}),
  });
  return undefined;
}
