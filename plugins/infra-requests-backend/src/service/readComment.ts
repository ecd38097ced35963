import {
  whatIsSaid,
  type CommentInput,
  type EntityRef,
} from '@infra-requests/plugin-infra-requests-common';
import {
  MOST_MENTIONS,
  MOST_REACHED,
  mentionsIn,
  shortMentionsIn,
} from '../domain/decision/mentions';
import { listed } from '../domain/policy/english';
import type { ApproverDirectory } from './ApproverDirectory';
import { InvalidRequestError } from './InvalidRequestError';

type Directory = Pick<ApproverDirectory, 'existing' | 'peopleBehind'>;

/**
 * Reads what somebody has to say, with whom it names.
 * @throws InvalidRequestError if it says nothing, or names somebody whom the catalog does not know, or too many
 * @throws ServiceUnavailableError if the catalog cannot be asked
 */
export async function readComment(
  input: CommentInput,
  { directory }: { directory: Directory },
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
  const problems = await problemsOfNames(text, { mentions, directory });
  if (problems.length > 0) {
    throw wrong(...problems);
  }
  await refuseCrowd(mentions, directory);
  return { text, mentions };
}

async function problemsOfNames(
  text: string,
  { mentions, directory }: { mentions: EntityRef[]; directory: Directory },
): Promise<string[]> {
  // Where there are many of them, they are no names that somebody has typed.
  const short = shortMentionsIn(text).slice(0, MOST_MENTIONS);
  const asked = [...mentions, ...short.flatMap(({ refs }) => refs)];
  const existing =
    asked.length > 0 ? await directory.existing(asked) : new Set<EntityRef>();
  const missing = mentions
    .filter(ref => !existing.has(ref))
    .map(ref => `names ${ref}, which is not in the catalog`);
  const unclear = short.flatMap(({ written, refs }) => {
    const meant = refs.filter(ref => existing.has(ref)).map(ref => `@${ref}`);
    return meant.length > 0
      ? [`says ${written}, which tells nobody; write ${listed(meant, 'or')}`]
      : [];
  });
  return [...missing, ...unclear];
}

/** @throws InvalidRequestError if more people would be told than can have to do with one request */
async function refuseCrowd(
  mentions: EntityRef[],
  directory: Directory,
): Promise<void> {
  if (mentions.length === 0) {
    return;
  }
  const behind = await directory.peopleBehind(mentions);
  const people = new Set([...behind.values()].flat().map(({ ref }) => ref));
  if (people.size > MOST_REACHED) {
    const groups = mentions.filter(ref => (behind.get(ref)?.length ?? 0) > 1);
    throw wrong(
      `would reach ${people.size} people through ${listed(
        groups,
      )}; mention those who can answer, at most ${MOST_REACHED}`,
    );
  }
}

function wrong(...messages: string[]): InvalidRequestError {
  return new InvalidRequestError(
    messages.map(message => ({ field: '/text', message })),
  );
}
