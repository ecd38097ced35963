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

function mayFill(vote: VoteRecord, place: Place): boolean {
  return (
    vote.verdict === 'approve' &&
    vote.stage === place.stage &&
    place.approvers.some(approver => vote.memberships.includes(approver))
  );
}

/**
 * By trying every assignment of people to places: how many places of the first stages can be filled at once.
 * Slow, obviously right, and with nothing in common with the code that decides.
 */
export function mostFilled(
  request: Judged,
  upTo = request.stages.length - 1,
): number {
  const places = placesOf(request, upTo);
  const { distinct } = request.evaluation;
  const people = [...new Set(request.votes.map(vote => vote.voter))];
  const choices = places.map(place =>
    people.filter(person =>
      request.votes.some(vote => vote.voter === person && mayFill(vote, place)),
    ),
  );
  const used = new Set<string>();
  let best = 0;
  const tryFrom = (position: number, filled: number) => {
    best = Math.max(best, filled);
    if (filled + places.length - position <= best) {
      return;
    }
    const { stage, requirement } = places[position];
    for (const person of choices[position]) {
      const use = distinct ? person : `${person}|${stage}|${requirement}`;
      if (!used.has(use)) {
        used.add(use);
        tryFrom(position + 1, filled + 1);
        used.delete(use);
      }
    }
    tryFrom(position + 1, filled);
  };
  tryFrom(0, 0);
  return best;
}

/** Whether people can be assigned so that every requirement of the first stages is met. */
export function canBeMet(request: Judged, upTo: number): boolean {
  const requirements = request.stages
    .slice(0, upTo + 1)
    .map(stage => stage.requirements);
  return (
    requirements.length > 0 &&
    requirements.every(
      stage => stage.length > 0 && stage.every(({ count }) => count >= 1),
    ) &&
    mostFilled(request, upTo) === placesOf(request, upTo).length
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
