const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether every database gives a text back as it was: half a surrogate pair and NUL are no such text. */
export function isStorableText(text: string): boolean {
  return !LONE_SURROGATE.test(text) && !text.includes('\0');
}

/**
 * Why one value under its key cannot be stored so that its record verifies; undefined if it can. JSON has no infinity,
 * but JavaScript reads 1e400 as one. What the value holds is not looked at.
 */
export function whyNotStorable(
  key: string,
  value: unknown,
): string | undefined {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return `The number in "${key}" is too large`;
  }
  const texts = [key, value].filter(one => typeof one === 'string');
  return texts.every(isStorableText)
    ? undefined
    : `The text in "${key}" has a character that cannot be stored`;
}

/** The same of everything that a value holds, however deep. */
export function whyNotAllStorable(given: unknown): string | undefined {
  // No recursion: how deep it goes is up to whoever sends it.
  const left: [string, unknown][] = [['', given]];
  for (let next = left.pop(); next; next = left.pop()) {
    const [key, value] = next;
    const reason = whyNotStorable(key, value);
    if (reason !== undefined) {
      return reason;
    }
    if (typeof value === 'object' && value !== null) {
      left.push(...Object.entries(value));
    }
  }
  return undefined;
}
