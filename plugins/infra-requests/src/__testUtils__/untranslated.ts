import { readRefusal } from '../api/refusal';
import { wordsOf } from '../components/RequestForm/fieldLabels';
import { GAP, SAID } from './pseudoLanguage';

/** Attributes that people read or hear. */
const READ = [
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'data-label',
  'placeholder',
  'title',
];

/** What shows files and values as they are written. */
const AS_WRITTEN = 'code, pre, .cm-content, style, script';

/** Reads marked texts one after the other; a message may go over several. */
class Reader {
  readonly #open: string[] = [];

  /** What of a text stands outside of messages, each part in a line of its own. */
  outside(text: string): string {
    return [...text]
      .map(sign => (this.#isOutside(sign) ? sign : '\n'))
      .join('')
      .replace(/\n+/g, '\n');
  }

  #isOutside(sign: string): boolean {
    if (sign === SAID.open || sign === GAP.open) {
      this.#open.push(sign);
      return false;
    }
    if (sign === SAID.close || sign === GAP.close) {
      this.#open.pop();
      return false;
    }
    return this.#open.at(-1) !== SAID.open;
  }
}

/** Everything that data says: its texts, its names, and both as pages write them. */
export class KnownData {
  readonly #texts = new Set<string>();

  /** Listens to what an API answers. */
  listenTo<T extends object>(api: T): T {
    return new Proxy(api, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') {
          return member;
        }
        return (...args: unknown[]) => {
          const answer: unknown = member.apply(target, args);
          this.add(args);
          Promise.resolve(answer).then(
            value => this.add(value),
            error => this.add(readRefusal(error).message),
          );
          return answer;
        };
      },
    });
  }

  add(value: unknown) {
    if (typeof value === 'string') {
      this.#addText(value);
    } else if (Array.isArray(value)) {
      value.forEach(one => this.add(one));
    } else if (typeof value === 'object' && value !== null) {
      Object.entries(value).forEach(([name, one]) => {
        this.#addText(name);
        this.add(one);
      });
    }
  }

  #addText(text: string) {
    for (const line of [text, ...text.split('\n')]) {
      this.#texts.add(bare(line));
    }
    if (/^[A-Z]\S* [A-Z]\S*$/.test(text)) {
      this.#texts.add(initialsOf(text));
    }
    const [, kind, namespace, name] =
      /^([a-z]+):([^/\s]+)\/(\S+)$/i.exec(text) ?? [];
    for (const part of [text, kind, namespace, name]) {
      if (part && !/\s/.test(part)) {
        this.#texts.add(bare(part));
        this.#texts.add(bare(wordsOf(part)));
        this.#texts.add(initialsOf(wordsOf(part)));
      }
    }
  }

  /** Whether a text is of the data, alone or with other data between punctuation, or the beginning of it. */
  has(text: string): boolean {
    return (
      this.#isOne(text) ||
      (text.endsWith('…') && this.#isBeginning(bare(text))) ||
      text.split(/\s*[\n·,:;›→()#]\s*|\s+–\s+/).every(part => this.#isOne(part))
    );
  }

  #isOne(text: string): boolean {
    const words = bare(text);
    return (
      words === '' ||
      this.#texts.has(words) ||
      // Digests are shortened without a sign.
      (words.length > 6 && !words.includes(' ') && this.#isBeginning(words))
    );
  }

  #isBeginning(words: string): boolean {
    return [...this.#texts].some(known => known.startsWith(words));
  }
}

/** As they stand in place of a picture. */
function initialsOf(name: string): string {
  return name
    .split(' ')
    .map(word => word.charAt(0))
    .join('');
}

/** Without numbers and signs around it; nothing where there is no letter. */
function bare(text: string): string {
  return /[A-Za-z](.*[A-Za-z])?/s.exec(text)?.[0] ?? '';
}

/** Every text on a page that is neither a message nor data, and where it stands. */
export function untranslated(root: Element, data: KnownData): string[] {
  const found: string[] = [];
  const page = new Reader();
  const note = (text: string, where: string) => {
    if (!data.has(text)) {
      found.push(`${where}: ${text.trim()}`);
    }
  };
  const walk = document.createTreeWalker(
    root,
    NodeFilter.SHOW_ELEMENT + NodeFilter.SHOW_TEXT,
  );
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node instanceof Element) {
      for (const name of READ) {
        const text = new Reader().outside(node.getAttribute(name) ?? '');
        note(text, `${node.tagName.toLowerCase()}[${name}]`);
      }
    } else {
      const parent = node.parentElement;
      const text = page.outside(node.textContent ?? '');
      if (!parent?.closest(AS_WRITTEN)) {
        note(text, `<${parent?.tagName.toLowerCase()}>`);
      }
    }
  }
  return found;
}
