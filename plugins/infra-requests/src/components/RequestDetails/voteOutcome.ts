import type {
  InfraRequest,
  RequestState,
  Verdict,
  VoteInput,
} from '@infra-requests/plugin-infra-requests-common';
import type { Outcome } from '../../hooks/useCommand';
import { STATE_LOOKS } from '../StateChip/StateChip';
import { wordsOf } from '../RequestForm/fieldLabels';

const DONE: Record<Verdict, string> = {
  approve: 'Your approval counts.',
  reject: 'You rejected this request.',
  'request-changes': 'You asked for changes.',
};

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
export function voteOutcome({ before, sent, answer }: Voted): string | Outcome {
  if (isLate({ before, sent, answer })) {
    return {
      severity: 'warning',
      text: `Your vote came too late: ${whatCameFirst(
        answer,
        sent,
      )}. It is in the record, without effect.`,
    };
  }
  if (sent.verdict === 'approve' && APPROVED.includes(answer.state)) {
    return `${DONE.approve} The request is approved now.`;
  }
  const missing = rejectionsMissing(answer);
  return sent.verdict === 'reject' && missing > 0
    ? `Your rejection counts. ${missing} more ${
        missing === 1 ? 'person has' : 'people have'
      } to reject it before it is rejected.`
    : DONE[sent.verdict];
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

function whatCameFirst(answer: InfraRequest, { stage }: VoteInput): string {
  if (answer.state !== 'pending') {
    const { label } = STATE_LOOKS[answer.state];
    return `the request is “${label}” by now`;
  }
  const passed = answer.stages[stage ?? -1];
  return passed
    ? `the stage “${wordsOf(passed.name)}” is no longer open`
    : 'another stage is open by now';
}
