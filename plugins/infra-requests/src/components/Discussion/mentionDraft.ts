import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';

/** A comment while it is written: people stand in it by their names, and `mentions` knows who they are. */
export interface CommentDraft {
  text: string;
  /** Refs by the names as they stand in the text, `@` included. */
  mentions: Record<string, EntityRef>;
}

export const NO_COMMENT: CommentDraft = { text: '', mentions: {} };

/** What is being looked for behind an `@`, up to a second word. */
const UNFINISHED = /(?:^|[\s(])@([\p{L}\p{N}_.:/-]*(?: [\p{L}\p{N}_.-]*)?)$/u;

/** The beginning of a mention at the cursor, without its `@`; undefined where none is being written. */
export function unfinishedMention(
  { text, mentions }: CommentDraft,
  cursor: number,
): string | undefined {
  const before = text.slice(0, cursor);
  const [, term] = UNFINISHED.exec(before) ?? [];
  const finished = Object.keys(mentions).some(name =>
    before.slice(before.lastIndexOf('@')).startsWith(name),
  );
  return finished ? undefined : term;
}

type Chosen = { ref: EntityRef; displayName: string };

/** The draft with somebody in place of the beginning of a mention, and where the cursor goes. */
export function withMention(
  draft: CommentDraft,
  cursor: number,
  { ref, displayName }: Chosen,
): { draft: CommentDraft; cursor: number } {
  const term = unfinishedMention(draft, cursor) ?? '';
  const start = cursor - term.length - 1;
  const taken = draft.mentions[`@${displayName}`];
  const name =
    taken === undefined || taken === ref
      ? `@${displayName}`
      : `@${displayName} (${ref})`;
  const before = draft.text.slice(0, start) + name;
  const after = draft.text.slice(cursor);
  const space = /^\s/.test(after) ? '' : ' ';
  return {
    draft: {
      text: before + space + after,
      mentions: { ...draft.mentions, [name]: ref },
    },
    cursor: before.length + 1,
  };
}

/** The comment as the server reads it: `@user:default/ada` in place of each name. */
export function textToSend({ text, mentions }: CommentDraft): string {
  // Longer names first, as one may begin like another.
  const names = Object.keys(mentions).sort(
    (one, other) => other.length - one.length,
  );
  return names.length === 0
    ? text
    : text.replace(
        new RegExp(names.map(escaped).join('|'), 'g'),
        name => `@${mentions[name]}`,
      );
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
