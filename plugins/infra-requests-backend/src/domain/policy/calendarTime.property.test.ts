import fc from 'fast-check';
import { calendarWith, moment, shownBy } from './__testUtils__/randomCalendars';
import { isWithin } from './calendar';
import { addInCalendar, nextChange } from './calendarTime';
import type { Calendar } from '../types';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Everything is at a quarter of an hour here, also the changes of the clocks. */
const STEP = 15 * MINUTE;
const FURTHEST = 25 * DAY;

class TooFar extends Error {}

const quarters = calendarWith([0, 15, 30, 45]);
const atQuarter = moment.map(
  at => new Date(at.getTime() - (at.getTime() % STEP)),
);

interface Length {
  weeks: number;
  days: number;
  quarters: number;
}

const length: fc.Arbitrary<Length> = fc
  .record({
    weeks: fc.constantFrom(0, 0, 0, 1),
    days: fc.constantFrom(0, 0, 1, 2, 3),
    quarters: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100 })),
  })
  .filter(({ weeks, days, quarters: time }) => weeks + days + time > 0);

const iso = ({ weeks, days, quarters: time }: Length) =>
  `P${weeks}W${days}DT${time * 15}M`;

/** Goes from quarter to quarter with a finger on the clock. */
class Walk {
  readonly #calendar: Calendar;
  readonly #end: number;
  at: number;

  constructor(calendar: Calendar, from: Date) {
    this.#calendar = calendar;
    this.at = from.getTime();
    this.#end = this.at + FURTHEST;
  }

  get isWithin() {
    return isWithin(this.#calendar, new Date(this.at));
  }

  get shown() {
    return shownBy(this.#calendar.timezone, new Date(this.at)).getTime();
  }

  get day() {
    return Math.floor(this.shown / DAY);
  }

  step() {
    this.at += STEP;
    if (this.at > this.#end) {
      throw new TooFar();
    }
  }

  toTime() {
    while (!this.isWithin) {
      this.step();
    }
  }

  /** To the first moment at which the clock shows that, or later. */
  toShown(shown: number) {
    while (this.shown < shown) {
      this.step();
    }
  }

  /** The day that is so many days with time further. */
  dayAfter(days: number): number {
    const finger = new Walk(this.#calendar, new Date(this.at));
    const seen = new Set<number>();
    while (seen.size < days) {
      finger.step();
      if (finger.isWithin && finger.day > this.day) {
        seen.add(finger.day);
      }
    }
    return finger.day;
  }
}

/** Undefined if it is too far to go. */
function walked(
  calendar: Calendar,
  from: Date,
  added: Length,
): Date | undefined {
  try {
    return walkedFar(calendar, from, added);
  } catch (error) {
    if (error instanceof TooFar) {
      return undefined;
    }
    throw error;
  }
}

function walkedFar(calendar: Calendar, from: Date, added: Length): Date {
  const walk = new Walk(calendar, from);
  walk.toTime();
  const time = walk.shown - walk.day * DAY;
  if (added.weeks > 0) {
    walk.toShown((walk.day + 7 * added.weeks) * DAY + time);
    walk.toTime();
  }
  if (added.days > 0) {
    // The clock may have been changed on the way.
    const sameTime = walk.shown - walk.day * DAY;
    walk.toShown(walk.dayAfter(added.days) * DAY + sameTime);
  }
  if (added.quarters === 0) {
    walk.toTime();
  }
  for (let left = added.quarters; left > 0; ) {
    left -= walk.isWithin ? 1 : 0;
    walk.step();
  }
  return new Date(walk.at);
}

describe('addInCalendar', () => {
  it('agrees with going from quarter to quarter', () => {
    const seen = { near: 0, far: 0 };
    fc.assert(
      fc.property(quarters, atQuarter, length, (calendar, from, added) => {
        const expected = walked(calendar, from, added);
        const found = addInCalendar(from, iso(added), calendar);
        const isFar =
          !found || found.getTime() > from.getTime() + FURTHEST - DAY;
        seen[expected ? 'near' : 'far']++;
        expect(expected ?? (isFar ? undefined : 'near')).toEqual(
          expected ? found : undefined,
        );
      }),
      { numRuns: 300 },
    );
    expect(Math.min(seen.near, seen.far)).toBeGreaterThan(10);
  });

  it('never leads to an earlier moment from a later one', () => {
    fc.assert(
      fc.property(
        calendarWith([0, 1, 30, 59]),
        moment,
        fc.integer({ min: 0, max: 3 * DAY }),
        length,
        (calendar, from, later, added) => {
          const [first, second] = [from, new Date(from.getTime() + later)].map(
            at =>
              addInCalendar(at, iso(added), calendar)?.getTime() ?? Infinity,
          );
          expect(first).toBeLessThanOrEqual(second);
        },
      ),
      { numRuns: 400 },
    );
  });
});

describe('nextChange', () => {
  it('is the first moment at which it is otherwise', () => {
    let found = 0;
    fc.assert(
      fc.property(quarters, atQuarter, (calendar, at) => {
        const next = nextChange(calendar, at)?.getTime() ?? Infinity;
        const now = isWithin(calendar, at);
        const last = Math.min(next, at.getTime() + FURTHEST);
        for (let then = at.getTime(); then < last; then += STEP) {
          expect(isWithin(calendar, new Date(then))).toBe(now);
        }
        found += next < Infinity ? 1 : 0;
        expect(next < Infinity && isWithin(calendar, new Date(next))).toBe(
          next < Infinity && !now,
        );
      }),
      { numRuns: 60 },
    );
    expect(found).toBeGreaterThan(15);
  });
});
