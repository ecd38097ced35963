import type {
  AllowedAction,
  AllowedActions,
  InfraRequest,
} from '@infra-requests/plugin-infra-requests-common';
import { usePast } from '../../hooks/usePast';
import { useTranslate } from '../../hooks/useTranslate';

const OVER = {
  expire: 'request.vote.overExpires',
  reject: 'request.vote.overRejected',
} as const;

/** A request without what its deadline ended a moment ago, which the server has yet to say. */
export function useWhileOpen(request: InfraRequest): InfraRequest {
  const t = useTranslate();
  const { deadline, state, allowedActions } = request;
  const ending =
    state === 'pending' && deadline && !deadline.overdue
      ? endingOf(deadline)
      : undefined;
  const ended = usePast(ending?.at);
  return ended && ending
    ? {
        ...request,
        allowedActions: withoutAny(allowedActions, t(ending.reason)),
      }
    : request;
}

function endingOf({ at, onTimeout }: NonNullable<InfraRequest['deadline']>) {
  return onTimeout === 'escalate'
    ? undefined
    : {
        at,
        reason: OVER[onTimeout],
      };
}

function withoutAny(actions: AllowedActions, reason: string): AllowedActions {
  const close = (action: AllowedAction): AllowedAction =>
    action.allowed ? { allowed: false, reason } : action;
  return {
    approve: close(actions.approve),
    reject: close(actions.reject),
    'request-changes': close(actions['request-changes']),
    withdraw: close(actions.withdraw),
    edit: close(actions.edit),
    cancel: close(actions.cancel),
    review: actions.review,
    comment: actions.comment,
  };
}
