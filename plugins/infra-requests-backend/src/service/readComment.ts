import {
  whatIsSaid,
  type CommentInput,
  type EntityRef,
} from '@infra-requests/plugin-infra-requests-common';
import { MOST_MENTIONS, mentionsIn } from '../domain/decision/mentions';
import type { ApproverDirectory } from './ApproverDirectory';
import { InvalidRequestError } from './InvalidRequestError';

/**
 * What somebody has to say, with whom it names.
 * @throws InvalidRequestError if it says nothing, or names somebody whom the catalog does not know
 * @throws ServiceUnavailableError if the catalog cannot be asked
 */
export async function readComment(
  input: CommentInput,
  { directory }: { directory: Pick<ApproverDirectory, 'existing'> },
): Promise<{ text: string; mentions: EntityRef[] }> {
  const text = whatIsSaid(input.text);
  if (text === undefined) {
    throw wrong('is empty; write what you have to say');
  }
  const mentions = mentionsIn(text);
  if (mentions.length > MOST_MENTIONS) {
    throw wrong(
      `names ${mentions.length} people and groups; name at most ${MOST_MENTIONS}`,
    );
  }
  const existing =
    mentions.length > 0
      ? await directory.existing(mentions)
      : new Set<EntityRef>();
  const missing = mentions.filter(ref => !existing.has(ref));
  if (missing.length > 0) {
    throw wrong(
      ...missing.map(ref => `names ${ref}, which is not in the catalog`),
    );
  }
  return { text, mentions };
}

function wrong(...messages: string[]): InvalidRequestError {
  return new InvalidRequestError(
    messages.map(message => ({ field: '/text', message })),
  );
}
