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

/** More than that, nobody finds again. */
export const MAX_VIEWS = 20;

const NONE: Stored = { views: [] };

/** The views that the person keeps. One of them may be what the inbox opens with. */
export function useSavedViews(inbox: InboxQuery) {
  const { known, value, change } = useStored<Stored>('inbox-views');
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

  /** From what is kept now: another tab may have kept something since. */
  const keep = (next: (kept: Stored) => Stored) =>
    change(stored => next(asStored(stored)));
  return {
    known,
    views,
    first,
    /** Whether there are as many as there can be. */
    full: views.length >= MAX_VIEWS,
    /** The one that is shown. */
    current: views.find(one => one.view === view),
    save: (name: string) =>
      keep(kept => ({
        ...kept,
        views: [...without(kept.views, name), { name, view }],
      })),
    rename: (from: string, to: string) =>
      keep(kept => ({
        views: kept.views.map(one =>
          one.name === from ? { ...one, name: to } : one,
        ),
        ...firstIs(kept.first === from ? to : kept.first),
      })),
    remove: (name: string) =>
      keep(kept => ({
        views: without(kept.views, name),
        ...firstIs(kept.first === name ? undefined : kept.first),
      })),
    /** Puts back what was there before, beside what was kept since. */
    restore: (before: { views: SavedView[]; first?: string }) =>
      keep(kept => ({
        views: [
          ...before.views,
          ...before.views.reduce(
            (since, { name }) => without(since, name),
            kept.views,
          ),
        ],
        ...firstIs(before.first),
      })),
    openWith: (name: string | undefined) =>
      keep(kept => ({ views: kept.views, ...firstIs(name) })),
  };
}

export type SavedViews = ReturnType<typeof useSavedViews>;

function without(views: SavedView[], name: string): SavedView[] {
  return views.filter(one => one.name !== name);
}

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
