import {
  isResolverRef,
  type EntityRef,
} from '@infra-requests/plugin-infra-requests-common';
import { strandedStages } from '../domain/decision/deadEnds';
import { involvedPeople } from '../domain/decision/involvement';
import { matchVotes } from '../domain/decision/quorum';
import { listed, stageInWords, whoever } from '../domain/policy/english';
import type { RequestRecord } from '../domain/types';
import { refsOf } from './ApproverDirectory';
import { peopleOf, type Known } from './presentStages';

const WHO_CAN_MEND =
  'Whoever keeps the catalog can put that right, and votes that are there stay. Otherwise those who asked can change the request, so that it is judged anew, or cancel it.';

/**
 * Why a pending request can never be approved as things stand, although it could when it was submitted: a group was
 * renamed, deleted or emptied since. Undefined where it can.
 */
export function presentBlockers(
  request: RequestRecord,
  known: Known,
): string[] | undefined {
  const stranded = strandedStages(request, refsOf(known.people));
  if (stranded.length === 0) {
    return undefined;
  }
  return [
    ...stranded.flatMap(name => whyStranded(request, name, known)),
    WHO_CAN_MEND,
  ];
}

function whyStranded(
  request: RequestRecord,
  stage: string,
  known: Known,
): string[] {
  const position = request.stages.findIndex(one => one.name === stage);
  const involved = new Set(involvedPeople(request));
  const short = matchVotes(request)[position].filter(
    ({ approvers, missing, filledBy }) =>
      !approvers.some(isResolverRef) &&
      peopleOf(approvers, known.people, new Set([...involved, ...filledBy]))
        .length < missing,
  );
  return short.length > 0
    ? short.map(
        ({ approvers, missing }) =>
          `Stage ${stageInWords(stage)} still needs ${missing} of ${whoever(
            approvers,
          )}, but ${whatIsWrong(approvers, known)}.`,
      )
    : [
        `Stage ${stageInWords(
          stage,
        )} can no longer be met: too few people are left, and one person counts only once.`,
      ];
}

function whatIsWrong(approvers: EntityRef[], { gone }: Known): string {
  const missing = approvers.filter(ref => gone?.has(ref));
  if (missing.length === 0) {
    return 'not enough people there may decide on this request by now';
  }
  // Whoever mends it looks there for exactly these.
  return `the catalog no longer has ${listed(missing, 'or')}`;
}
