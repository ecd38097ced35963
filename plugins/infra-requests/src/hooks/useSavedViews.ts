import { useEffect, useRef } from 'react';
import { viewOf, type InboxQuery } from './useInboxQuery';
import { useStored } from './useStored';

/** What the inbox shows, under a name that the person gave it. */
export type SavedView = {
  name: string;
  /** The part of the address that shows it. */
  view: string;
};

type Stored = {
  views: SavedView[];
  /** The name of the one that the inbox opens with. */
  first?: string;
};

const NONE: Stored = { views: [] };

/** The views that the person keeps. One of them may be what the inbox opens with. */
export function useSavedViews(inbox: InboxQuery) {
  const { known, value, store } = useStored<Stored>('inbox-views');
  const { views, first } = asStored(value);
  const { show, view, selected } = inbox;

  // Only where the person came without saying what they want to see.
  const undecided = useRef(view === '' && selected === undefined);
  const firstView = views.find(({ name }) => name === first)?.view;
  useEffect(() => {
    if (known && undecided.current) {
      undecided.current = false;
      if (firstView) {
        show(firstView, { replace: true });
      }
    }
  }, [known, firstView, show]);

  const others = (name: string) => views.filter(one => one.name !== name);
  return {
    views,
    first,
    /** The one that is shown. */
    current: views.find(one => one.view === view),
    save: (name: string) =>
      store({ views: [...others(name), { name, view }], ...firstIs(first) }),
    rename: (from: string, to: string) =>
      store({
        views: views.map(one =>
          one.name === from ? { ...one, name: to } : one,
        ),
        ...firstIs(first === from ? to : first),
      }),
    remove: (name: string) =>
      store({
        views: others(name),
        ...firstIs(first === name ? undefined : first),
      }),
    /** Puts back what was there before. */
    restore: (before: { views: SavedView[]; first?: string }) =>
      store({ views: before.views, ...firstIs(before.first) }),
    openWith: (name: string | undefined) => store({ views, ...firstIs(name) }),
  };
}

export type SavedViews = ReturnType<typeof useSavedViews>;

function firstIs(first: string | undefined) {
  return first === undefined ? {} : { first };
}

/** What was stored may be of another version, or of another hand. */
function asStored(value: Stored | undefined): Stored {
  return Array.isArray(value?.views)
    ? {
        views: value.views
          .filter(
            one =>
              typeof one?.name === 'string' && typeof one.view === 'string',
          )
          .map(({ name, view }) => ({
            name,
            view: viewOf(new URLSearchParams(view)),
          })),
        ...firstIs(value.first),
      }
    : NONE;
}
