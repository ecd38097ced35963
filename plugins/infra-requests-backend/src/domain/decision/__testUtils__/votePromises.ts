import assert from 'node:assert/strict';
import type { JsonObject, JsonValue } from '@backstage/types';
import type { RequestRecord, VoteRecord } from '../../types';
import { authoritiesOf, canBeMet, type IsHeld } from './oracle';
import { has, ofRevision, type Done, type Promised } from './Truth';

/** Who stands for what now; what a stage was closed with before stays as it was. */
function heldNow({ before, after, memberships }: Done): IsHeld {
  const open =
    after.revision === before.revision ? before.activeStage ?? Infinity : 0;
  return ({ person, ref }, stage) =>
    stage < open || memberships.get(person)!.includes(ref);
}

const validAssignment: Promised = done => {
  const { after } = done;
  const completed = ofRevision(done).filter(
    ({ action }) => action === 'stage-completed',
  );
  for (const { data } of completed) {
    assert.ok(
      canBeMet(after, Number(data.stage), heldNow(done)),
      `stage ${data.stage} was completed without an assignment`,
    );
  }
  if (
    has({ entries: ofRevision(done) }, 'approved') &&
    after.evaluation.outcome === 'approval'
  ) {
    const last = after.stages.length - 1;
    assert.ok(completed.some(({ data }) => data.stage === last));
    assert.ok(canBeMet(after, last, heldNow(done)));
  }
  if (after.state === 'pending' && after.activeStage! > 0) {
    assert.ok(
      canBeMet(after, after.activeStage! - 1),
      'a stage that was completed is not any more',
    );
  }
};

const noStageStaysOpen: Promised = done => {
  const { after } = done;
  if (after.state === 'pending') {
    assert.ok(
      !canBeMet(after, after.activeStage!, heldNow(done)),
      `stage ${after.activeStage} stays open with an assignment`,
    );
  }
};

const nothingByNothing: Promised = done => {
  const { after } = done;
  for (const { action, data } of ofRevision(done)) {
    if (action === 'stage-completed') {
      const { requirements } = after.stages[Number(data.stage)];
      const filled = data.filled as { count: number; filledBy: string[] }[];
      assert.ok(requirements.length > 0);
      assert.equal(filled.length, requirements.length);
      filled.forEach(({ count, filledBy }, index) => {
        assert.ok(count >= 1 && requirements[index].approvers.length > 0);
        assert.equal(requirements[index].count, count);
        assert.equal(new Set(filledBy).size, count);
      });
    }
  }
};

const onlyWhatWasSeen: Promised = (
  { command, entries, before, after },
  truth,
) => {
  const taken = entries.some(({ action }) =>
    ['approval-voted', 'rejection-voted', 'changes-voted'].includes(action),
  );
  if (taken && command.kind === 'vote') {
    assert.equal(command.digest, before.digest, 'a stale digest was taken');
  }
  for (const vote of after.votes) {
    const cast = truth.castOf(vote)!;
    assert.equal(vote.digest, cast.digest, 'a digest that nobody saw');
    assert.equal(vote.revision, after.revision);
    if (cast.revision === after.revision) {
      assert.equal(vote.digest, after.digest);
      assert.equal(vote.carriedFrom, undefined);
    } else {
      assert.equal(vote.carriedFrom, cast.revision);
    }
  }
};

const valueAt = (values: JsonObject, path: string) =>
  path
    .split('.')
    .reduce<JsonValue | undefined>(
      (value, key) => (value as JsonObject | undefined)?.[key],
      values,
    );

function isSame(path: string, one: RequestRecord, other: RequestRecord) {
  const unknown = [one, other]
    .flatMap(({ facts }) => Object.keys(facts.unknown))
    .some(fact => fact === path || fact.startsWith(`${path}.`));
  const [was, is] = [one, other].map(({ facts }) =>
    JSON.stringify(valueAt(facts.values, path)),
  );
  return !unknown && was === is;
}

/** Names, counts and who may approve, without those who joined because it took long. */
function asPlanned({ stages }: RequestRecord, joined: string[][]) {
  return JSON.stringify(
    stages.map(({ name, requirements }, index) => [
      name,
      requirements.map(({ approvers, count }) => [
        count,
        approvers.filter(ref => !joined[index]?.includes(ref)).sort(),
      ]),
    ]),
  );
}

/** As they were frozen at the last evaluation. */
const plannedStages = (entries: Done['entries']) =>
  entries.filter(({ action }) => action === 'evaluated').pop()!.data
    .stages as unknown as RequestRecord['stages'];

function holdsOn({ before, after, entries }: Done): boolean {
  const paths = [before, after].map(({ terms }) => terms?.dismissOn);
  const joined = before.stages.map((stage, index) => [
    ...(stage.escalations ?? []).flatMap(({ to }) => to),
    ...entries
      .slice(
        0,
        entries.findIndex(({ action }) => action === 'edited'),
      )
      .filter(
        ({ action, data }) => action === 'escalated' && data.stage === index,
      )
      .flatMap(({ data }) => data.to as string[]),
  ]);
  const [was, is] = [before.evaluation, after.evaluation];
  return (
    paths.every(one => one !== undefined) &&
    paths.flat().every(path => isSame(path!, before, after)) &&
    was.tier.id === is.tier.id &&
    was.outcome === is.outcome &&
    was.distinct === is.distinct &&
    asPlanned(before, joined) ===
      asPlanned({ ...after, stages: plannedStages(entries) }, joined)
  );
}

const carriedOnlyWhereAllowed: Promised = (done, truth) => {
  const { before, after, entries, memberships } = done;
  if (has(done, 're-evaluated')) {
    assert.deepEqual(after.votes, [], 'votes outlived what they were for');
  }
  if (!has(done, 'edited')) {
    return;
  }
  if (!holdsOn(done)) {
    assert.deepEqual(after.votes, [], 'votes were carried over');
    return;
  }
  const stages = plannedStages(entries);
  const left = (vote: VoteRecord) =>
    authoritiesOf(vote).filter(
      ({ person, ref }) =>
        !truth.askingSide.includes(person) &&
        stages[vote.stage].requirements.some(one =>
          one.approvers.includes(ref),
        ),
    );
  const kept = before.votes.filter(
    vote =>
      vote.verdict !== 'request-changes' &&
      !truth.askingSide.includes(vote.voter) &&
      left(vote).length > 0,
  );
  const keyOf = ({ stage, voter }: VoteRecord) => `${stage} ${voter}`;
  const carried = after.votes.map(keyOf);
  assert.ok(carried.every(key => kept.map(keyOf).includes(key)));
  for (const vote of kept.filter(one => !carried.includes(keyOf(one)))) {
    assert.ok(
      left(vote).every(
        ({ person, ref }) => !memberships.get(person)!.includes(ref),
      ),
      `the vote of ${vote.voter} was lost`,
    );
  }
};

const exactlySoManyReject: Promised = done => {
  const { before, after, entries, memberships } = done;
  const needed = after.terms?.rejections ?? 1;
  const against = (stage: number | undefined) => {
    const votes = after.votes.filter(
      one =>
        one.stage === stage &&
        one.verdict === 'reject' &&
        authoritiesOf(one).some(({ person, ref }) =>
          memberships.get(person)!.includes(ref),
        ),
    );
    return new Set(votes.map(({ voter }) => voter)).size;
  };
  const rejected = entries.find(({ action }) => action === 'rejected');
  if (rejected && !('deadline' in rejected.data)) {
    assert.equal(after.state, 'rejected');
    const edited = after.revision > before.revision;
    const count = against(Number(rejected.data.stage));
    assert.ok(edited ? count >= needed : count === needed, `${count} rejected`);
  }
  if (after.state === 'pending') {
    assert.ok(against(after.activeStage) < needed, 'enough have rejected');
  }
};

export const votePromises: Record<string, Promised> = {
  'promise 2: a completed stage has an assignment of people to places':
    validAssignment,
  'promise 2: no stage with an assignment of people to places stays open':
    noStageStaysOpen,
  'promise 3: a vote counts only for the digest its voter saw': onlyWhatWasSeen,
  'promise 3: votes hold on after an edit only where nothing changed that matters to them, and then they do':
    carriedOnlyWhereAllowed,
  'promise 5: nothing is satisfied by nothing': nothingByNothing,
  'a request is rejected by exactly so many distinct people as have to reject it':
    exactlySoManyReject,
};
