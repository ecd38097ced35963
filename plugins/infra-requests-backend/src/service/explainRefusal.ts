import { ConflictError, NotAllowedError } from '@backstage/errors';
import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import type { Command } from '../domain/decision/command';
import type { Refused } from '../domain/decision/refusal';
import { notReviewing } from '../domain/decision/review';
import { notDeciding } from '../domain/decision/summary';
import { sentence } from '../domain/policy/english';
import { withDueSteps } from '../domain/decision/timing';
import type { RequestRecord } from '../domain/types';
import { InvalidRequestError } from './InvalidRequestError';
import { nameThem } from './presentRequest';
import type { RequestQueries } from './RequestQueries';

/** Why a command was refused, as the error to throw: what is missing, what has become of the request, or who could. */
export async function explainRefusal(
  request: RequestRecord,
  options: {
    command: Command;
    refused: Refused['refused'];
    queries: Pick<RequestQueries, 'peopleOf'>;
    now: Date;
  },
): Promise<Error> {
  const { command, refused, queries, now } = options;
  if (refused.problems) {
    return new InvalidRequestError(refused.problems);
  }
  if (refused.kind !== 'not-allowed') {
    return Object.assign(new ConflictError(refused.message), {
      currentDigest: request.digest,
      currentState: withDueSteps(request, now).state,
    });
  }
  if (refused.couldInstead.length === 0) {
    return new NotAllowedError(refused.message);
  }
  const names = nameThem(refused.couldInstead, {
    people: await queries.peopleOf(request),
    except: whoCannot(request, command),
  });
  return new NotAllowedError(
    `${refused.message} ${sentence(
      `${names} can${command.kind === 'vote' ? ' decide' : ''}`,
    )}`,
  );
}

/** Who could not do it instead, whatever groups they are in. */
function whoCannot(request: RequestRecord, command: Command): EntityRef[] {
  switch (command.kind) {
    case 'vote':
      return [...notDeciding(request), command.voter.ref];
    case 'review':
      return [...notReviewing(request), command.reviewer.ref];
    default:
      return [];
  }
}
