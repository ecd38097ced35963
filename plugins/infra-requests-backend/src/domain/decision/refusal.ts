import type {
  EntityRef,
  FieldProblem,
  RequestState,
} from '@infra-requests/plugin-infra-requests-common';
import type { Ineligible } from './eligibility';
import type { RequestRecord } from '../types';

/** Why a command cannot be carried out, and who could. */
export interface Refused {
  refused: {
    /**
     * `not-allowed` is about the person, `invalid` about what was given with the command; the others say that the request
     * is not what the caller thought.
     */
    kind: 'not-allowed' | 'invalid' | 'state' | 'stale-digest' | 'duplicate';
    message: string;
    couldInstead: EntityRef[];
    /** Which fields are wrong; given exactly with `invalid`. */
    problems?: FieldProblem[];
  };
}

export function refuse(
  kind: Refused['refused']['kind'],
  message: string,
  couldInstead: EntityRef[] = [],
): Refused {
  return { refused: { kind, message, couldInstead } };
}

export function invalid(problems: FieldProblem[]): Refused {
  const message = problems.map(one => `${one.field} ${one.message}`).join('; ');
  return { refused: { kind: 'invalid', message, couldInstead: [], problems } };
}

export function ineligible({
  code,
  reason,
  couldInstead,
}: Ineligible): Refused {
  const kind = code === 'state' || code === 'duplicate' ? code : 'not-allowed';
  return refuse(kind, reason, couldInstead);
}

export function unlessIn(
  request: RequestRecord,
  states: RequestState[],
  done: string,
): Refused | undefined {
  return states.includes(request.state)
    ? undefined
    : refuse(
        'state',
        `Request #${request.number} is ${request.state} and can no longer be ${done}.`,
      );
}

export function unlessOnAskingSide(
  request: RequestRecord,
  command: { onAskingSide: boolean },
  verb: string,
): Refused | undefined {
  return command.onAskingSide
    ? undefined
    : refuse(
        'not-allowed',
        `Only those who asked for request #${request.number} can ${verb} it.`,
        [request.requester, request.requestedFor, request.owner].filter(
          ref => ref !== undefined,
        ),
      );
}

export function unlessInStage(
  request: RequestRecord,
  stage: number | undefined,
): Refused | undefined {
  return stage === undefined || stage === request.activeStage
    ? undefined
    : refuse(
        'state',
        `Request #${request.number} is no longer in the stage that you voted on. Read where it stands before you decide.`,
      );
}

export function unlessCurrent(
  request: RequestRecord,
  digest: string,
): Refused | undefined {
  return digest === request.digest
    ? undefined
    : refuse(
        'stale-digest',
        `This is not what request #${request.number} asks for now. Read revision ${request.revision} first.`,
      );
}
