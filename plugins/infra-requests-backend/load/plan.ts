import type { Verdict } from '@infra-requests/plugin-infra-requests-common';
import { approvers, developers, SCRUTINIES, type Scrutiny } from './company';
import type { Chance } from './Chance';

export interface PlannedVote {
  voter: string;
  verdict: Verdict;
}

/** A request, and what people are going to try with it. */
export interface PlannedRequest {
  /** Also the size of the database, so that it can be told from the others. */
  index: number;
  scrutiny: Scrutiny;
  requester: string;
  /** Whether the requester edits it while the first votes come in. */
  edited: boolean;
  /** Those of a wave race each other; a wave sees what came of the one before. */
  waves: PlannedVote[][];
}

const EVERYBODY = [...developers, ...Object.values(approvers).flat()];

/** Who is expected to vote in each wave. */
const ASKED: Record<Scrutiny, string[][]> = {
  review: [approvers.leads, approvers.leads],
  hurry: [approvers.leads, [...approvers.leads, ...approvers.security]],
  stages: [[...approvers.leads, ...approvers.finops], approvers.security],
};

/** Mostly those who are asked, who mostly approve; now and then anybody, even who made the request. */
export function planRequests(
  chance: Chance,
  { requests, votes }: { requests: number; votes: number },
): PlannedRequest[] {
  return Array.from({ length: requests }, (_, index) => {
    const scrutiny = SCRUTINIES[index % SCRUTINIES.length];
    const share =
      Math.floor((votes * (index + 1)) / requests) -
      Math.floor((votes * index) / requests);
    const first = Math.ceil(share / 2);
    return {
      index,
      scrutiny,
      requester: chance.of(developers),
      edited: chance.is(0.1),
      waves: [first, share - first].map((length, wave) =>
        Array.from({ length }, () => ({
          voter: chance.of(chance.is(0.9) ? ASKED[scrutiny][wave] : EVERYBODY),
          verdict: aVerdict(chance),
        })),
      ),
    };
  });
}

function aVerdict(chance: Chance): Verdict {
  if (chance.is(0.94)) {
    return 'approve';
  }
  return chance.is(0.7) ? 'reject' : 'request-changes';
}
