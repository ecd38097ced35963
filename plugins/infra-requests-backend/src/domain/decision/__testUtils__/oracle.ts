import { createHash } from 'node:crypto';
import type { RequestRecord, VoteRecord } from '../../types';

type Judged = Pick<RequestRecord, 'stages' | 'votes' | 'evaluation'>;

/** A place that one person has to fill. */
interface Place {
  stage: number;
  requirement: number;
  approvers: string[];
}

function placesOf(request: Judged, upTo: number): Place[] {
  const places: Place[] = [];
  for (let stage = 0; stage <= upTo; stage++) {
    const { requirements } = request.stages[stage];
    for (let index = 0; index < requirements.length; index++) {
      for (let seat = 0; seat < requirements[index].count; seat++) {
        const { approvers } = requirements[index];
        places.push({ stage, requirement: index, approvers });
      }
    }
  }
  return places;
}

/** Who may stand for an approver ref with a vote: its voter, or somebody for whom it was cast. */
interface Authority {
  person: string;
  ref: string;
}

/** What a vote counts through, with the person who has each of it. */
export function authoritiesOf({
  voter,
  memberships,
  delegations = [],
}: VoteRecord): Authority[] {
  const lent = delegations.flatMap(({ delegator, memberships: refs }) =>
    refs.map(ref => ({ person: delegator, ref })),
  );
  const own = memberships.filter(ref => lent.every(one => one.ref !== ref));
  return [...own.map(ref => ({ person: voter, ref })), ...lent];
}

/** Whether somebody still is what a vote in some stage counts through; everybody is, where it is left out. */
export type IsHeld = (authority: Authority, stage: number) => boolean;

/**
 * By trying every assignment of people to places: how many places of the first stages can be filled at once, where each
 * is filled by somebody's vote and on somebody's authority, and neither counts twice. Slow, obviously right, and with
 * nothing in common with the code that decides.
 */
export function mostFilled(
  request: Judged,
  upTo = request.stages.length - 1,
  isHeld: IsHeld = () => true,
  /** Assignments that fill no more than this are of no interest. */
  moreThan = 0,
): number {
  const places = placesOf(request, upTo);
  const { distinct } = request.evaluation;
  const choices = places.map(place =>
    request.votes
      .filter(one => one.verdict === 'approve' && one.stage === place.stage)
      .flatMap(vote => {
        const people = authoritiesOf(vote)
          .filter(
            one =>
              place.approvers.includes(one.ref) && isHeld(one, place.stage),
          )
          .map(({ person }) => person);
        return [...new Set(people)].map(person => [
          `vote of ${vote.voter}`,
          `as ${person}`,
        ]);
      }),
  );
  const used = new Set<string>();
  let best = moreThan;
  const tryFrom = (position: number, filled: number) => {
    best = Math.max(best, filled);
    if (filled + places.length - position <= best) {
      return;
    }
    const { stage, requirement } = places[position];
    for (const choice of choices[position]) {
      const uses = choice.map(one =>
        distinct ? one : `${one} ${stage} ${requirement}`,
      );
      if (!uses.some(one => used.has(one))) {
        uses.forEach(one => used.add(one));
        tryFrom(position + 1, filled + 1);
        uses.forEach(one => used.delete(one));
      }
    }
    tryFrom(position + 1, filled);
  };
  tryFrom(0, 0);
  return best;
}

/** Whether people can be assigned so that every requirement of the first stages is met. */
export function canBeMet(
  request: Judged,
  upTo: number,
  isHeld?: IsHeld,
): boolean {
  const requirements = request.stages
    .slice(0, upTo + 1)
    .map(stage => stage.requirements);
  const all = placesOf(request, upTo).length;
  return (
    requirements.length > 0 &&
    requirements.every(
      stage => stage.length > 0 && stage.every(({ count }) => count >= 1),
    ) &&
    mostFilled(request, upTo, isHeld, all - 1) === all
  );
}

/** RFC 8785 for the JSON that records consist of, written anew. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const object = value as Record<string, unknown>;
    const parts = Object.keys(object)
      .sort()
      .filter(key => object[key] !== undefined)
      .map(key => `${JSON.stringify(key)}:${canonical(object[key])}`);
    return `{${parts.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** SHA-256, hex, over canonical JSON. */
export function sha256Of(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}
