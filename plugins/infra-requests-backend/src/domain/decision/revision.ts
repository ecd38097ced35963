import type {
  EntityRef,
  RequestState,
} from '@infra-requests/plugin-infra-requests-common';
import { onlyAsked, type Asked } from './asked';
import { SYSTEM, type Change } from './change';

/** Begins the request's next revision, with what is asked from now on and without votes. */
export function beginRevision(
  change: Change,
  { asked, digest }: { asked: Asked; digest: string },
) {
  const { request } = change;
  Object.assign(request, onlyAsked(asked), {
    previousParameters: request.parameters,
    previousMonthlyCost: request.cost.monthly,
    revision: request.revision + 1,
    digest,
    votes: [],
    lateVotes: undefined,
    stages: [],
    activeStage: undefined,
    decidedAt: undefined,
    delayed: undefined,
    state: 'submitted' satisfies RequestState,
  });
}

/** Records whose votes do not hold for the revision that began, if any. */
export function noteDismissed(
  change: Change,
  { voters, reason }: { voters: EntityRef[]; reason: string },
) {
  if (voters.length > 0) {
    change.note('votes-dismissed', { voters, reason }, SYSTEM);
  }
}
