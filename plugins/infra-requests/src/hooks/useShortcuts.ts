import { useEffect, useRef } from 'react';

/** What a key does; by its name as the keyboard gives it, with `Shift+` before it where Shift is held. */
export type Shortcuts = Record<
  string,
  ((event: KeyboardEvent) => void) | undefined
>;

/** Where keys have a meaning of their own. */
const OWN_KEYS =
  '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], [role="radiogroup"], [role~="presentation"], [contenteditable="true"]';

/** Inputs in which nothing is typed. */
const NOT_TYPED = ['checkbox', 'button', 'submit', 'reset'];

/** Lets single keys do something on the page, unless the person types, is in a dialog or menu, or holds a modifier. */
export function useShortcuts(shortcuts: Shortcuts) {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (
        event.defaultPrevented ||
        event.isComposing ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        hasOwnKeys(event.target)
      ) {
        return;
      }
      const act = latest.current[keyOf(event)];
      if (act) {
        act(event);
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function keyOf({ key, shiftKey }: KeyboardEvent): string {
  if (key.length > 1) {
    return shiftKey ? `Shift+${key}` : key;
  }
  const letter = key.toLocaleLowerCase('en-US');
  // Signs such as the question mark are typed with Shift on some keyboards only.
  const isLetter = letter !== key.toLocaleUpperCase('en-US');
  return shiftKey && isLetter ? `Shift+${letter}` : letter;
}

function hasOwnKeys(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) {
    return false;
  }
  const typed =
    target instanceof HTMLInputElement
      ? !NOT_TYPED.includes(target.type)
      : target.matches('textarea, select');
  return typed || target.closest(OWN_KEYS) !== null;
}
