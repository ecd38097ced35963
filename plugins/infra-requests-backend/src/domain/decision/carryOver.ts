import type { Stage } from '@infra-requests/plugin-infra-requests-common';
import { factAt, valueReader } from '../policy/fact';
import type { Facts, RequestRecord, VoteRecord } from '../types';
import { onlyApprovers, withoutDelegators } from './authority';
import { SYSTEM, type Change } from './change';
import { digestOf } from './digest';
import { involvedPeople } from './involvement';
import { noteDismissed } from './revision';

/** What approvers judge that no rule reads as it is, in words: no tier can say that votes do not depend on it. */
const NEVER_FREE = {
  requestedFor: 'for whom it is',
  emergency: 'whether it is an emergency',
  incident: 'its incident',
  notBefore: 'when it is to be carried out',
  involved: 'who takes part in it',
  agent: 'which agent asks for it',
  checks: 'what automated checks say of it',
} as const;

type NeverFree = keyof typeof NEVER_FREE;

type Decided = Pick<
  RequestRecord,
  'facts' | 'evaluation' | 'terms' | 'stages' | NeverFree
>;

/**
 * Takes over the votes of the revision before, where the tier says that what was changed does not matter to them; records
 * which hold on and which do not, and why.
 */
export function carryVotesOver(
  change: Change,
  { before, stages }: { before: RequestRecord; stages: Stage[] },
) {
  const { request } = change;
  const voters = (votes: VoteRecord[]) => [
    ...new Set(votes.map(vote => vote.voter)),
  ];
  const reason = whyDismissed(before, { ...request, stages });
  if (reason) {
    noteDismissed(change, { voters: voters(before.votes), reason });
    return;
  }
  const kept = before.votes.flatMap(vote => {
    const carried = carriedOver(vote, request, stages);
    return carried ? [{ vote, carried }] : [];
  });
  const lost = before.votes.filter(
    vote => !kept.some(one => one.vote === vote),
  );
  noteDismissed(change, {
    voters: voters(lost),
    reason:
      'Who asked for changes, takes part in the request now or was asked only because it took long decides anew.',
  });
  const carried = kept.map(one => one.carried);
  if (carried.length > 0) {
    request.votes = carried;
    change.note(
      'votes-carried-over',
      {
        revision: request.revision,
        from: before.revision,
        voters: voters(carried),
        votes: carried.map(({ stage, voter, memberships, delegations }) => ({
          stage,
          voter,
          memberships,
          ...(delegations
            ? { delegations: delegations.map(one => ({ ...one })) }
            : {}),
        })),
        reason: 'Nothing was changed on which votes in this tier depend.',
      },
      SYSTEM,
    );
  }
}

/** Why the votes on one revision do not hold for the next, or undefined where they do. */
export function whyDismissed(
  before: Decided,
  after: Omit<Decided, 'stages'> & { stages: Stage[] },
): string | undefined {
  if (!before.terms?.dismissOn || !after.terms?.dismissOn) {
    return 'The request was changed.';
  }
  const judged = (Object.keys(NEVER_FREE) as NeverFree[]).find(
    key => digestOf({ value: before[key] }) !== digestOf({ value: after[key] }),
  );
  if (judged) {
    return `The request was changed in ${NEVER_FREE[judged]}, on which every vote depends.`;
  }
  const paths = [...before.terms.dismissOn, ...after.terms.dismissOn];
  const changed = paths.find(path => isChanged(path, before, after));
  if (changed !== undefined) {
    return `The request was changed in ${changed}, on which votes in this tier depend.`;
  }
  const [was, is] = [before.evaluation, after.evaluation];
  if (was.tier.id !== is.tier.id || was.outcome !== is.outcome) {
    return `The request is now in the tier "${is.tier.title}".`;
  }
  return was.distinct === is.distinct && sameStages(before, after.stages)
    ? undefined
    : 'Others have to approve the request now.';
}

/** Whether a fact, or anything under its path, is another one, or cannot be told to be the same. */
function isChanged(
  path: string,
  before: { facts: Facts },
  after: { facts: Facts },
): boolean {
  const isUnknown = ({ facts }: { facts: Facts }) =>
    factAt(facts, path).state === 'unknown' ||
    Object.keys(facts.unknown).some(one => one.startsWith(`${path}.`));
  if (isUnknown(before) || isUnknown(after)) {
    return true;
  }
  const read = valueReader(path);
  const digest = ({ facts }: { facts: Facts }) =>
    digestOf({ value: read(facts.values) });
  return digest(before) !== digest(after);
}

/** Whether the same people have to approve, apart from those who joined only because it took long. */
function sameStages(before: Pick<Decided, 'stages'>, after: Stage[]): boolean {
  const asked = (stage: Stage, joined: string[]) => ({
    name: stage.name,
    requirements: stage.requirements.map(({ approvers, count }) => ({
      approvers: [...new Set([...approvers, ...joined])].sort(),
      count,
    })),
  });
  const both = before.stages.map(stage =>
    (stage.escalations ?? []).flatMap(({ to }) => to),
  );
  const digest = (stages: Stage[]) =>
    digestOf(stages.map((stage, index) => asked(stage, both[index] ?? [])));
  return digest(before.stages) === digest(after);
}

function carriedOver(
  vote: VoteRecord,
  request: RequestRecord,
  stages: Stage[],
): VoteRecord | undefined {
  const involved = involvedPeople(request);
  if (vote.verdict === 'request-changes' || involved.includes(vote.voter)) {
    return undefined;
  }
  const carried = onlyApprovers(
    withoutDelegators(vote, involved),
    stages[vote.stage],
  );
  return carried.memberships.length > 0
    ? {
        ...carried,
        revision: request.revision,
        carriedFrom: vote.carriedFrom ?? vote.revision,
      }
    : undefined;
}
