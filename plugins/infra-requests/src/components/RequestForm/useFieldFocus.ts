import { useEffect, useRef } from 'react';
import { useButtonsReady } from '../../hooks/useButtonsReady';

const FOCUSABLE =
  'input:not([type=hidden]):not(:disabled), select, textarea, button, [tabindex]';

/** Brings the focus to a field of a form by its name, once the form shows it. */
export function useFieldFocus(name: string | undefined, onDone: () => void) {
  const form = useRef<HTMLDivElement>(null);
  const done = useRef(onDone);
  done.current = onDone;

  const ready = useButtonsReady();
  useEffect(() => {
    // A checkbox of a step that just came up takes the focus no sooner than a button does.
    if (name === undefined || !ready) {
      return;
    }
    const field = `[id="root_${CSS.escape(name)}"]`;
    const inside = `[id^="root_${CSS.escape(name)}"]`;
    const found = [field, inside]
      .flatMap(selector => [
        ...(form.current?.querySelectorAll<HTMLElement>(selector) ?? []),
      ])
      .map(element =>
        element.matches(FOCUSABLE)
          ? element
          : element.querySelector<HTMLElement>(FOCUSABLE),
      )
      .find(element => element);
    found?.focus();
    done.current();
  }, [name, ready]);

  return form;
}
