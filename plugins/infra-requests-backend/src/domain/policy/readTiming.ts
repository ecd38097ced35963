import type { JsonObject, JsonValue } from '@backstage/types';
import {
  asWritten,
  likelyMeant,
  suggest,
} from '../configuration/configProblem';
import type { ConfigReader, Names } from '../configuration/configReader';
import { PLAIN_TERMS } from '../decision/terms';
import type { Calendar, OnTimeout, TierTerms } from '../types';
import { comesAgain, isEverBefore } from './laterInCalendar';
import { readDuration } from './readDuration';
import { readApprovers, type ApproverContext } from './requirement';

/** What a tier says of deadlines. */
export const TIMING_KEYS = [
  'due',
  'onTimeout',
  'calendar',
  'remindAfter',
  'escalate',
] as const;

type Timing = Pick<TierTerms, (typeof TIMING_KEYS)[number]>;

const ON_TIMEOUT: readonly OnTimeout[] = ['expire', 'reject', 'escalate'];

export interface TimingContext extends ApproverContext {
  calendars: {
    /** None, if something is wrong with any of them. */
    calendars: Calendar[];
    names: Pick<Names, 'ids' | 'complete'>;
  };
}

/** Reads how long a request may wait for people, and what happens meanwhile. */
export function readTiming(
  tier: JsonObject,
  at: string,
  context: TimingContext,
): Timing {
  const { reader } = context;
  const calendar = readCalendar(tier, at, context);
  const due = readDuration(tier.due, `${at}.due`, { reader, example: 'PT16H' });
  const remindAfter = readDuration(tier.remindAfter, `${at}.remindAfter`, {
    reader,
    example: 'PT4H',
  });
  const timing: Timing = {
    ...(due === undefined ? {} : { due }),
    onTimeout: readOnTimeout(tier, at, context),
    ...(calendar === undefined ? {} : { calendar: calendar.id }),
    ...(remindAfter === undefined ? {} : { remindAfter }),
    escalate: readEscalation(tier.escalate, `${at}.escalate`, context),
  };
  if (calendar !== undefined || tier.calendar === undefined) {
    checkOrder(timing, at, { reader, calendar });
  }
  return timing;
}

/** The calendar that is named; it has to be there, to come again, and to be needed. */
function readCalendar(
  tier: JsonObject,
  at: string,
  { reader, calendars: { calendars, names } }: TimingContext,
): Calendar | undefined {
  const id = reader.optionalText(
    tier.calendar,
    `${at}.calendar`,
    'the id of a calendar',
  );
  if (id === undefined) {
    return undefined;
  }
  const report = (message: string) => reader.report(`${at}.calendar`, message);
  if (
    ['due', 'remindAfter', 'escalate'].every(key => tier[key] === undefined)
  ) {
    report(
      'is of no effect, because nothing is counted in it. Add due, remindAfter or escalate, or leave it out.',
    );
  }
  if (!names.ids.includes(id)) {
    // Where a calendar has no name of its own, it may be the one that is meant here.
    if (names.complete || likelyMeant(id, names.ids) !== undefined) {
      report(
        names.ids.length === 0
          ? `there is no calendar "${id}", as none is configured. Add it under calendars, or leave it out to count around the clock.`
          : `there is no calendar "${id}". ${suggest(id, names.ids)}`,
      );
    }
    return undefined;
  }
  const calendar = calendars.find(one => one.id === id);
  if (calendar && !comesAgain(calendar)) {
    report(
      `"${id}" does not come again and again, so a time would come when nothing is ever due. Name a calendar with windows of every week, month or year, such as business hours.`,
    );
  }
  return calendar;
}

function readOnTimeout(
  tier: JsonObject,
  at: string,
  { reader }: TimingContext,
): OnTimeout {
  const { onTimeout, due, escalate } = tier;
  if (onTimeout === undefined) {
    return PLAIN_TERMS.onTimeout;
  }
  const known = ON_TIMEOUT.find(one => one === onTimeout);
  if (known === undefined) {
    reader.report(
      `${at}.onTimeout`,
      `cannot be ${JSON.stringify(onTimeout)}. ${suggest(
        asWritten(onTimeout),
        ON_TIMEOUT,
      )}`,
    );
    return PLAIN_TERMS.onTimeout;
  }
  if (due === undefined) {
    reader.report(
      `${at}.onTimeout`,
      'says what happens when the time is over, but there is no due. Add due: PT16H or the like, or leave it out.',
    );
  }
  if (known === 'escalate' && escalate === undefined) {
    reader.report(
      `${at}.onTimeout`,
      'escalates, but there are no steps to take. Add escalate: [{ after: PT8H, to: [group:default/platform-leads] }] or the like, or write expire or reject.',
    );
  }
  return known;
}

const STEP_EXAMPLE = '{ after: PT8H, to: [group:default/platform-leads] }';

function readEscalation(
  input: JsonValue | undefined,
  at: string,
  context: ApproverContext,
): TierTerms['escalate'] {
  const { reader } = context;
  if (input === undefined) {
    return PLAIN_TERMS.escalate;
  }
  return reader
    .list(input, at, { of: 'steps', example: `[${STEP_EXAMPLE}]` })
    .map((one, index) => {
      const step = reader.object(one, `${at}[${index}]`, {
        keys: ['after', 'to'],
        example: STEP_EXAMPLE,
      });
      if (!step) {
        return { after: '', to: [] };
      }
      if (step.after === undefined) {
        reader.report(
          `${at}[${index}].after`,
          'is missing. Write after how long, such as PT8H.',
        );
      }
      const after = readDuration(step.after, `${at}[${index}].after`, {
        reader,
        example: 'PT8H',
      });
      const to = readApprovers(step.to, `${at}[${index}].to`, context);
      return { after: after ?? '', to: to.approvers };
    });
}

/** What comes later has to be later, and what comes after the end never comes. */
function checkOrder(
  { due, onTimeout, remindAfter, escalate }: Timing,
  at: string,
  { reader, calendar }: { reader: ConfigReader; calendar?: Calendar },
): void {
  const isTooLate = (duration: string) =>
    due !== undefined && !isEverBefore(duration, due, calendar);
  if (remindAfter !== undefined && isTooLate(remindAfter)) {
    reader.report(
      `${at}.remindAfter`,
      `"${remindAfter}" is not before due (${due}), so nobody would ever be reminded. Write a shorter one.`,
    );
  }
  let before: string | undefined;
  for (const [index, { after }] of escalate.entries()) {
    const step = `${at}.escalate[${index}].after`;
    if (after !== '' && before !== undefined) {
      if (!isEverBefore(before, after, calendar)) {
        reader.report(
          step,
          `"${after}" is not after the step before it (${before}). Put the steps in the order in which they come, each later than the one before.`,
        );
      }
    }
    // Where the end is an escalation, the last step may be what happens then.
    const isAtEnd = onTimeout === 'escalate' && after === due;
    if (after !== '' && !isAtEnd && isTooLate(after)) {
      reader.report(
        step,
        `"${after}" is not before due (${due}), so the step would never be taken. Write a shorter one.`,
      );
    }
    before = after === '' ? before : after;
  }
}
