import type {
  Evaluation,
  Simulation,
} from '@infra-requests/plugin-infra-requests-common';
import { deadEnds } from '../domain/decision/deadEnds';
import { involvedPeople } from '../domain/decision/eligibility';
import { allApprovers } from '../domain/decision/summary';
import type { RequestRecord } from '../domain/types';
import { refsOf, type ApproverDirectory } from './ApproverDirectory';
import { presentStages } from './presentRequest';

/** Everybody on the asking side; none of them decides. */
export type AskingSide = Pick<
  RequestRecord,
  'requester' | 'requestedFor' | 'editors'
>;

/** Who could approve what a policy asks for, and what nobody could. */
export async function presentDecision(options: {
  evaluation: Evaluation;
  asking: AskingSide;
  directory: ApproverDirectory;
}): Promise<Pick<Simulation, 'stages' | 'blockers'>> {
  const { evaluation, asking, directory } = options;
  const { requester, requestedFor, editors } = asking;
  const { stages, distinct } = evaluation;
  const side = { requester, requestedFor, editors };
  const people = await directory.peopleBehind(allApprovers({ stages }));
  return {
    stages: presentStages(
      { ...side, stages, votes: [], evaluation, state: 'pending' },
      people,
    ),
    blockers: deadEnds({
      stages,
      distinct,
      people: refsOf(people),
      involved: involvedPeople(side),
    }),
  };
}
