import type { JsonValue } from '@backstage/types';
import {
  namesIn,
  type ConfigReader,
  type Names,
} from '../configuration/configReader';
import type { Calendar, CalendarWindow } from '../types';
import { readWindow, WINDOW_EXAMPLE } from './readWindow';
import { readTimezone } from './timezone';

const EXAMPLE = `{ id: business-hours, windows: [${WINDOW_EXAMPLE}] }`;

interface CalendarContext {
  reader: ConfigReader;
  /** The policy's time zone, for calendars that name none. */
  timezone: string;
}

/** Reads the named times, such as business hours and freezes. */
export function readCalendars(
  input: JsonValue | undefined,
  at: string,
  context: CalendarContext,
): { calendars: Calendar[]; names: Pick<Names, 'ids' | 'complete'> } {
  if (input === undefined) {
    return { calendars: [], names: { ids: [], complete: true } };
  }
  const { reader } = context;
  const inputs = reader.list(input, at, {
    of: 'calendars',
    example: `[${EXAMPLE}]`,
    mayBeEmpty: true,
  });
  const calendars = inputs
    .map((one, index) => readCalendar(one, `${at}[${index}]`, context))
    .filter((one): one is Calendar => one !== undefined);
  const names = namesIn(inputs);
  reader.unique(
    names.written.map((id, index) => ({ id, at: `${at}[${index}].id` })),
    'calendar id',
  );
  return { calendars, names };
}

function readCalendar(
  input: JsonValue,
  at: string,
  context: CalendarContext,
): Calendar | undefined {
  const { reader } = context;
  const calendar = reader.object(input, at, {
    keys: ['id', 'title', 'timezone', 'freeze', 'windows', 'except'],
    example: EXAMPLE,
  });
  if (!calendar) {
    return undefined;
  }
  const id = reader.id(calendar.id, `${at}.id`, 'business-hours');
  const title = reader.optionalText(
    calendar.title,
    `${at}.title`,
    'Business hours',
  );
  const timezone = readTimezone(calendar.timezone, `${at}.timezone`, {
    reader,
    otherwise: context.timezone,
  });
  const freeze = reader.optionalFlag(
    calendar.freeze,
    `${at}.freeze`,
    'whether calendar.inFreeze is true in it',
  );
  const windows = readWindows(calendar.windows, `${at}.windows`, {
    reader,
    mayBeEmpty: false,
  });
  const except = readWindows(calendar.except ?? [], `${at}.except`, {
    reader,
    mayBeEmpty: true,
  });
  return id === undefined
    ? undefined
    : { id, title: title ?? id, timezone, freeze, windows, except };
}

function readWindows(
  input: JsonValue | undefined,
  at: string,
  options: { reader: ConfigReader; mayBeEmpty: boolean },
): CalendarWindow[] {
  const { reader, mayBeEmpty } = options;
  return reader
    .list(input, at, {
      of: 'windows',
      example: `[${WINDOW_EXAMPLE}]`,
      mayBeEmpty,
    })
    .map((one, index) => readWindow(one, `${at}[${index}]`, reader))
    .filter((one): one is CalendarWindow => one !== undefined);
}
