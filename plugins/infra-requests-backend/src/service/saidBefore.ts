import { ConflictError } from '@backstage/errors';
import {
  whatIsSaid,
  type CommentInput,
  type EntityRef,
} from '@infra-requests/plugin-infra-requests-common';
import type { HistoryEntryRecord } from '../domain/types';

/**
 * Whether a record has a comment already, as whoever sent it has sent it again without knowing that.
 * @throws ConflictError where the same person has used the key for other words
 */
export function saidBefore(
  record: HistoryEntryRecord[],
  options: { by: EntityRef; input: CommentInput; idempotencyKey: string },
): boolean {
  const { by, input, idempotencyKey } = options;
  const earlier = record.find(
    ({ action, actor, data }) =>
      action === 'commented' &&
      actor.ref === by &&
      data.idempotencyKey === idempotencyKey,
  );
  if (earlier && earlier.data.text !== whatIsSaid(input.text)) {
    throw new ConflictError(
      `Idempotency-Key "${idempotencyKey}" was used for another comment. Use a new key for a new comment.`,
    );
  }
  return earlier !== undefined;
}
