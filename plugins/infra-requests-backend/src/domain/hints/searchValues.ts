import type { Choice, Choices } from './choices';
import type { Trial, Trials } from './Trials';

/** A range up to this long is tried value by value. */
const MAX_EXHAUSTIVE = 500;

/** Beside a threshold of something that is not counted in whole numbers. */
const SMALL_STEP = 0.01;

export interface Search {
  trials: Trial<Choice>[];
  /** The number that the search started from; zero for a list. */
  from: number;
  /** Whether every value of a range of whole numbers was tried, so that something can be said about a part of it. */
  exhaustive: boolean;
}

type Range = Extract<Choices, { kind: 'range' }>;

/** Tries other values of a parameter: all of them where they are few, else those where the decision turns. */
export function searchValues(
  parameter: { name: string; choices: Choices },
  current: Choice | undefined,
  trials: Trials,
): Search {
  const { name, choices } = parameter;
  const run = (values: Choice[]) =>
    values
      .filter(value => value !== current)
      .map(value => trials.run(name, value))
      .filter(trial => trial !== undefined);
  if (choices.kind === 'listed') {
    return { trials: run(choices.values), from: 0, exhaustive: false };
  }
  const from = anchorOf(choices, current);
  const all = allOf(choices);
  if (all && all.length <= Math.min(MAX_EXHAUSTIVE, trials.left)) {
    return { trials: run(all), from, exhaustive: true };
  }
  const tried = new Map<number, Trial<number>>();
  const attempt = (value: number) => {
    const trial = tried.get(value) ?? trials.run(name, value);
    return trial && tried.set(value, trial).get(value);
  };
  if (typeof current !== 'number') {
    attempt(from);
  }
  thresholdValues(choices).forEach(attempt);
  for (const bound of boundsOf(choices, from)) {
    turningPoints(from, bound, {
      attempt,
      strictness: trials.current.strictness,
    });
  }
  return {
    trials: [...tried.values()].filter(({ value }) => value !== current),
    from,
    exhaustive: false,
  };
}

/** Where nothing is filled in, what the form starts with is as good a guess as any, or else the least. */
export function anchorOf(
  { initial, minimum, maximum }: Range,
  current: Choice | undefined,
): number {
  return typeof current === 'number'
    ? current
    : initial ?? minimum ?? Math.min(0, maximum ?? 0);
}

function allOf({ integer, minimum, maximum }: Range): number[] | undefined {
  if (!integer || minimum === undefined || maximum === undefined) {
    return undefined;
  }
  const [first, last] = [Math.ceil(minimum), Math.floor(maximum)];
  return last - first < MAX_EXHAUSTIVE
    ? Array.from({ length: Math.max(last - first + 1, 0) }, (_, i) => first + i)
    : undefined;
}

const isWithin =
  ({ minimum = -Infinity, maximum = Infinity }: Range) =>
  (value: number) =>
    value >= minimum && value <= maximum;

function thresholdValues(range: Range): number[] {
  const step = range.integer ? 1 : SMALL_STEP;
  return range.thresholds
    .flatMap(at => [at - step, at, at + step])
    .map(value => Number(value.toFixed(6)))
    .filter(isWithin(range));
}

/** Where to search to, downwards and upwards; below zero there is nothing to ask for unless the form says so. */
function boundsOf(range: Range, from: number): number[] {
  const { minimum = 0, maximum } = range;
  return [
    ...(from > minimum ? [Math.ceil(minimum)] : []),
    ...(maximum !== undefined && from < maximum ? [Math.floor(maximum)] : []),
  ];
}

/**
 * Finds the nearest whole numbers on the way to a bound at which the decision gets laxer, as if it only ever got
 * laxer on that way. Where that is not so something is missed, but nothing wrong is found, as all is tried.
 */
function turningPoints(
  from: number,
  bound: number,
  options: {
    attempt: (value: number) => Trial<number> | undefined;
    strictness: number;
  },
) {
  const direction = bound < from ? -1 : 1;
  const start = direction < 0 ? Math.ceil(from) : Math.floor(from);
  const strictnessAt = (distance: number) =>
    options.attempt(start + direction * distance)?.strictness ?? Infinity;
  let furthest = Math.abs(bound - start);
  while (furthest > 0 && strictnessAt(furthest) < options.strictness) {
    const wanted = strictnessAt(furthest);
    let [tooNear, enough] = [0, furthest];
    while (enough - tooNear > 1) {
      const middle = Math.floor((tooNear + enough) / 2);
      if (strictnessAt(middle) <= wanted) {
        enough = middle;
      } else {
        tooNear = middle;
      }
    }
    furthest = enough - 1;
  }
}
