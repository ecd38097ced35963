import { codeIn } from './codeIn';

/** A piece of a comment: words, somebody who is mentioned, or an address. */
export type CommentPart =
  | { kind: 'text'; text: string }
  | { kind: 'mention'; ref: string }
  | { kind: 'link'; url: string };

/** As the server finds them: `@user:default/ada`, where nothing is written right before it. What is code names nobody. */
const MENTION =
  /(?<![\p{L}\p{N}.%+\-/@])@((?:user|group):[\p{L}\p{N}_.-]+\/[\p{L}\p{N}_.-]+)/iu;

const LINK = /(https?:\/\/[^\s<>"']+)/i;

const PIECE = new RegExp(`${MENTION.source}|${LINK.source}`, 'giu');

/** What ends a sentence, not a name or an address. */
const AFTER_NAME = /[-_.]+$/;
const AFTER_LINK = /[.,;:!?)\]]+$/;

/** A comment in its parts, which together are the whole text. Nothing in it is read as markup. */
export function commentParts(text: string): CommentPart[] {
  const parts: CommentPart[] = [];
  const say = (words: string) => {
    const last = parts.at(-1);
    if (last?.kind === 'text') {
      last.text += words;
    } else if (words) {
      parts.push({ kind: 'text', text: words });
    }
  };
  const code = codeIn(text);
  let end = 0;
  for (const match of text.matchAll(PIECE)) {
    const [whole, ref, url] = match;
    say(text.slice(end, match.index));
    end = match.index + whole.length;
    const rest = (ref ? AFTER_NAME : AFTER_LINK).exec(whole)?.[0] ?? '';
    const kept = (ref ?? url).slice(0, (ref ?? url).length - rest.length);
    const isCode = code.some(
      ({ from, to }) => match.index >= from && match.index < to,
    );
    if (ref && (isCode || kept.endsWith('/'))) {
      say(whole);
    } else {
      parts.push(
        ref
          ? { kind: 'mention', ref: kept.toLocaleLowerCase('en-US') }
          : { kind: 'link', url: kept },
      );
      say(rest);
    }
  }
  say(text.slice(end));
  return parts;
}
