import type { Truth } from '@infra-requests/plugin-infra-requests-common';

/** A set of truths that are possible, as bits. */
export type Truths = number;

export const NOT_MATCHED: Truths = 1;
export const UNKNOWN: Truths = 2;
export const MATCHED: Truths = 4;

/** Nothing is known. */
export const ANYTHING: Truths = NOT_MATCHED | UNKNOWN | MATCHED;

/** A rule counts where it matches and where nobody can tell. */
export const COUNTS: Truths = UNKNOWN | MATCHED;

const BITS: Record<Truth, Truths> = {
  'not-matched': NOT_MATCHED,
  unknown: UNKNOWN,
  matched: MATCHED,
};

export const truthsOf = (truth: Truth): Truths => BITS[truth];

export function opposite(truths: Truths): Truths {
  return (
    (truths & UNKNOWN) |
    (truths & MATCHED ? NOT_MATCHED : 0) |
    (truths & NOT_MATCHED ? MATCHED : 0)
  );
}

/** What two conditions that both have to hold can come to, given what each can come to. */
export function bothOf(one: Truths, other: Truths): Truths {
  const unknown =
    (one & UNKNOWN && other & COUNTS) || (other & UNKNOWN && one & COUNTS);
  return (
    ((one | other) & NOT_MATCHED) |
    (one & other & MATCHED) |
    (unknown ? UNKNOWN : 0)
  );
}

/** What two conditions of which one has to hold can come to. */
export const eitherOf = (one: Truths, other: Truths): Truths =>
  opposite(bothOf(opposite(one), opposite(other)));
