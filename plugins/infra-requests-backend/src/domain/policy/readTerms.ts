import type {
  EntityRef,
  Stage,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import { likelyMeant, suggest } from '../configuration/configProblem';
import {
  isJsonObject,
  type ConfigReader,
  type Names,
} from '../configuration/configReader';
import { PLAIN_TERMS } from '../decision/terms';
import type { Calendar, OnTimeout, TierTerms } from '../types';
import { comesAgain, isEverBefore } from './laterInCalendar';
import type { FactCatalogue } from './factCatalogue';
import { readDuration } from './readDuration';
import { readEmergency, type EmergencyContext } from './readEmergency';
import { readDismissOn } from './readDismissOn';
import { readReference } from './readReference';
import { readApprovers, type ApproverContext } from './requirement';

/** What a tier says of how people decide in it. */
export const TERM_KEYS = [
  'due',
  'onTimeout',
  'calendar',
  'remindAfter',
  'escalate',
  'approvalValidFor',
  'commentOn',
  'reference',
  'rejections',
  'dismissOn',
  'emergency',
] as const;

const ON_TIMEOUT: readonly OnTimeout[] = ['expire', 'reject', 'escalate'];
const VERDICTS: readonly Verdict[] = ['approve', 'reject', 'request-changes'];

/** As many as a requirement can ask for. */
const MOST_REJECTIONS = 50;

export interface TermsContext extends EmergencyContext {
  catalogue: FactCatalogue;
  calendars: {
    /** None, if something is wrong with any of them. */
    calendars: Calendar[];
    names: Pick<Names, 'ids' | 'complete'>;
  };
}

type Part<K extends keyof TierTerms> = Pick<TierTerms, K>;

/** Reads how people decide in a tier that asks somebody. */
export function readTerms(
  tier: JsonObject,
  at: string,
  context: TermsContext,
): TierTerms {
  const { reader } = context;
  const calendar = readCalendar(tier, at, context);
  const due = readDuration(tier.due, `${at}.due`, { reader, example: 'PT16H' });
  const remindAfter = readDuration(tier.remindAfter, `${at}.remindAfter`, {
    reader,
    example: 'PT4H',
  });
  const escalate = readEscalation(tier.escalate, `${at}.escalate`, context);
  const approvalValidFor = readDuration(
    tier.approvalValidFor,
    `${at}.approvalValidFor`,
    { reader, example: 'P7D' },
  );
  const dismissOn = readDismissOn(tier.dismissOn, `${at}.dismissOn`, context);
  const emergency = readEmergency(tier.emergency, `${at}.emergency`, context);
  const terms: TierTerms = {
    ...(due === undefined ? {} : { due }),
    onTimeout: readOnTimeout(tier, at, context),
    ...(calendar === undefined ? {} : { calendar: calendar.id }),
    ...(remindAfter === undefined ? {} : { remindAfter }),
    escalate,
    ...(approvalValidFor === undefined ? {} : { approvalValidFor }),
    commentOn:
      tier.commentOn === undefined
        ? PLAIN_TERMS.commentOn
        : readVerdicts(tier.commentOn, `${at}.commentOn`, context),
    ...readVoteReference(tier.reference, `${at}.reference`, context),
    rejections: readRejections(tier.rejections, `${at}.rejections`, context),
    ...(dismissOn === undefined ? {} : { dismissOn }),
    ...(emergency === undefined ? {} : { emergency }),
  };
  if (calendar !== undefined || tier.calendar === undefined) {
    checkOrder(terms, at, { reader, calendar });
  }
  return terms;
}

/** Where nobody decides, there is nothing to say of how. */
export function refuseTerms(
  tier: JsonObject,
  at: string,
  { reader }: ApproverContext,
): void {
  for (const key of TERM_KEYS.filter(one => tier[one] !== undefined)) {
    reader.report(
      `${at}.${key}`,
      'is of no effect, because the tier has no stages and asks nobody. Leave it out, or give the tier a stage.',
    );
  }
}

/** The calendar that is named; it has to be there, to come again, and to be needed. */
function readCalendar(
  tier: JsonObject,
  at: string,
  { reader, calendars: { calendars, names } }: TermsContext,
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
  { reader }: TermsContext,
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
        String(onTimeout),
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
  { due, onTimeout, remindAfter, escalate }: TierTerms,
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

function readVerdicts(
  input: JsonValue | undefined,
  at: string,
  { reader }: ApproverContext,
): Verdict[] {
  const inputs = reader.list(input, at, {
    of: 'verdicts',
    example: '[reject]',
  });
  inputs.forEach((one, index) => {
    if (!VERDICTS.some(verdict => verdict === one)) {
      reader.report(
        `${at}[${index}]`,
        `${JSON.stringify(one)} is not a verdict. ${suggest(
          String(one),
          VERDICTS,
        )}`,
      );
    }
  });
  return VERDICTS.filter(verdict => inputs.includes(verdict));
}

function readVoteReference(
  input: JsonValue | undefined,
  at: string,
  context: ApproverContext,
): Part<'reference'> {
  if (input === undefined) {
    return {};
  }
  const reference = readReference(input, at, {
    reader: context.reader,
    keys: ['title', 'pattern', 'on'],
    example: "{ title: Change ticket, pattern: 'CHG\\d{7}', on: [approve] }",
    title: 'Reference',
  });
  const on =
    isJsonObject(input) && input.on !== undefined
      ? readVerdicts(input.on, `${at}.on`, context)
      : (['approve'] satisfies Verdict[]);
  return { reference: { ...reference, on } };
}

/** More rejections than there are people would keep anybody from ever rejecting. */
function readRejections(
  input: JsonValue | undefined,
  at: string,
  { reader, stages }: TermsContext,
): number {
  if (input === undefined) {
    return PLAIN_TERMS.rejections;
  }
  if (
    typeof input !== 'number' ||
    !Number.isInteger(input) ||
    input < 1 ||
    input > MOST_REJECTIONS
  ) {
    reader.report(
      at,
      `must be a whole number from 1 to ${MOST_REJECTIONS}, but is ${JSON.stringify(
        input,
      )}. Write 2 if two people have to reject before a request is rejected.`,
    );
    return PLAIN_TERMS.rejections;
  }
  for (const stage of stages.filter(one => isShortOfPeople(one, input))) {
    reader.report(
      at,
      `asks for ${input} people who reject, but the stage "${stage.name}" names fewer, so nobody could ever reject there. Write a lower number.`,
    );
  }
  return input;
}

/** Whether a stage names only people, and fewer than that. */
function isShortOfPeople({ requirements }: Stage, count: number): boolean {
  const people = new Set<EntityRef>(
    requirements.flatMap(({ approvers }) => approvers),
  );
  return (
    people.size > 0 &&
    people.size < count &&
    [...people].every(ref => ref.startsWith('user:'))
  );
}
