import fc from 'fast-check';
import { pendingRequest } from '../__testUtils__/fixtures';
import {
  NOTHING_LISTED,
  allStale,
  hasMore,
  pagesOf,
  withHold,
  withPage,
  without,
  type Listed,
  type Page,
} from './pageMerging';

const SIZE = 3;

const item = (name: string) => pendingRequest({ id: name });

/** A page of a server that has these in this order; names are their sort keys. */
function pageFrom(server: string[], cursor?: string): Page {
  const rest = server.filter(name => cursor === undefined || name > cursor);
  const items = rest.slice(0, SIZE);
  return {
    cursor,
    items: items.map(item),
    nextCursor: rest.length > SIZE ? items.at(-1) : undefined,
  };
}

const shown = ({ rows }: Listed) =>
  rows.map(({ request, gone }) => (gone ? `(${request.id})` : request.id));

/** Reads on until there is no more. */
function readAll(server: string[], listed = NOTHING_LISTED): Listed {
  let now = withPage(listed, 0, pageFrom(server));
  for (let index = 1; index < 50 && hasMore(now); index++) {
    now = withPage(
      now,
      index,
      pageFrom(server, now.pages[index - 1].nextCursor),
    );
  }
  return now;
}

/** Reads again what is stale, from the beginning. */
function readStale(server: string[], listed: Listed): Listed {
  let now = listed;
  for (let index = 0; index < now.pages.length; index++) {
    const cursor = index > 0 ? now.pages[index - 1].nextCursor : undefined;
    if (now.pages[index].stale && (index === 0 || cursor)) {
      now = withPage(now, index, pageFrom(server, cursor));
    }
  }
  return now;
}

describe('a list that is read page by page', () => {
  it('goes on where the last page ended', () => {
    const first = withPage(NOTHING_LISTED, 0, pageFrom([...'bcdefg']));
    expect(shown(first)).toEqual(['b', 'c', 'd']);
    expect(hasMore(first)).toBe(true);
    const both = withPage(first, 1, pageFrom([...'bcdefg'], 'd'));
    expect(shown(both)).toEqual([...'bcdefg']);
    expect(hasMore(both)).toBe(false);
  });

  it('loses nothing that newer requests push out of a page', () => {
    const before = allStale(readAll([...'bcdefg']));
    const after = withPage(before, 0, pageFrom([...'abcdefg']));
    expect(shown(after)).toEqual([...'abcdefg']);
    expect(after.pages[1].stale).toBe(true);
  });

  it('has what was pushed out of the only page that was read on one that is yet to be', () => {
    const before = withPage(NOTHING_LISTED, 0, pageFrom([...'bcde']));
    const after = withPage(before, 0, pageFrom([...'abcde']));
    expect(shown(after)).toEqual([...'abcd']);
    expect(hasMore(after)).toBe(true);
  });

  it('shows a request once that moved to another page', () => {
    const before = readAll([...'bcdefg']);
    const after = withPage(before, 0, {
      ...pageFrom([...'bcdefg']),
      items: ['g', 'b', 'c'].map(item),
    });
    expect(shown(after)).toEqual(['g', 'b', 'c', 'd', 'e', 'f']);
  });

  it('knows on which pages rows are', () => {
    const listed = readAll([...'abcdefgh']);
    expect(pagesOf(listed, { start: 1, stop: 2 })).toEqual([0]);
    expect(pagesOf(listed, { start: 2, stop: 6 })).toEqual([0, 1, 2]);
    expect(pagesOf(NOTHING_LISTED, { start: 0, stop: 0 })).toEqual([]);
  });

  it('is in the end what the server has, whatever came and went', () => {
    const names = fc.uniqueArray(fc.constantFrom(...'abcdefghijklmnop'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(names, names, (before, after) => {
        const old = allStale(readAll([...before].sort()));
        const server = [...after].sort();
        let now = readStale(server, old);
        for (let index = 1; index < 50 && hasMore(now); index++) {
          now = withPage(
            now,
            index,
            pageFrom(server, now.pages[index - 1].nextCursor),
          );
        }
        expect(shown(now)).toEqual(server);
      }),
    );
  });
});

describe('a list that is held', () => {
  const held = withHold(readAll([...'bcd']), true);

  it('keeps its rows in place, and counts what came', () => {
    const after = withPage(held, 0, pageFrom([...'abd']));
    expect(shown(after)).toEqual(['b', '(c)', 'd']);
    expect(after.news).toBe(1);
  });

  it('is in order again once it is let go', () => {
    const after = withHold(withPage(held, 0, pageFrom([...'abd'])), false);
    expect(shown(after)).toEqual([...'abd']);
    expect(after.news).toBe(0);
  });

  it('still grows at its end', () => {
    const first = withHold(
      withPage(NOTHING_LISTED, 0, pageFrom([...'bcdef'])),
      true,
    );
    const both = withPage(first, 1, pageFrom([...'bcdef'], 'd'));
    expect(shown(both)).toEqual([...'bcdef']);
    expect(both.news).toBe(0);
  });

  it('lets go at once of what the person has dealt with', () => {
    expect(shown(without(held, new Set(['c'])))).toEqual(['b', 'd']);
  });
});
