import type {
  EntityRef,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import { listed } from '../policy/english';
import type { RequestRecord } from '../types';
import { involvedPeople } from './involvement';

/** Who answers for calling something an emergency: all who asked for it, had it asked for, or edited it. */
export function answerable(
  request: Pick<RequestRecord, 'requester' | 'requestedFor' | 'editors'>,
): EntityRef[] {
  const { requester, requestedFor, editors } = request;
  return involvedPeople({ requester, requestedFor, editors });
}

/** Why the way for emergencies is closed, given the numbers of the requests with an overdue review. */
export function overdueInWords(numbers: number[]): string {
  return `Nobody has looked back yet at the emergency of ${listed(
    numbers.map(number => `#${number}`),
  )}, and it is past its time. Until that is done, there is no other approval by the way for emergencies.`;
}

/** Why an emergency cannot be approved while earlier ones of those who answer for it wait for an overdue review. */
export function whyNotInEmergency(
  { breakGlass }: Pick<RequestRecord, 'breakGlass'>,
  { verdict, overdue }: { verdict: Verdict; overdue: number[] },
): string | undefined {
  return breakGlass && verdict === 'approve' && overdue.length > 0
    ? `${overdueInWords(overdue)} Ask the reviewers there.`
    : undefined;
}
