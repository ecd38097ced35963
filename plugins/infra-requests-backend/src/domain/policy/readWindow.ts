import type { JsonObject, JsonValue } from '@backstage/types';
import { DateTime } from 'luxon';
import { asWritten, suggest } from '../configuration/configProblem';
import { isJsonObject, type ConfigReader } from '../configuration/configReader';
import type { CalendarWindow } from '../types';
import { isDate } from './accepts';
import { WEEKDAYS } from './calendar';

export const WINDOW_EXAMPLE =
  "{ every: week, days: [monday, friday], from: '09:00', to: '17:30' }";

/** Every shape that a window can have, by what it says in `every`. */
const KEYS = {
  week: ['every', 'days', 'from', 'to'],
  month: ['every', 'from', 'to'],
  year: ['every', 'from', 'to'],
  once: ['every', 'date', 'from', 'to'],
};

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

const isKind = (every: JsonValue): every is keyof typeof KEYS =>
  typeof every === 'string' && Object.hasOwn(KEYS, every);

/** Reads a stretch of time; undefined where it says none. */
export function readWindow(
  input: JsonValue,
  at: string,
  reader: ConfigReader,
): CalendarWindow | undefined {
  const every = isJsonObject(input) ? input.every ?? 'once' : 'once';
  const kind = isKind(every) ? every : 'once';
  const window = reader.object(input, at, {
    keys: isKind(every) ? KEYS[kind] : ['every', 'days', 'date', 'from', 'to'],
    example: WINDOW_EXAMPLE,
  });
  if (!window) {
    return undefined;
  }
  if (!isKind(every) || window.every === 'once') {
    reader.report(
      `${at}.every`,
      `cannot be ${JSON.stringify(
        window.every,
      )}. Write week, month or year, or leave it out for a single time.`,
    );
    return undefined;
  }
  const context = { window, at, reader };
  switch (kind) {
    case 'week':
      return readWeekly(context);
    case 'month':
      return readMonthly(context);
    case 'year':
      return readYearly(context);
    default:
      return readOnce(context);
  }
}

interface WindowContext {
  window: JsonObject;
  at: string;
  reader: ConfigReader;
}

const isWeekday = (day: JsonValue) =>
  (WEEKDAYS as readonly JsonValue[]).includes(day);

function readWeekly({ window, at, reader }: WindowContext) {
  const inputs = reader.list(window.days, `${at}.days`, {
    of: 'days of the week',
    example: '[monday, tuesday]',
  });
  inputs.forEach((day, index) => {
    if (!isWeekday(day)) {
      reader.report(
        `${at}.days[${index}]`,
        `${JSON.stringify(day)} is not a day of the week. ${suggest(
          asWritten(day),
          WEEKDAYS,
        )}`,
      );
    }
  });
  const days = WEEKDAYS.filter(day => inputs.includes(day));
  if (window.from === undefined && window.to === undefined) {
    return { kind: 'weekly' as const, days, from: '00:00', to: '24:00' };
  }
  const time = 'a time of 24 hours in quotes';
  const from = readPart(window.from, `${at}.from`, {
    reader,
    isRight: text => TIME.test(text),
    wanted: `${time}, such as '09:00'`,
  });
  const to = readPart(window.to, `${at}.to`, {
    reader,
    isRight: text => TIME.test(text) || text === '24:00',
    wanted: `${time}, such as '17:30', or '24:00' for the end of the day`,
  });
  return from === undefined || to === undefined || days.length === 0
    ? undefined
    : { kind: 'weekly' as const, days, from, to };
}

const found = (value: JsonValue | undefined) =>
  value === undefined ? 'missing' : JSON.stringify(value);

function readMonthly({ window, at, reader }: WindowContext) {
  const [from, to] = (['from', 'to'] as const).map(key => {
    const day = window[key];
    const isDay =
      typeof day === 'number' && Number.isInteger(day) && day >= 1 && day <= 31;
    if (!isDay) {
      reader.report(
        `${at}.${key}`,
        `must be a day of the month, but is ${found(
          day,
        )}. Write a whole number from 1 to 31; a day that a month does not have is left out.`,
      );
    }
    return isDay ? day : undefined;
  });
  return from === undefined || to === undefined
    ? undefined
    : { kind: 'monthly' as const, from, to };
}

function readYearly({ window, at, reader }: WindowContext) {
  const [from, to] = (['from', 'to'] as const).map(key =>
    readPart(window[key], `${at}.${key}`, {
      reader,
      // A leap year has every day that there is.
      isRight: text => /^\d\d-\d\d$/.test(text) && isDate(`2024-${text}`),
      wanted: "a month and a day in quotes, such as '12-18'",
    }),
  );
  return from === undefined || to === undefined
    ? undefined
    : { kind: 'yearly' as const, from, to };
}

const isMinute = (text: string) =>
  DateTime.fromFormat(text, "yyyy-MM-dd'T'HH:mm").isValid;

function readOnce({ window, at, reader }: WindowContext) {
  const isDay = {
    reader,
    isRight: isDate,
    wanted: 'a date such as 2026-12-24',
  };
  if (window.date !== undefined) {
    if (window.from !== undefined || window.to !== undefined) {
      reader.report(
        `${at}.date`,
        'stands for a whole day and cannot be beside from or to. Write one or the other.',
      );
    }
    const date = readPart(window.date, `${at}.date`, isDay);
    return date === undefined
      ? undefined
      : { kind: 'once' as const, from: date, to: date };
  }
  const hasTime = [window.from, window.to].some(
    one => typeof one === 'string' && one.includes('T'),
  );
  const part = hasTime
    ? {
        reader,
        isRight: isMinute,
        wanted:
          'a date with a time, as the other end is, such as 2026-12-18T18:00',
      }
    : isDay;
  const from = readPart(window.from, `${at}.from`, part);
  const to = readPart(window.to, `${at}.to`, part);
  if (from === undefined || to === undefined) {
    return undefined;
  }
  if (hasTime ? from >= to : from > to) {
    reader.report(
      `${at}.to`,
      `${to} is not after ${from}, so this would never be. Write a later end.`,
    );
  }
  return { kind: 'once' as const, from, to };
}

function readPart(
  input: JsonValue | undefined,
  at: string,
  options: {
    reader: ConfigReader;
    isRight: (text: string) => boolean;
    wanted: string;
  },
): string | undefined {
  if (typeof input === 'string' && options.isRight(input)) {
    return input;
  }
  options.reader.report(
    at,
    `must be ${options.wanted}, but is ${found(input)}.`,
  );
  return undefined;
}
