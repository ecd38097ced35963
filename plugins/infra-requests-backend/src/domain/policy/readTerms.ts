import type {
  EntityRef,
  Stage,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject, JsonValue } from '@backstage/types';
import { asWritten, suggest } from '../configuration/configProblem';
import { isJsonObject } from '../configuration/configReader';
import { PLAIN_TERMS } from '../decision/terms';
import type { TierTerms } from '../types';
import type { FactCatalogue } from './factCatalogue';
import { readDismissOn } from './readDismissOn';
import { readDuration } from './readDuration';
import { readEmergency, type EmergencyContext } from './readEmergency';
import { readReference } from './readReference';
import { readTiming, TIMING_KEYS, type TimingContext } from './readTiming';
import type { ApproverContext } from './requirement';

/** What a tier says of how people decide in it. */
export const TERM_KEYS = [
  ...TIMING_KEYS,
  'approvalValidFor',
  'commentOn',
  'reference',
  'rejections',
  'dismissOn',
  'emergency',
] as const;

const VERDICTS: readonly Verdict[] = ['approve', 'reject', 'request-changes'];

/** As many as a requirement can ask for. */
const MOST_REJECTIONS = 50;

export interface TermsContext extends EmergencyContext, TimingContext {
  catalogue: FactCatalogue;
}

/** Reads how people decide in a tier that asks somebody. */
export function readTerms(
  tier: JsonObject,
  at: string,
  context: TermsContext,
): TierTerms {
  const { reader } = context;
  const approvalValidFor = readDuration(
    tier.approvalValidFor,
    `${at}.approvalValidFor`,
    { reader, example: 'P7D' },
  );
  const reference = readVoteReference(
    tier.reference,
    `${at}.reference`,
    context,
  );
  const dismissOn = readDismissOn(tier.dismissOn, `${at}.dismissOn`, context);
  const emergency = readEmergency(tier.emergency, `${at}.emergency`, context);
  return {
    ...readTiming(tier, at, context),
    ...(approvalValidFor === undefined ? {} : { approvalValidFor }),
    commentOn:
      tier.commentOn === undefined
        ? PLAIN_TERMS.commentOn
        : readVerdicts(tier.commentOn, `${at}.commentOn`, context),
    ...(reference === undefined ? {} : { reference }),
    rejections: readRejections(tier.rejections, `${at}.rejections`, context),
    ...(dismissOn === undefined ? {} : { dismissOn }),
    ...(emergency === undefined ? {} : { emergency }),
  };
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
          asWritten(one),
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
): TierTerms['reference'] {
  if (input === undefined) {
    return undefined;
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
  return { ...reference, on };
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
