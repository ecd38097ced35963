import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { calendarInWords } from './calendarInWords';
import { isWithin } from './calendar';
import { ConfigReader } from '../configuration/configReader';
import { readCalendars } from './readCalendars';
import type { Calendar } from '../types';

function calendarOf(yaml: string): Calendar {
  const reader = new ConfigReader();
  const { calendars } = readCalendars([{ id: 'it', ...parse(yaml) }], 'at', {
    reader,
    timezone: 'Europe/Berlin',
  });
  expect(reader.problems).toEqual([]);
  return calendars[0];
}

const windowed = (window: string, rest = '') =>
  calendarOf(`windows: [${window}]\n${rest}`);

const WORK =
  '{ every: week, days: [monday, tuesday, wednesday, thursday, friday], from: 09:00, to: 17:30 }';
const SATURDAY_NIGHT =
  '{ every: week, days: [saturday], from: 22:00, to: 04:00 }';
const SUNDAY_EARLY = '{ every: week, days: [sunday], from: 02:30, to: 03:30 }';
const MONTH_END = '{ every: month, from: 28, to: 31 }';
const TURN_OF_MONTH = '{ every: month, from: 30, to: 2 }';
const HOLIDAYS = '{ every: year, from: 12-18, to: 01-03 }';
const LEAP_DAY = '{ every: year, from: 02-29, to: 02-29 }';
const DAYS = '{ from: 2026-12-18, to: 2027-01-03 }';
const MINUTES = '{ from: 2026-12-18T18:00, to: 2027-01-04T08:00 }';
const ALL_WEEKEND = '{ every: week, days: [saturday, sunday] }';
const TO_MIDNIGHT = '{ every: week, days: [friday], from: 18:00, to: "24:00" }';
const ROUND_THE_CLOCK =
  '{ every: week, days: [friday], from: 18:00, to: 18:00 }';

describe('isWithin', () => {
  it.each([
    // by day and time; Berlin is an hour ahead of UTC in winter and two in summer
    [WORK, '2026-11-23T07:59:59Z', false, 'a second before nine on Monday'],
    [WORK, '2026-11-23T08:00:00Z', true, 'nine on Monday'],
    [WORK, '2026-11-23T16:29:59Z', true, 'a second before half past five'],
    [WORK, '2026-11-23T16:30:00Z', false, 'half past five'],
    [WORK, '2026-11-22T12:00:00Z', false, 'Sunday noon'],
    [WORK, '2026-07-01T07:00:00Z', true, 'nine in summer'],
    [WORK, '2026-07-01T06:59:00Z', false, 'before nine in summer'],
    [ALL_WEEKEND, '2026-11-20T22:59:59Z', false, 'the end of Friday'],
    [ALL_WEEKEND, '2026-11-20T23:00:00Z', true, 'the beginning of Saturday'],
    [ALL_WEEKEND, '2026-11-22T22:59:59Z', true, 'the end of Sunday'],
    [TO_MIDNIGHT, '2026-11-20T22:59:59Z', true, 'the end of Friday'],
    [TO_MIDNIGHT, '2026-11-20T23:00:00Z', false, 'Saturday'],
    [ROUND_THE_CLOCK, '2026-11-20T16:59:00Z', false, 'before six on Friday'],
    [ROUND_THE_CLOCK, '2026-11-20T17:00:00Z', true, 'six on Friday'],
    [ROUND_THE_CLOCK, '2026-11-21T16:59:00Z', true, 'before six on Saturday'],
    [ROUND_THE_CLOCK, '2026-11-21T17:00:00Z', false, 'six on Saturday'],
    // around midnight
    [SATURDAY_NIGHT, '2026-11-21T20:59:00Z', false, 'before ten on Saturday'],
    [SATURDAY_NIGHT, '2026-11-21T22:59:00Z', true, 'late on Saturday'],
    [SATURDAY_NIGHT, '2026-11-22T02:59:00Z', true, 'early on Sunday'],
    [SATURDAY_NIGHT, '2026-11-22T03:00:00Z', false, 'four on Sunday'],
    [SATURDAY_NIGHT, '2026-11-21T02:00:00Z', false, 'early on Saturday'],
    // the clock goes from 02:00 to 03:00 on 29 March 2026
    [SUNDAY_EARLY, '2026-03-29T00:59:00Z', false, 'the last minute of winter'],
    [
      SUNDAY_EARLY,
      '2026-03-29T01:00:00Z',
      true,
      '03:00, half past two is over',
    ],
    [SUNDAY_EARLY, '2026-03-29T01:30:00Z', false, '03:30 of summer'],
    [SATURDAY_NIGHT, '2026-03-29T01:59:00Z', true, '03:59 of summer'],
    [SATURDAY_NIGHT, '2026-03-29T02:00:00Z', false, 'four of summer'],
    // the clock goes from 03:00 to 02:00 on 25 October 2026
    [SUNDAY_EARLY, '2026-10-25T00:29:00Z', false, '02:29 of summer'],
    [SUNDAY_EARLY, '2026-10-25T00:30:00Z', true, '02:30 of summer'],
    [SUNDAY_EARLY, '2026-10-25T01:00:00Z', false, '02:00 of winter'],
    [SUNDAY_EARLY, '2026-10-25T01:30:00Z', true, '02:30 of winter'],
    [SUNDAY_EARLY, '2026-10-25T02:29:00Z', true, '03:29 of winter'],
    [SATURDAY_NIGHT, '2026-10-25T02:59:00Z', true, '03:59 of winter'],
    [SATURDAY_NIGHT, '2026-10-25T03:00:00Z', false, 'four of winter'],
    // by day of the month
    [MONTH_END, '2026-11-27T22:59:00Z', false, 'the 27th'],
    [MONTH_END, '2026-11-27T23:00:00Z', true, 'the 28th'],
    [MONTH_END, '2026-11-30T22:59:00Z', true, 'the last minute of November'],
    [MONTH_END, '2026-11-30T23:00:00Z', false, 'the 1st'],
    [MONTH_END, '2027-02-28T12:00:00Z', true, 'the last of a short February'],
    [TURN_OF_MONTH, '2027-02-28T12:00:00Z', false, 'the 28th'],
    [TURN_OF_MONTH, '2027-03-01T12:00:00Z', true, 'the 1st'],
    [TURN_OF_MONTH, '2027-03-03T12:00:00Z', false, 'the 3rd'],
    [TURN_OF_MONTH, '2027-03-31T12:00:00Z', true, 'the 31st'],
    // by day of the year
    [HOLIDAYS, '2026-12-17T12:00:00Z', false, '17 December'],
    [HOLIDAYS, '2026-12-31T12:00:00Z', true, '31 December'],
    [HOLIDAYS, '2027-01-03T22:59:00Z', true, 'the last minute of 3 January'],
    [HOLIDAYS, '2027-01-03T23:00:00Z', false, '4 January'],
    [LEAP_DAY, '2028-02-29T12:00:00Z', true, 'the leap day'],
    [LEAP_DAY, '2027-02-28T12:00:00Z', false, 'no leap year'],
    [LEAP_DAY, '2027-03-01T12:00:00Z', false, 'the day after none'],
    // once
    [DAYS, '2026-12-17T22:59:00Z', false, 'the day before'],
    [DAYS, '2026-12-17T23:00:00Z', true, 'the first minute'],
    [DAYS, '2027-01-03T22:59:00Z', true, 'the last minute'],
    [DAYS, '2027-01-03T23:00:00Z', false, 'the day after'],
    [MINUTES, '2026-12-18T16:59:59Z', false, 'before six'],
    [MINUTES, '2026-12-18T17:00:00Z', true, 'six'],
    [MINUTES, '2027-01-04T06:59:59Z', true, 'before eight'],
    [MINUTES, '2027-01-04T07:00:00Z', false, 'eight'],
    ['{ date: 2026-12-25 }', '2026-12-25T12:00:00Z', true, 'the day'],
    ['{ date: 2026-12-25 }', '2026-12-26T12:00:00Z', false, 'the day after'],
  ])('in %s at %s: %s (%s)', (window, at, expected) => {
    expect(isWithin(windowed(window), new Date(at))).toBe(expected);
  });

  it('leaves out what is cut out, also where two windows include it', () => {
    const calendar = windowed(
      `${WORK}, ${DAYS}`,
      'except: [{ every: year, from: 12-24, to: 12-26 }]',
    );
    const isOn = (day: string) =>
      isWithin(calendar, new Date(`${day}T12:00:00Z`));
    expect(['2026-12-23', '2026-12-24', '2026-12-28'].map(isOn)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('goes by the clock of its own time zone', () => {
    const midday = new Date('2026-11-23T12:00:00Z');
    const within = (timezone: string) =>
      isWithin(windowed(WORK, `timezone: ${timezone}`), midday);
    expect(within('Europe/Berlin')).toBe(true);
    expect(within('America/New_York')).toBe(false);
    expect(within('Asia/Kolkata')).toBe(false);
    expect(
      isWithin(
        windowed(DAYS, 'timezone: Pacific/Kiritimati'),
        new Date('2026-12-17T10:00:00Z'),
      ),
    ).toBe(true);
  });
});

describe('calendarInWords', () => {
  it.each([
    [WORK, 'Monday to Friday, 09:00 to 17:30'],
    [SATURDAY_NIGHT, 'every Saturday, 22:00 to 04:00 the next day'],
    [ALL_WEEKEND, 'Saturday and Sunday'],
    [TO_MIDNIGHT, 'every Friday, 18:00 to midnight'],
    [ROUND_THE_CLOCK, 'every Friday, 18:00 to 18:00 the next day'],
    [
      '{ every: week, days: [friday, monday, wednesday] }',
      'Monday, Wednesday and Friday',
    ],
    [
      '{ every: week, days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday], from: 01:00, to: 05:00 }',
      'every day, 01:00 to 05:00',
    ],
    [MONTH_END, 'every month from the 28th to the 31st'],
    [TURN_OF_MONTH, 'every month from the 30th to the 2nd'],
    ['{ every: month, from: 13, to: 13 }', 'every month on the 13th'],
    [
      '{ every: month, from: 22, to: 23 }',
      'every month from the 22nd to the 23rd',
    ],
    [HOLIDAYS, 'every year from 18 December to 3 January'],
    [LEAP_DAY, 'every year on 29 February'],
    [DAYS, '18 December 2026 to 3 January 2027'],
    [MINUTES, '18 December 2026, 18:00 to 4 January 2027, 08:00'],
    ['{ date: 2026-12-25 }', '25 December 2026'],
  ])('says %s as "%s"', (window, expected) => {
    expect(calendarInWords(windowed(window))).toEqual([expected]);
  });

  it('says what is cut out after what is in it', () => {
    expect(
      calendarInWords(windowed(ALL_WEEKEND, 'except: [{ date: 2026-12-26 }]')),
    ).toEqual(['Saturday and Sunday', 'except 26 December 2026']);
  });
});

describe('readCalendars', () => {
  function problemsOf(yaml: string): string[] {
    const reader = new ConfigReader();
    readCalendars(parse(yaml), 'calendars', { reader, timezone: 'UTC' });
    return reader.problems.map(({ path, message }) => `${path}: ${message}`);
  }
  const inWindow = (window: string) =>
    problemsOf(`[{ id: a, windows: [${window}] }]`);

  it('takes the time zone of the policy, the id for a title, and no freeze where nothing is said', () => {
    const { id, ...rest } = calendarOf('windows: [{ date: 2026-12-25 }]');
    expect({ id, ...rest } as JsonObject).toEqual({
      id: 'it',
      title: 'it',
      timezone: 'Europe/Berlin',
      freeze: false,
      windows: [{ kind: 'once', from: '2026-12-25', to: '2026-12-25' }],
      except: [],
    });
  });

  it.each([
    ['hours', 'calendars: must be a list of calendars, but is text.'],
    ['[hours]', 'calendars[0]: must be an object, but is text.'],
    [
      '[{ id: a, windos: [], windows: [{ date: 2026-12-25 }] }]',
      'calendars[0].windos: is not a known key. Did you mean "windows"?',
    ],
    ['[{ id: a }]', 'calendars[0].windows: must be a list of windows'],
    ['[{ id: a, windows: [] }]', 'calendars[0].windows: is an empty list.'],
    [
      '[{ id: A b, windows: [{ date: 2026-12-25 }] }]',
      'calendars[0].id: "A b" is not an id.',
    ],
    [
      '[{ id: a, windows: [{ date: 2026-12-25 }] }, { id: a, windows: [{ date: 2026-12-25 }] }]',
      'calendars[1].id: the calendar id "a" is already used at calendars[0].id.',
    ],
    [
      '[{ id: a, freeze: "yes", windows: [{ date: 2026-12-25 }] }]',
      'calendars[0].freeze: must be true or false without quotes: whether calendar.inFreeze is true in it.',
    ],
    [
      '[{ id: a, timezone: Europe/Berln, windows: [{ date: 2026-12-25 }] }]',
      'calendars[0].timezone: "Europe/Berln" is not a time zone. Did you mean "Europe/Berlin"?',
    ],
    [
      '[{ id: a, windows: [{ date: 2026-12-25 }], except: [{ date: 2026-02-30 }] }]',
      'calendars[0].except[0].date: must be a date such as 2026-12-24, but is "2026-02-30".',
    ],
  ])('refuses %s', (yaml, expected) => {
    const problems = problemsOf(yaml);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(expected);
  });

  it.each([
    [
      '{ every: weekly, days: [monday] }',
      '.every: cannot be "weekly". Write week, month or year, or leave it out for a single time.',
    ],
    ['{ every: once, date: 2026-12-25 }', '.every: cannot be "once".'],
    ['{ every: week }', '.days: must be a list of days of the week'],
    ['{ every: week, days: [] }', '.days: is an empty list.'],
    [
      '{ every: week, days: [munday] }',
      '.days[0]: "munday" is not a day of the week. Did you mean "monday"?',
    ],
    [
      '{ every: week, days: [monday], from: 9am, to: 17:00 }',
      '.from: must be a time of 24 hours in quotes, such as \'09:00\', but is "9am".',
    ],
    [
      '{ every: week, days: [monday], from: 09:00 }',
      ".to: must be a time of 24 hours in quotes, such as '17:30', or '24:00' for the end of the day, but is missing.",
    ],
    [
      '{ every: week, days: [monday], from: "24:00", to: 09:00 }',
      '.from: must be a time',
    ],
    [
      '{ every: week, days: [monday], date: 2026-12-25 }',
      '.date: is not a known key.',
    ],
    [
      '{ every: month, from: 0, to: 31 }',
      '.from: must be a day of the month, but is 0. Write a whole number from 1 to 31',
    ],
    [
      '{ every: month, from: 1, to: "5" }',
      '.to: must be a day of the month, but is "5".',
    ],
    [
      '{ every: year, from: 02-30, to: 03-01 }',
      '.from: must be a month and a day in quotes, such as \'12-18\', but is "02-30".',
    ],
    ['{ every: year, from: 12-18 }', '.to: must be a month and a day'],
    [
      '{ from: 2026-12-18, to: 2026-12-17 }',
      '.to: 2026-12-17 is not after 2026-12-18, so this would never be. Write a later end.',
    ],
    [
      '{ from: 2026-12-18T08:00, to: 2026-12-18T08:00 }',
      '.to: 2026-12-18T08:00 is not after 2026-12-18T08:00',
    ],
    [
      '{ from: 2026-12-18, to: 2026-12-20T08:00 }',
      '.from: must be a date with a time, as the other end is, such as 2026-12-18T18:00, but is "2026-12-18".',
    ],
    [
      '{ from: 2026-12-18 }',
      '.to: must be a date such as 2026-12-24, but is missing.',
    ],
    [
      '{ date: 2026-12-18, to: 2026-12-20 }',
      '.date: stands for a whole day and cannot be beside from or to.',
    ],
    ['2026-12-18', ': must be an object, but is text.'],
  ])('refuses the window %s', (window, expected) => {
    const problems = inWindow(window);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`calendars[0].windows[0]${expected}`);
  });
});
