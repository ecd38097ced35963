import type {
  InfraRequest,
  RequestState,
  VoteInput,
} from '@infra-requests/plugin-infra-requests-common';
import type { Outcome } from '../../hooks/useCommand';
import type { Translate } from '../../translations/translationRef';
import { wordsOf } from '../RequestForm/fieldLabels';

/** The states that a last approval leads to, at once or by the time the answer arrives. */
const APPROVED: RequestState[] = ['approved', 'fulfilling', 'fulfilled'];

type Voted = {
  /** The request as the voter saw it. */
  before: InfraRequest;
  sent: VoteInput;
  /** The request as the server answered. */
  answer: InfraRequest;
};

/** What became of a vote, for the voter. */
export function voteOutcome(voted: Voted, t: Translate): string | Outcome {
  const { sent, answer } = voted;
  if (isLate(voted)) {
    return {
      severity: 'warning',
      text: t('request.outcome.tooLate', { what: whatCameFirst(voted, t) }),
    };
  }
  if (sent.verdict === 'approve' && APPROVED.includes(answer.state)) {
    return t('request.outcome.approvedNow');
  }
  const missing = rejectionsMissing(answer);
  return sent.verdict === 'reject' && missing > 0
    ? t('request.outcome.rejectionCounts', { count: missing })
    : t(`request.outcome.${sent.verdict}`);
}

/** How many more people have to reject a pending request, where one is not enough. */
function rejectionsMissing(request: InfraRequest): number {
  const { state, rejectionsNeeded } = request;
  return state === 'pending' && rejectionsNeeded !== undefined
    ? Math.max(0, rejectionsNeeded - rejectionsOn(request))
    : 0;
}

/** How many people reject the open stage. */
export function rejectionsOn({ stages, votes }: InfraRequest): number {
  const open = stages.findIndex(({ state }) => state === 'active');
  return votes.filter(
    ({ stage, verdict }) => stage === open && verdict === 'reject',
  ).length;
}

/** The answer has the vote among those without effect, where the request did not have it before. */
function isLate({ before, sent, answer }: Voted): boolean {
  const known = new Set(before.lateVotes?.map(({ voter }) => voter));
  return (answer.lateVotes ?? []).some(
    late =>
      !known.has(late.voter) &&
      late.verdict === sent.verdict &&
      late.stage === sent.stage &&
      (late.comment ?? '') === (sent.comment ?? ''),
  );
}

function whatCameFirst({ answer, sent }: Voted, t: Translate): string {
  if (answer.state !== 'pending') {
    return t('request.outcome.byNow', {
      state: t(`common.state.${answer.state}`),
    });
  }
  const passed = answer.stages[sent.stage ?? -1];
  return passed
    ? t('request.outcome.stageClosed', { stage: wordsOf(passed.name) })
    : t('request.outcome.otherStage');
}
