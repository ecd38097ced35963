import type { RequestSummary } from '@infra-requests/plugin-infra-requests-common';

/** A part of a long list, as the server gave it. */
export interface Page {
  /** Where it begins; the first one has none. */
  cursor?: string;
  /** Where the next one begins. */
  nextCursor?: string;
  items: RequestSummary[];
  /** Something may have changed in it since it was read. */
  stale?: boolean;
  /** It was never read: all that is known of it was pushed out of the one before. */
  unread?: boolean;
}

/** A line of the list. */
export interface Row {
  request: RequestSummary;
  /** It is no longer in the list, and only stays so that nothing moves under the person's hands. */
  gone: boolean;
}

/** A long list as far as it was read, and what of it is on the screen. */
export interface Listed {
  pages: Page[];
  rows: Row[];
  /** The rows must stay where they are. */
  held: boolean;
  /** How many requests have come that are not among the rows, as those must stay where they are. */
  news: number;
}

export const NOTHING_LISTED: Listed = {
  pages: [],
  rows: [],
  held: false,
  news: 0,
};

/** Takes in a page that was read; one that was there already is replaced, and one after the last is added. */
export function withPage(listed: Listed, index: number, page: Page): Listed {
  const before = listed.pages[index];
  const pages = [...listed.pages];
  pages[index] = { ...page, stale: false, unread: false };
  if (!page.nextCursor) {
    pages.length = index + 1;
  } else if (before) {
    const pushed = pushedOut(before.items, page.items);
    const next = pages[index + 1];
    if (next || pushed.length > 0) {
      pages[index + 1] = {
        ...(next ?? { unread: true }),
        cursor: page.nextCursor,
        items: [...pushed, ...(next?.items ?? [])],
        stale:
          next?.stale || pushed.length > 0 || next?.cursor !== page.nextCursor,
      };
    }
  }
  return arranged({ ...listed, pages }, before ? [] : page.items);
}

/** From now on, any page may have changed. */
export function allStale(listed: Listed): Listed {
  return {
    ...listed,
    pages: listed.pages.map(page => ({ ...page, stale: true })),
  };
}

/** Keeps rows where they are, or no longer. */
export function withHold(listed: Listed, held: boolean): Listed {
  return arranged({ ...listed, held }, []);
}

/** Without requests that the person has dealt with. */
export function without(listed: Listed, ids: ReadonlySet<string>): Listed {
  return {
    ...listed,
    pages: listed.pages.map(page => ({
      ...page,
      items: page.items.filter(({ id }) => !ids.has(id)),
    })),
    rows: listed.rows.filter(({ request }) => !ids.has(request.id)),
  };
}

/** Whether there is more than was read. */
export function hasMore({ pages }: Listed): boolean {
  const last = pages.at(-1);
  return Boolean(last?.nextCursor || last?.unread);
}

/** The pages that some rows are on. */
export function pagesOf(
  { pages, rows }: Listed,
  range: { start: number; stop: number },
): number[] {
  const ids = new Set(
    rows.slice(range.start, range.stop + 1).map(({ request }) => request.id),
  );
  return pages.flatMap(({ items }, index) =>
    items.some(({ id }) => ids.has(id)) ? [index] : [],
  );
}

function arranged(listed: Listed, appended: RequestSummary[]): Listed {
  const current = new Map<string, RequestSummary>();
  for (const { items } of listed.pages) {
    for (const item of items) {
      if (!current.has(item.id)) {
        current.set(item.id, item);
      }
    }
  }
  if (!listed.held) {
    const rows = [...current.values()].map(request => ({
      request,
      gone: false,
    }));
    return { ...listed, rows, news: 0 };
  }
  const rows = listed.rows.map(({ request }) => {
    const now = current.get(request.id);
    return { request: now ?? request, gone: !now };
  });
  const shown = new Set(rows.map(({ request }) => request.id));
  for (const request of appended) {
    if (!shown.has(request.id)) {
      shown.add(request.id);
      rows.push({ request, gone: false });
    }
  }
  const news = [...current.keys()].filter(id => !shown.has(id)).length;
  return { ...listed, rows, news };
}

/**
 * What a full page no longer has because something came before it: it begins the next page. What is missing above the
 * last request that stayed is no longer in the list at all, or somewhere else in it.
 */
function pushedOut(
  before: RequestSummary[],
  after: RequestSummary[],
): RequestSummary[] {
  const kept = new Set(after.map(({ id }) => id));
  const lastKept = before.reduce(
    (last, { id }, index) => (kept.has(id) ? index : last),
    -1,
  );
  return before.slice(lastKept + 1);
}
