import type { JsonValue } from '@backstage/types';
import { DateTime } from 'luxon';
import { isDate } from '../policy/accepts';
import type { Compare } from './comparisons';
import type { ValueShape } from '../policy/valueShape';

const DAY = 'yyyy-MM-dd';

const textsOf = (expected: JsonValue): string[] =>
  ([expected].flat() as JsonValue[]).filter(
    (one): one is string => typeof one === 'string',
  );

const equals = (comparisons: Compare[]) =>
  comparisons
    .filter(({ operator }) => operator === '$eq' || operator === '$in')
    .flatMap(({ expected }) => textsOf(expected));

const prefixes = (comparisons: Compare[]) =>
  comparisons
    .filter(({ operator }) => operator === '$hasPrefix')
    .flatMap(({ expected }) => textsOf(expected));

/** Text that starts with this and that nobody mentions, nor any longer beginning of it. */
function unmentioned(beginning: string, mentioned: string[]): string {
  const longer = mentioned.filter(one => one.length > beginning.length);
  const isFree = (text: string) => !longer.some(one => text.startsWith(one));
  let rest = 'other';
  while (!isFree(`${beginning}${rest}`)) {
    rest = `x${rest}`;
  }
  return `${beginning}${rest}`;
}

/** A text for every way in which comparisons can tell texts apart; `start` is how unmentioned ones begin. */
export function textValues(
  shape: Pick<ValueShape, 'values'>,
  comparisons: Compare[],
  start = '',
): string[] {
  if (shape.values) {
    return shape.values.map(String);
  }
  const beginnings = prefixes(comparisons);
  const mentioned = [...equals(comparisons), ...beginnings];
  return [
    ...new Set([
      unmentioned(start, mentioned),
      unmentioned('', mentioned),
      ...equals(comparisons),
      ...beginnings.map(one => unmentioned(one, mentioned)),
    ]),
  ];
}

/** First and last day that starts with this; undefined for what is no beginning of a year, month or day. */
function daysWithPrefix(prefix: string): [string, string] | undefined {
  const [, year, month, day] =
    /^(\d{4})(?:-(?:(\d{2})(?:-(?:(\d{2}))?)?)?)?$/.exec(prefix) ?? [];
  const first =
    year && DateTime.fromISO(`${year}-${month ?? '01'}-${day ?? '01'}`);
  if (!first || !first.isValid) {
    return undefined;
  }
  const unit = month === undefined ? 'year' : 'month';
  const last = day === undefined ? first.endOf(unit) : first;
  return [first.toFormat(DAY), last.toFormat(DAY)];
}

/** Whether the beginnings that comparisons ask for are beginnings of dates that can be told apart. */
export const areDaysPlain = (comparisons: Compare[]): boolean =>
  prefixes(comparisons).every(one => daysWithPrefix(one) !== undefined);

/** Days on every side of what comparisons name. */
export function dayValues(comparisons: Compare[]): string[] {
  const named = [
    ...comparisons
      .filter(({ operator }) => operator !== '$hasPrefix')
      .flatMap(({ expected }) => textsOf(expected)),
    ...prefixes(comparisons).flatMap(one => daysWithPrefix(one) ?? []),
  ].filter(isDate);
  const around = named.flatMap(day =>
    [0, -1, 1].map(days => DateTime.fromISO(day).plus({ days }).toFormat(DAY)),
  );
  return around.length === 0 ? ['2026-01-06'] : [...new Set(around)];
}
