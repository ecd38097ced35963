import type {
  InfraRequestsApi,
  ListRequestsQuery,
} from '@infra-requests/plugin-infra-requests-common';
import { readRefusal } from '../api/refusal';
import { withoutEnded } from './passedDeadlines';
import {
  NOTHING_LISTED,
  allStale,
  pagesOf,
  withHold,
  withPage,
  without,
  type Listed,
  type Page,
} from './pageMerging';

/** The longest page that the API gives. */
export const PAGE_SIZE = 100;

/** When signals come one after the other, the list is read again this often at most. */
const PAUSE_MS = 500;

/** What the server says to those who may not see something, or may no longer. */
const NOT_FOR_THEM = [401, 403, 404];

/** What is known of a long list. */
export interface PagesState {
  listed: Listed;
  total?: number;
  error?: unknown;
  moreError?: unknown;
  readAt?: number;
}

/** Reads a long list page by page, a page at a time, and reads again what is looked at. */
export class PageReader {
  readonly #api: InfraRequestsApi;
  readonly #query: ListRequestsQuery;
  readonly #onChange: (state: PagesState) => void;
  /** What the person dealt with, by how much had been asked by then: older answers still have it. */
  readonly #dropped = new Map<string, number>();
  #state: PagesState = { listed: NOTHING_LISTED };
  #seen = { start: 0, stop: 0 };
  #asked = 0;
  #reading = false;
  #again = false;
  #over = false;

  constructor(options: {
    api: InfraRequestsApi;
    query: ListRequestsQuery;
    onChange: (state: PagesState) => void;
  }) {
    this.#api = options.api;
    this.#query = options.query;
    this.#onChange = options.onChange;
  }

  stop() {
    this.#over = true;
  }

  /** Reads the beginning and what is looked at again; the rest once it is looked at. */
  async refresh() {
    if (this.#reading) {
      this.#again = true;
      return;
    }
    this.#change({ listed: allStale(this.#state.listed) });
    const last = await this.#exclusively(async () => {
      const indexes = new Set([0, ...pagesOf(this.#state.listed, this.#seen)]);
      for (const index of indexes) {
        await this.#read(index);
      }
    });
    this.#change(last.error === undefined ? { error: undefined } : last);
  }

  async showMore() {
    const { pages } = this.#state.listed;
    const index = pages.at(-1)?.unread ? pages.length - 1 : pages.length;
    if (this.#reading) {
      return;
    }
    this.#change({ moreError: undefined });
    const { error } = await this.#exclusively(() => this.#read(index));
    this.#change({ moreError: error });
  }

  /** Says which rows are in sight; those that may have changed are read again. */
  async see(range: { start: number; stop: number }) {
    this.#seen = range;
    const { listed } = this.#state;
    // It is asked for with every step of scrolling.
    if (this.#reading || !listed.pages.some(page => page.stale)) {
      return;
    }
    const stale = pagesOf(listed, range).filter(
      index => listed.pages[index].stale,
    );
    if (stale.length > 0) {
      await this.#exclusively(async () => {
        for (const index of stale) {
          await this.#read(index);
        }
      });
    }
  }

  hold(held: boolean) {
    const { listed } = this.#state;
    // It is asked for with every step of scrolling.
    if (listed.held !== held) {
      this.#change({ listed: withHold(listed, held) });
    }
  }

  /** Takes out what the person has dealt with. Where it belongs to the list all the same, it comes back. */
  drop(ids: string[]) {
    for (const id of ids) {
      this.#dropped.set(id, this.#asked);
    }
    this.#change({ listed: without(this.#state.listed, new Set(ids)) });
  }

  async #exclusively(read: () => Promise<void>): Promise<{ error?: unknown }> {
    this.#reading = true;
    try {
      await read();
      return {};
    } catch (error) {
      if (NOT_FOR_THEM.includes(readRefusal(error).status ?? 0)) {
        this.#change({ listed: NOTHING_LISTED });
      }
      return { error };
    } finally {
      this.#reading = false;
      if (this.#again && !this.#over) {
        this.#again = false;
        setTimeout(() => this.#over || this.refresh(), PAUSE_MS);
      }
    }
  }

  async #read(index: number) {
    const { pages } = this.#state.listed;
    const cursor = index > 0 ? pages[index - 1]?.nextCursor : undefined;
    if (this.#over || (index > 0 && cursor === undefined)) {
      return;
    }
    this.#asked += 1;
    const asked = this.#asked;
    const answer = await this.#api.listRequests({
      ...this.#query,
      limit: PAGE_SIZE,
      cursor,
    });
    const items = await withoutEnded(this.#api, answer.items, this.#query);
    const page: Page = {
      cursor,
      nextCursor: answer.nextCursor,
      items: items.filter(({ id }) => !(asked <= (this.#dropped.get(id) ?? 0))),
    };
    this.#change({
      listed: withPage(this.#state.listed, index, page),
      total: answer.totalItems ?? this.#state.total,
      readAt: Date.now(),
    });
  }

  #change(change: Partial<PagesState>) {
    const state = { ...this.#state, ...change };
    const parts = Object.keys(change) as (keyof PagesState)[];
    if (!this.#over && parts.some(part => state[part] !== this.#state[part])) {
      this.#state = state;
      this.#onChange(this.#state);
    }
  }
}
