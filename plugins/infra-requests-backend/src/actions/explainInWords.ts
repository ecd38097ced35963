import type {
  InfraRequest,
  RequirementProgress,
  StageProgress,
  Vote,
} from '@infra-requests/plugin-infra-requests-common';
import {
  approverInWords,
  listed,
  readableName,
  sentence,
  stageInWords,
  whoever,
} from '../domain/policy/english';

/** More people than this are not named one by one. */
const MOST_NAMES = 4;

const ENDED: Partial<Record<InfraRequest['state'], string>> = {
  approved: 'is approved and waits to be carried out',
  rejected: 'was rejected',
  denied: 'was denied by the policy',
  'changes-requested': 'was sent back for changes',
  cancelled: 'was cancelled',
  expired: 'has expired without a decision',
  fulfilling: 'is being carried out',
  fulfilled: 'was carried out',
  failed: 'was approved and could not be carried out',
};

const VERDICTS: Record<Vote['verdict'], string> = {
  approve: 'approved',
  reject: 'rejected it',
  'request-changes': 'asked for changes',
};

/** Where a request stands, why, who decides, what is missing and what can be done, each in a sentence. */
export function explainInWords(request: InfraRequest, link: string): string[] {
  const { evaluation, agent, hold, blockers = [] } = request;
  const waiting = request.stages.filter(({ state }) => state === 'waiting');
  const active = request.stages.filter(({ state }) => state === 'active');
  const isPending = request.state === 'pending';
  return [
    standing(request),
    ...(agent
      ? [
          `It was asked for by an agent (${agent}) on behalf of ${readableName(
            request.requester,
          )}.`,
        ]
      : []),
    evaluation.summary ??
      evaluation.reasons.map(({ text }) => sentence(text)).join(' '),
    ...(isPending ? active.flatMap(approversStillNeeded) : []),
    ...(isPending && waiting.length > 0
      ? [
          `After that: ${listed(
            waiting.map(({ name }) => stageInWords(name)),
          )}.`,
        ]
      : []),
    ...request.votes.map(decision),
    ...deadline(request),
    ...(hold ? [hold.reason] : []),
    ...blockers,
    next(request, link),
  ].filter(one => one !== '');
}

function standing(request: InfraRequest): string {
  const { number, typeTitle, environment, state, progress } = request;
  const subject = `#${number} ${typeTitle}${
    environment ? ` · ${environment}` : ''
  }`;
  if (state !== 'pending' || !progress) {
    return `${subject} ${ENDED[state] ?? `is ${state}`}.`;
  }
  const { stageName, filled, needed } = progress;
  return `${subject} waits for people in stage ${stageInWords(
    stageName,
  )}: ${filled} of ${needed} ${needed === 1 ? 'approval' : 'approvals'} given.`;
}

/** Of a stage, for each requirement that is not met: how many approvals, by whom, and who could give them. */
export function approversStillNeeded({
  name,
  requirements,
}: Pick<StageProgress, 'name' | 'requirements'>): string[] {
  return requirements
    .filter(({ missing }) => missing > 0)
    .map(requirement => {
      const { approvers, missing } = requirement;
      const many = missing === 1 ? 'an approval' : `${missing} approvals`;
      return `${stageInWords(name)} needs ${many} by ${whoever(
        approvers,
      )}${candidatesOf(requirement)}.`;
    });
}

function candidatesOf({
  candidates,
  unresolved = [],
}: RequirementProgress): string {
  const notFound = unresolved.map(
    ({ approver, reason }) => `${approverInWords(approver)}: ${reason}`,
  );
  if (notFound.length > 0) {
    return `, who cannot be found out now (${notFound.join('; ')})`;
  }
  if (!candidates) {
    return '';
  }
  if (candidates.length === 0) {
    return ', where nobody is left who could';
  }
  const names = candidates
    .slice(0, MOST_NAMES)
    .map(({ displayName, away }) =>
      away ? `${displayName} (away)` : displayName,
    );
  const more = candidates.length - names.length;
  return `: ${listed(more > 0 ? [...names, `${more} more`] : names, 'or')}`;
}

function decision({ voter, verdict, comment, stageName }: Vote): string {
  const said = comment ? `: “${comment}”` : '';
  return `${readableName(voter)} ${VERDICTS[verdict]} in stage ${stageInWords(
    stageName,
  )}${said}${/[.?!”]$/.test(said) ? '' : '.'}`;
}

function deadline({ state, deadline: due }: InfraRequest): string[] {
  if (state !== 'pending' || !due) {
    return [];
  }
  const otherwise = {
    expire: 'then it expires',
    reject: 'then it is rejected',
    escalate: 'then more people are asked',
  }[due.onTimeout];
  return [`It has to be decided by ${due.at}; ${otherwise}.`];
}

function next({ state }: InfraRequest, link: string): string {
  switch (state) {
    case 'pending':
      return `Only people decide, at ${link}.`;
    case 'changes-requested':
      return `Whoever asked for it can edit it and submit it again at ${link}.`;
    case 'rejected':
    case 'denied':
    case 'expired':
    case 'cancelled':
      return `It can be asked for again, with other answers, from ${link}.`;
    default:
      return `It can be followed at ${link}.`;
  }
}
