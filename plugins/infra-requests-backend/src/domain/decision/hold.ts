import { isWithin } from '../policy/calendar';
import { nextChange } from '../policy/calendarTime';
import type { Calendar, Policy, RequestRecord } from '../types';

/** Why an approved request is not to be carried out now, and until when where that is known. */
interface Held {
  reason: string;
  until?: Date;
}

/** A freeze holds back what is approved, but nothing that was approved in an emergency. */
export function holdOf(
  request: Pick<RequestRecord, 'notBefore' | 'breakGlass'>,
  { policy, now }: { policy: Pick<Policy, 'calendars'>; now: Date },
): Held | undefined {
  const { notBefore, breakGlass } = request;
  if (notBefore && now < new Date(notBefore)) {
    return {
      reason: 'It is not to be carried out before the time that was asked for.',
      until: new Date(notBefore),
    };
  }
  return breakGlass ? undefined : freeze(policy.calendars, now);
}

function freeze(calendars: Calendar[], now: Date): Held | undefined {
  const inForce = calendars
    .filter(calendar => calendar.freeze && isWithin(calendar, now))
    .map(({ title, ...calendar }) => ({
      reason: `Nothing is carried out during ${title}.`,
      until: nextChange({ title, ...calendar }, now),
    }));
  const withoutEnd = inForce.find(({ until }) => until === undefined);
  return (
    withoutEnd ??
    inForce.sort(
      (one, other) => other.until!.getTime() - one.until!.getTime(),
    )[0]
  );
}
