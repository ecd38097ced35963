import type {
  EntityRef,
  InfraRequest,
  RequestState,
} from '@infra-requests/plugin-infra-requests-common';
import type { Translate } from '../../translations/translationRef';
import type { Said } from './Announcement';

const APPROVED: RequestState[] = ['approved', 'fulfilling', 'fulfilled'];

/** What a person's vote made of a request, for when it is no longer in sight. */
export function decisionInWords(options: {
  request: InfraRequest;
  me?: EntityRef;
  t: Translate;
}): Said {
  const { request, t } = options;
  const late = isLate(options);
  return {
    severity: late ? 'warning' : 'success',
    text: t('inbox.said.decided', {
      number: String(request.number),
      title: request.typeTitle,
      outcome: late ? t('inbox.said.late') : outcomeOf(options),
    }),
    about: { id: request.id, number: request.number },
  };
}

function outcomeOf(options: {
  request: InfraRequest;
  me?: EntityRef;
  t: Translate;
}): string {
  const { request, me, t } = options;
  if (APPROVED.includes(request.state)) {
    return t('inbox.said.approved');
  }
  if (request.state === 'rejected') {
    return t('inbox.said.rejected');
  }
  if (request.state === 'changes-requested') {
    return t('inbox.said.changesRequested');
  }
  const mine = request.votes.filter(({ voter }) => voter === me).at(-1);
  return t(
    mine?.verdict === 'reject'
      ? 'inbox.said.stepRejected'
      : 'inbox.said.stepApproved',
  );
}

function isLate({ request, me }: { request: InfraRequest; me?: EntityRef }) {
  const lateAt = request.lateVotes
    ?.filter(({ voter }) => voter === me)
    .at(-1)?.at;
  const countedAt = request.votes
    .filter(({ voter }) => voter === me)
    .at(-1)?.at;
  return (
    lateAt !== undefined && (countedAt === undefined || lateAt > countedAt)
  );
}
