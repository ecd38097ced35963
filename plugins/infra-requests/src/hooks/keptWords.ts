const PREFIX = 'infra-requests:kept';

/** What a tab of the browser keeps for a person of what they wrote, through reloads; gone with the tab. */
export interface KeptWords {
  read: () => unknown;
  write: (value: object | undefined) => void;
}

/** Where one thing that a person writes is kept. People may share a browser, hence by person. */
export function keptWords(person: string, key: string): KeptWords {
  const item = `${PREFIX}:${person}:${key}`;
  return {
    read: () => {
      try {
        return JSON.parse(window.sessionStorage.getItem(item) ?? 'null');
      } catch {
        return undefined;
      }
    },
    write: value => {
      try {
        if (value === undefined) {
          window.sessionStorage.removeItem(item);
        } else {
          window.sessionStorage.setItem(item, JSON.stringify(value));
        }
      } catch {
        // Full, or forbidden: the words stay on the page all the same.
      }
    },
  };
}

/** What was kept, as far as it has the shape of what it is taken for: it may be of another version. */
export function asKept<T extends object>(kept: unknown, shape: T): T {
  if (typeof kept !== 'object' || kept === null) {
    return shape;
  }
  const fitting = Object.entries(kept).filter(
    ([name, value]) =>
      name in shape &&
      value !== null &&
      typeof value === typeof shape[name as keyof T],
  );
  return { ...shape, ...Object.fromEntries(fitting) };
}
