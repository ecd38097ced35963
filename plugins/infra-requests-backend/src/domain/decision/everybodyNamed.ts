import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import { allApprovers } from './summary';
import type { RequestRecord } from '../types';

/**
 * Everybody of whom the current revision asks something or will: the approvers of its stages, those whom its way for
 * emergencies skips and tells of it, and those who look back at it.
 */
export function everybodyNamed(
  request: Pick<RequestRecord, 'stages' | 'breakGlass' | 'review'>,
): EntityRef[] {
  const { breakGlass, review } = request;
  return [
    ...new Set([
      ...allApprovers(request),
      ...(breakGlass?.skipped ?? []),
      ...(review?.reviewers ?? []),
    ]),
  ];
}
