import {
  aspectsOf,
  sizeOf,
  truthsIn,
  type Aspect,
  type Condition,
  type Space,
} from './space';
import type { Truths } from './truths';

/** A condition and what it may come to. */
export interface Goal {
  condition: Condition;
  allowed: Truths;
}

/**
 * How many comparisons may still be looked at; whoever finds it used up claims nothing. Counted and not timed, so that
 * the same policy leads to the same findings everywhere.
 */
export interface Effort {
  left: number;
}

export const isUsedUp = ({ left }: Effort): boolean => left <= 0;

export type Found =
  /** The choice of each aspect. */
  | { kind: 'found'; chosen: number[] }
  /** All was looked at, and nothing is there. */
  | { kind: 'nothing' }
  | { kind: 'unsettled' };

const NOT_CHOSEN = -1;

/** With how much there is to look at each time. */
interface SizedGoal extends Goal {
  size: number;
}

/** A search through a space: chooses aspect after aspect and turns back where a goal is out of reach. */
class Search {
  readonly #aspects: Aspect[];
  readonly #goals: SizedGoal[];
  readonly #goalsOf: SizedGoal[][];
  readonly #effort: Effort;
  readonly #chosen: number[];
  /** The choices of each aspect that are not ruled out. */
  readonly #open: number[][];
  /** What each comparison of each aspect can still come to. */
  readonly #possible: Truths[][];

  constructor(space: Space, goals: Goal[], effort: Effort) {
    this.#aspects = space.aspects;
    this.#goals = goals.map(goal => ({
      ...goal,
      size: sizeOf(goal.condition),
    }));
    this.#goalsOf = space.aspects.map(() => []);
    for (const goal of this.#goals) {
      for (const aspect of aspectsOf(goal.condition)) {
        this.#goalsOf[aspect].push(goal);
      }
    }
    this.#effort = effort;
    this.#chosen = space.aspects.map(() => NOT_CHOSEN);
    this.#open = space.aspects.map(({ choices }) => choices.map((_, at) => at));
    this.#possible = space.aspects.map(() => []);
    space.aspects.forEach((_, aspect) => this.#notePossible(aspect));
  }

  run(): Found {
    if (!this.#goals.every(this.#isOpen) || !this.#narrow()) {
      return this.#ended();
    }
    const order = this.#aspects
      .map((_, aspect) => aspect)
      .filter(aspect => this.#goalsOf[aspect].length > 0)
      .sort((a, b) => this.#open[a].length - this.#open[b].length);
    if (!this.#choose(order, 0)) {
      return this.#ended();
    }
    return {
      kind: 'found',
      chosen: this.#chosen.map((choice, aspect) =>
        choice === NOT_CHOSEN ? this.#open[aspect][0] : choice,
      ),
    };
  }

  #ended(): Found {
    return { kind: this.#effort.left > 0 ? 'nothing' : 'unsettled' };
  }

  /** Rules out choices that put a goal out of reach on their own; false where an aspect has none left. */
  #narrow(): boolean {
    for (let changed = true; changed; ) {
      changed = false;
      for (let aspect = 0; aspect < this.#aspects.length; aspect++) {
        const goals = this.#goalsOf[aspect];
        const before = this.#open[aspect];
        const after = before.filter(choice => {
          this.#chosen[aspect] = choice;
          return goals.every(this.#isOpen);
        });
        this.#chosen[aspect] = NOT_CHOSEN;
        if (after.length === 0) {
          return false;
        }
        if (after.length < before.length) {
          this.#open[aspect] = after;
          this.#notePossible(aspect);
          changed = true;
        }
      }
    }
    return true;
  }

  #choose(order: number[], depth: number): boolean {
    if (depth === order.length) {
      return true;
    }
    const aspect = order[depth];
    for (const choice of this.#open[aspect]) {
      this.#chosen[aspect] = choice;
      if (
        this.#goalsOf[aspect].every(this.#isOpen) &&
        this.#choose(order, depth + 1)
      ) {
        return true;
      }
    }
    this.#chosen[aspect] = NOT_CHOSEN;
    return false;
  }

  #isOpen = ({ condition, allowed, size }: SizedGoal): boolean => {
    this.#effort.left -= size;
    return (
      this.#effort.left > 0 &&
      (truthsIn(condition, this.#truths) & allowed) !== 0
    );
  };

  #truths = (aspect: number, row: number): Truths => {
    const choice = this.#chosen[aspect];
    return choice === NOT_CHOSEN
      ? this.#possible[aspect][row]
      : this.#aspects[aspect].choices[choice].truths[row];
  };

  #notePossible(aspect: number) {
    const { choices } = this.#aspects[aspect];
    const open = this.#open[aspect];
    const rows = choices.length === 0 ? 0 : choices[0].truths.length;
    this.#possible[aspect] = Array.from({ length: rows }, (_, row) =>
      open.reduce((so, choice) => so | choices[choice].truths[row], 0),
    );
  }
}

/** How much one question may look at. */
const EFFORT_OF_A_QUESTION = 60_000;

/** Looks for choices with which every goal comes to what it may. */
export function search(space: Space, goals: Goal[], effort: Effort): Found {
  const own = { left: Math.min(EFFORT_OF_A_QUESTION, effort.left) };
  const before = own.left;
  const found = new Search(space, goals, own).run();
  effort.left -= before - Math.max(own.left, 0);
  return found;
}
