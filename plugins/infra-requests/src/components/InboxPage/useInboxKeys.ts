import type { RefObject } from 'react';
import { useNavigate } from 'react-router-dom';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Verdict } from '@infra-requests/plugin-infra-requests-common';
import type { Row } from '../../hooks/pageMerging';
import { useShortcuts } from '../../hooks/useShortcuts';
import { requestRouteRef } from '../../routes';
import type { ListHandle } from './InboxList';
import type { OpenedBy } from './InboxRow';
import type { Marks } from './useMarks';

type InboxKeys = {
  rows: Row[];
  active?: string;
  /** Where the active row is, or where the last one was before the one that would be next. */
  position: number;
  split: boolean;
  marks: Marks;
  list: RefObject<ListHandle>;
  search: RefObject<HTMLInputElement>;
  pane: RefObject<HTMLElement>;
  onSelect: (id: string) => void;
  onOpen: (id: string, by: OpenedBy) => void;
  onSelectAll: () => void;
  onIntent: (verdict: Verdict) => void;
  onCleared: () => void;
  onHelp: () => void;
};

/** What the keys of the inbox do. None of them decides anything: they prepare what another step confirms. */
export function useInboxKeys(keys: InboxKeys) {
  const { rows, active, position, marks, list, pane } = keys;
  const navigate = useNavigate();
  const page = useRouteRef(requestRouteRef);
  const current = rows.find(({ request }) => request.id === active)?.request;

  const move = (by: 1 | -1) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, position + by))];
    if (next) {
      keys.onSelect(next.request.id);
      list.current?.focus(next.request.id);
    }
    return next?.request;
  };
  const extend = (by: 1 | -1) => {
    const next = move(by);
    marks.add([current, next].flatMap(one => one ?? []));
  };
  /** The arrows scroll whatever has the focus, unless that is the list. */
  const inList = (event: KeyboardEvent, act: () => void) => {
    const { target } = event;
    if (
      target === document.body ||
      (target instanceof Element && target.closest('[role="grid"]'))
    ) {
      event.preventDefault();
      act();
    }
  };
  const intend = (verdict: Verdict) => (event: KeyboardEvent) => {
    event.preventDefault();
    // Again, where it was prepared before and the person went elsewhere meanwhile.
    keys.onCleared();
    setTimeout(() => keys.onIntent(verdict));
  };
  const open = () => {
    if (active && keys.split) {
      keys.onOpen(active, 'key');
    } else if (active) {
      navigate(page({ id: active }));
    }
  };

  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: event => inList(event, () => move(1)),
    ArrowUp: event => inList(event, () => move(-1)),
    Home: event => inList(event, () => goTo(0)),
    End: event => inList(event, () => goTo(rows.length - 1)),
    'Shift+j': () => extend(1),
    'Shift+k': () => extend(-1),
    'Shift+ArrowDown': event => inList(event, () => extend(1)),
    'Shift+ArrowUp': event => inList(event, () => extend(-1)),
    x: () => current && marks.toggle(current, { range: false }),
    'Shift+x': () => current && marks.toggle(current, { range: true }),
    'Shift+a': keys.onSelectAll,
    a: intend('approve'),
    r: intend('reject'),
    c: intend('request-changes'),
    Enter: ({ target }) => target === document.body && open(),
    o: () => active && navigate(page({ id: active })),
    Escape: ({ target }) => {
      if (target instanceof Node && pane.current?.contains(target) && active) {
        list.current?.focus(active);
      } else {
        marks.clear();
        keys.onCleared();
      }
    },
    '/': event => {
      event.preventDefault();
      keys.search.current?.focus();
      keys.search.current?.select();
    },
    '?': event => {
      event.preventDefault();
      keys.onHelp();
    },
  });

  function goTo(index: number) {
    const row = rows.at(index);
    if (row) {
      keys.onSelect(row.request.id);
      list.current?.focus(row.request.id);
    }
  }
}
