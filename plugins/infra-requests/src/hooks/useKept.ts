import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { asKept, keptWords } from './keptWords';
import { useMe } from './useMe';

/**
 * State that is there again when the person comes back to what it is about or loads the page again, such as words that
 * were not sent. Once it is as it was at first, nothing of it is kept.
 */
export function useKept<T extends object>(key: string, initial: T) {
  const me = useMe();
  const kept = useMemo(() => (me ? keptWords(me, key) : undefined), [me, key]);
  const first = useRef(initial);
  const latest = useRef(initial);
  const changed = useRef(false);
  const [value, setValue] = useState(initial);

  const keep = useCallback(() => {
    const unchanged = isSame(latest.current, first.current);
    kept?.write(unchanged ? undefined : latest.current);
  }, [kept]);

  useEffect(() => {
    if (kept && changed.current) {
      // Somebody wrote before it was known who it is.
      keep();
    } else if (kept) {
      latest.current = asKept(kept.read(), first.current);
      setValue(latest.current);
    }
  }, [kept, keep]);

  const change = useCallback(
    (part: Partial<T>) => {
      changed.current = true;
      latest.current = { ...latest.current, ...part };
      setValue(latest.current);
      // At once: what was sent takes the form away, and its effects with it.
      keep();
    },
    [keep],
  );
  return [value, change] as const;
}

function isSame(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
