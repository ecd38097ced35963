import {
  useLayoutEffect,
  useRef,
  useState,
  type ChangeEvent,
  type KeyboardEvent,
  type SyntheticEvent,
} from 'react';
import {
  unfinishedMention,
  withMention,
  type CommentDraft,
} from './mentionDraft';
import { useMentionable, type Mentionable } from './useMentionable';

/** A text field in which `@` offers people and groups, for the mouse and the keyboard. */
export function useMentions(
  draft: CommentDraft,
  onChange: (draft: CommentDraft) => void,
) {
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const [cursor, setCursor] = useState<number>();
  const [closed, setClosed] = useState<string>();
  const [active, setActive] = useState(0);
  const moveTo = useRef<number>();
  const term =
    cursor === undefined ? undefined : unfinishedMention(draft, cursor);
  const wanted = term === closed ? undefined : term;
  const people = useMentionable(wanted);
  const open = people.length > 0;
  const chosen = Math.min(active, people.length - 1);

  // Who was chosen is longer than what was written, so the cursor has to follow.
  useLayoutEffect(() => {
    if (moveTo.current !== undefined) {
      fieldRef.current?.setSelectionRange(moveTo.current, moveTo.current);
      moveTo.current = undefined;
    }
  });

  const choose = (person: Mentionable) => {
    const next = withMention(draft, cursor ?? draft.text.length, person);
    moveTo.current = next.cursor;
    setCursor(next.cursor);
    onChange(next.draft);
  };

  const keys: Record<string, () => void> = {
    ArrowDown: () => setActive((chosen + 1) % people.length),
    ArrowUp: () => setActive((chosen - 1 + people.length) % people.length),
    Enter: () => choose(people[chosen]),
    Tab: () => choose(people[chosen]),
    Escape: () => setClosed(term),
  };

  return {
    fieldRef,
    people,
    open,
    active: chosen,
    choose,
    handlers: {
      onChange: ({ target }: ChangeEvent<HTMLTextAreaElement>) => {
        setCursor(target.selectionStart);
        setClosed(undefined);
        setActive(0);
        onChange({ ...draft, text: target.value });
      },
      onSelect: ({ currentTarget }: SyntheticEvent<HTMLTextAreaElement>) =>
        setCursor(currentTarget.selectionStart),
      onBlur: () => setCursor(undefined),
      /** Answers whether the key was for the list. */
      onKeyDown: (event: KeyboardEvent): boolean => {
        const does =
          event.ctrlKey || event.metaKey ? undefined : keys[event.key];
        if (!open || !does) {
          return false;
        }
        event.preventDefault();
        // Escape closes the list, not what it is in.
        event.stopPropagation();
        does();
        return true;
      },
    },
  };
}
