import { DateTime } from 'luxon';
import { isDate } from '../policy/accepts';
import { withPolicyFacts } from '../policy/policyFacts';
import type { Compare, FactState } from './comparisons';
import type { CalendarWindow, Policy } from '../types';

/** A moment with the facts that follow from it. */
export interface Moment {
  at: Date;
  states: ReadonlyMap<string, FactState>;
}

/** A week like any other, from its Tuesday on; the analysis says the same whenever it runs. */
const USUAL_DAYS = [
  '2026-01-13',
  '2026-01-14',
  '2026-01-15',
  '2026-01-16',
  '2026-01-17',
  '2026-01-18',
  '2026-01-19',
];
const USUAL_HOUR = 10;
const MOST_DAYS = 40;
const MOST_HOURS = 8;

const around = (day: string): string[] =>
  [0, -1, 1]
    .map(days => DateTime.fromISO(day).plus({ days }).toISODate())
    .filter(one => one !== null);

const unique = <T>(values: T[], most: number): T[] =>
  [...new Set(values)].slice(0, most);

/** Moments that rules and calendars tell apart, a usual one first. */
export function momentsOf(policy: Policy, asked: Compare[]): Moment[] {
  const windows = policy.calendars.flatMap(one => [
    ...one.windows,
    ...one.except,
  ]);
  const hours = [USUAL_HOUR, ...hoursAsked(asked), ...windows.flatMap(hoursOf)];
  const days = [
    ...USUAL_DAYS,
    ...unique(
      asked
        .flatMap(({ expected }) => [expected].flat() as string[])
        .filter(isDate),
      MOST_DAYS,
    ).flatMap(around),
    ...windows.flatMap(daysOf),
  ];
  return unique(days, MOST_DAYS).flatMap(day =>
    unique(hours, MOST_HOURS).flatMap(hour => momentAt(policy, day, hour)),
  );
}

function momentAt(policy: Policy, day: string, hour: number): Moment[] {
  const local = DateTime.fromISO(day, { zone: policy.timezone }).set({ hour });
  if (!local.isValid) {
    return [];
  }
  const at = local.toJSDate();
  const { values } = withPolicyFacts({ values: {}, unknown: {} }, policy, at);
  const states = new Map<string, FactState>();
  for (const root of ['calendar', 'calendars']) {
    for (const [name, value] of Object.entries(values[root] ?? {})) {
      states.set(`${root}.${name}`, { state: 'present', value });
    }
  }
  return [{ at, states }];
}

function hoursAsked(asked: Compare[]): number[] {
  return asked
    .flatMap(({ expected }) => [expected].flat())
    .filter((one): one is number => typeof one === 'number')
    .flatMap(hour => [hour, hour - 1, hour + 1])
    .filter(hour => Number.isInteger(hour) && hour >= 0 && hour < 24);
}

function hoursOf(window: CalendarWindow): number[] {
  if (window.kind !== 'weekly') {
    return [];
  }
  const [from, to] = [window.from, window.to].map(one =>
    Number(one.slice(0, 2)),
  );
  return [from, (to + 23) % 24, (from + 23) % 24, to % 24];
}

function daysOf(window: CalendarWindow): string[] {
  const two = (day: number) => String(day).padStart(2, '0');
  switch (window.kind) {
    case 'once':
      return [window.from, window.to].flatMap(one => around(one.slice(0, 10)));
    case 'yearly':
      return [window.from, window.to].flatMap(one => around(`2026-${one}`));
    case 'monthly':
      return [window.from, window.to].flatMap(one =>
        around(`2026-01-${two(one)}`),
      );
    default:
      return [];
  }
}
