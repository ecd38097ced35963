import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';

/** How many people and groups one comment may call upon. */
export const MOST_MENTIONS = 20;

/** How many people one comment may reach by them. */
export const MOST_REACHED = 50;

/** `@user:default/ada`, where nothing is written right before it; what stands in an address or a path is none. */
const MENTION =
  /(?<![\p{L}\p{N}.%+\-/@])@(user|group):([\p{L}\p{N}_.-]+)\/([\p{L}\p{N}_.-]+)/giu;

/** `@ada` or `@user:ada`, which may be meant for somebody, or be the name of a package. */
const SHORT_MENTION =
  /(?<![\p{L}\p{N}.%+\-/@])@(?:(user|group):)?([\p{L}\p{N}][\p{L}\p{N}_.-]*)(?![\p{L}\p{N}_.\-:/])/giu;

/** A full stop or a dash ends the sentence, not the name. */
const TRAILING = /[-_.]+$/;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

const INDENTED = /^( {4}|\t)/;

const LIST_ITEM = /^ *([-*+]|\d{1,9}[.)])\s/;

/** The users and groups that a text names, as full refs, each once and in the order of the text. What is code names nobody. */
export function mentionsIn(text: string): EntityRef[] {
  const found = [...withoutCode(text).matchAll(MENTION)].map(
    ([, kind, namespace, name]) =>
      `${kind}:${namespace}/${name.replace(TRAILING, '')}`.toLocaleLowerCase(
        'en-US',
      ),
  );
  return [...new Set(found)].filter(ref => !ref.endsWith('/'));
}

/** What looks like a mention and is none, as it does not say all of it; with the refs that may be meant. */
export function shortMentionsIn(
  text: string,
): { written: string; refs: EntityRef[] }[] {
  const found = [...withoutCode(text).matchAll(SHORT_MENTION)].map(
    ([, kind, written]) => {
      const name = written.replace(TRAILING, '');
      const kinds = kind === undefined ? ['user', 'group'] : [kind];
      return {
        written: `@${kind === undefined ? '' : `${kind}:`}${name}`,
        refs: kinds.map(one =>
          `${one}:default/${name}`.toLocaleLowerCase('en-US'),
        ),
      };
    },
  );
  return [...new Map(found.map(one => [one.written, one])).values()];
}

function withoutCode(text: string): string {
  return withoutCodeSpans(withoutIndented(withoutFences(text)));
}

/** Without the lines that Markdown takes for code because they are indented after an empty one; not so in a list. */
function withoutIndented(text: string): string {
  let afterEmpty = true;
  let inList = false;
  return text
    .split('\n')
    .filter(line => {
      if (line.trim() === '') {
        afterEmpty = true;
        return true;
      }
      const isIndented = INDENTED.test(line);
      if (afterEmpty && isIndented && !inList) {
        return false;
      }
      inList = LIST_ITEM.test(line) || (inList && (isIndented || !afterEmpty));
      afterEmpty = false;
      return true;
    })
    .join('\n');
}

/** Without the blocks between fences; one that is never closed goes to the end. */
function withoutFences(text: string): string {
  let open: string | undefined;
  return text
    .split(/\r?\n/)
    .filter(line => {
      const [, fence] = FENCE.exec(line) ?? [];
      if (open === undefined) {
        open = fence;
        return fence === undefined;
      }
      if (fence?.startsWith(open) && line.trim() === fence) {
        open = undefined;
      }
      return false;
    })
    .join('\n');
}

/** Without what stands between two runs of equally many backticks. */
function withoutCodeSpans(text: string): string {
  const parts = text.split(/(`+)/);
  const kept: string[] = [];
  for (let at = 0; at < parts.length; at++) {
    const isRun = at % 2 === 1;
    const end = isRun ? parts.indexOf(parts[at], at + 1) : -1;
    if (end > 0) {
      kept.push(' ');
      at = end;
    } else {
      kept.push(parts[at]);
    }
  }
  return kept.join('');
}
