import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import type { RequestRecord } from '../domain/types';

/** Whom the look back at an approval in an emergency waits for, each once. */
export function awaitedReviewers({ review }: RequestRecord): EntityRef[] {
  return review?.state === 'open' ? [...new Set(review.reviewers)] : [];
}
