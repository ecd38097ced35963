/** As long as the API takes a reference. */
const LONGEST_TEXT = 200;

/** Far longer than anybody reads. */
const LONGEST_PATTERN = 300;

/**
 * A search may try every way in which a pattern can be laid over a text before it gives up. More ways than this take
 * longer than anybody should be able to make the backend wait.
 */
const MOST_WAYS = 2_000_000;

/** How many ways there are to match a part, besides those that come from parts that repeat without an end. */
interface Ways {
  fixed: number;
  /** How many characters it can take at most. */
  longest: number;
  /** How many parts repeat without an end. */
  endless: number;
}

const NOTHING: Ways = { fixed: 1, endless: 0, longest: 0 };
const ONE: Ways = { ...NOTHING, longest: 1 };

/** What a pattern is read into is not kept, only its ways; a mistake ends the reading. */
class Unsuitable extends Error {}

/** How often the last part may come. */
interface Quantifier {
  least: number;
  most: number;
}

const QUANTIFIER = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/;

/** Reads a pattern of the usual parts and counts the ways in which it can match. */
class PatternReader {
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  /** @throws Unsuitable */
  ways(): Ways {
    return this.#alternatives();
  }

  #next(): string {
    return this.#pattern[this.#at] ?? '';
  }

  #skip(text: string): boolean {
    const isThere = this.#pattern.startsWith(text, this.#at);
    this.#at += isThere ? text.length : 0;
    return isThere;
  }

  #alternatives(): Ways {
    let ways = this.#sequence();
    while (this.#skip('|')) {
      const other = this.#sequence();
      ways = {
        fixed: ways.fixed + other.fixed,
        endless: Math.max(ways.endless, other.endless),
        longest: Math.max(ways.longest, other.longest),
      };
    }
    return ways;
  }

  #sequence(): Ways {
    let ways = NOTHING;
    while (!['', '|', ')'].includes(this.#next())) {
      const part = repeated(this.#part(), this.#quantifier());
      ways = {
        fixed: ways.fixed * part.fixed,
        endless: ways.endless + part.endless,
        longest: ways.longest + part.longest,
      };
    }
    return ways;
  }

  #part(): Ways {
    if (this.#skip('(')) {
      if (!this.#skip('?:') && this.#next() === '?') {
        throw new Unsuitable(
          'looks ahead, looks behind or names a group, which is not possible here. Write plain groups: ( … )',
        );
      }
      const inner = this.#alternatives();
      this.#skip(')');
      return inner;
    }
    if (this.#skip('^') || this.#skip('$')) {
      return NOTHING;
    }
    if (this.#skip('[')) {
      this.#class();
    } else if (this.#skip('\\')) {
      const isEdge = /[bB]/.test(this.#next());
      this.#escaped();
      return isEdge ? NOTHING : ONE;
    } else {
      this.#at += 1;
    }
    return ONE;
  }

  #class(): void {
    while (!['', ']'].includes(this.#next())) {
      if (this.#skip('\\')) {
        this.#escaped();
      } else {
        this.#at += 1;
      }
    }
    this.#skip(']');
  }

  #escaped(): void {
    const escaped = this.#next();
    if (/[1-9k]/.test(escaped)) {
      throw new Unsuitable(
        'refers back to a group, which is not possible here. Write out what may stand there',
      );
    }
    if (/[a-zA-Z0]/.test(escaped) && !/[dDwWsSbB]/.test(escaped)) {
      throw new Unsuitable(
        `has \\${escaped}, which is not possible here. Write the characters in brackets, such as [A-Z]`,
      );
    }
    this.#at += 1;
  }

  #quantifier(): Quantifier {
    const [text, sign, from, comma, to] =
      QUANTIFIER.exec(this.#pattern.slice(this.#at)) ?? [];
    if (text === undefined) {
      return { least: 1, most: 1 };
    }
    this.#at += text.length;
    if (sign !== undefined) {
      return {
        least: sign === '+' ? 1 : 0,
        most: sign === '?' ? 1 : Infinity,
      };
    }
    const least = Number(from);
    const most = to === '' ? Infinity : Number(to ?? from);
    if (least > LONGEST_TEXT || (most > LONGEST_TEXT && most < Infinity)) {
      throw new Unsuitable(
        `repeats something more than ${LONGEST_TEXT} times, which is longer than a reference can be. Write a lower number`,
      );
    }
    return { least, most: comma === undefined ? least : most };
  }
}

function repeated(part: Ways, { least, most }: Quantifier): Ways {
  const { fixed, endless } = part;
  const longest = part.longest > 0 && most > 0 ? part.longest * most : 0;
  if (most < Infinity) {
    return {
      longest,
      fixed: fixed ** most * (most - least + 1),
      endless: endless * most,
    };
  }
  // What can be read in two ways and comes any number of times can be read in ever more ways.
  return fixed === 1 && endless === 0
    ? { fixed: 1, endless: 1, longest }
    : { fixed: Infinity, endless: 0, longest };
}

/** In how many ways a text of the greatest length can be divided among the parts that repeat without an end. */
function divisions(parts: number): number {
  let ways = 1;
  for (let part = 1; part <= parts && ways <= MOST_WAYS; part++) {
    ways *= (LONGEST_TEXT + part) / part;
  }
  return ways;
}

const asWhole = (pattern: string) => new RegExp(`^(?:${pattern})$`);

/**
 * Why a pattern cannot be used, with what to do instead: it is no regular expression, or one for which somebody could
 * write a text that takes for ever to compare. What cannot be told for sure is refused as well.
 */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.length > LONGEST_PATTERN) {
    return `is ${pattern.length} characters long where ${LONGEST_PATTERN} are allowed. Shorten it.`;
  }
  try {
    // Alone first, as a bracket too many could close the one around it.
    RegExp(pattern);
    asWhole(pattern).test('');
  } catch (error) {
    const [reason] = String((error as Error).message)
      .split(': ')
      .slice(-1);
    return `${JSON.stringify(
      pattern,
    )} is not a regular expression: ${reason.toLowerCase()}. Write one such as CHG\\d{7}.`;
  }
  try {
    const { fixed, endless, longest } = new PatternReader(pattern).ways();
    if (longest === 0) {
      return `${JSON.stringify(
        pattern,
      )} fits no text that anybody could write. Write one such as CHG\\d{7}.`;
    }
    return fixed * divisions(endless) > MOST_WAYS
      ? `${JSON.stringify(
          pattern,
        )} could take very long to compare with some texts, as too many of its parts may repeat. Say how often they come, such as \\d{1,8}, and repeat no group that holds something that repeats.`
      : undefined;
  } catch (error) {
    if (error instanceof Unsuitable) {
      return `${JSON.stringify(pattern)} ${error.message}.`;
    }
    throw error;
  }
}

/** Whether the whole text is as a pattern says that was found to be usable. */
export const matchesPattern = (pattern: string, text: string): boolean =>
  asWhole(pattern).test(text);
