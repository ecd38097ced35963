import assert from 'node:assert/strict';
import type { HistoryEntryRecord, VoteRecord } from '../../types';
import { authoritiesOf } from './oracle';
import { has, type Promised } from './Truth';

const DECIDING = [
  'approval-voted',
  'rejection-voted',
  'changes-voted',
  'late-vote',
  'reviewed',
];

const deciding = (entries: HistoryEntryRecord[]) =>
  entries.filter(({ action }) => DECIDING.includes(action));

/** Everybody by whose authority a vote counts, and who cast it. */
const peopleOf = (vote: VoteRecord) => [
  vote.voter,
  ...authoritiesOf(vote).map(({ person }) => person),
  ...(vote.delegations ?? []).map(({ delegator }) => delegator),
];

const nobodyOnTheAskingSide: Promised = ({ after, entries }, truth) => {
  const votes = [...after.votes, ...(after.lateVotes ?? [])];
  const people = [
    ...votes.flatMap(peopleOf),
    ...deciding(entries).map(({ actor }) => actor.ref),
  ];
  for (const person of people) {
    assert.ok(!truth.askingSide.includes(person), `${person} decided`);
  }
};

const onlyPeople: Promised = ({ after, entries, voter }) => {
  const votes = [...after.votes, ...(after.lateVotes ?? [])];
  for (const vote of votes) {
    assert.ok(!vote.voter.includes('pipeline'), 'a pipeline voted');
  }
  for (const { actor } of deciding(entries)) {
    assert.deepEqual(actor, { kind: 'user', ref: voter.ref });
  }
};

/** Also that the vote is one that its voter cast, on what the voter was, or was for others, at that time. */
const onlyWhatTheVoterIs: Promised = ({ after }, truth) => {
  for (const vote of after.votes) {
    const cast = truth.castOf(vote);
    assert.ok(cast, `nobody cast the vote of ${vote.voter}`);
    assert.equal(vote.verdict, cast.verdict);
    const { voter } = cast;
    assert.ok(vote.memberships.length > 0);
    for (const { person, ref } of authoritiesOf(vote)) {
      const known = [voter, ...(voter.delegators ?? [])].find(
        one => one.ref === person,
      );
      assert.ok(
        known?.memberships.includes(ref),
        `${vote.voter} voted through ${person} as ${ref}`,
      );
    }
  }
};

/** An approver who votes cannot have somebody else vote for them as well. */
const authorityOnce: Promised = ({ after }) => {
  const { votes, evaluation } = after;
  for (const vote of votes) {
    for (const { delegator } of vote.delegations ?? []) {
      const rivals = votes.filter(
        other =>
          other.voter !== vote.voter &&
          other.stage === vote.stage &&
          peopleOf(other).includes(delegator),
      );
      assert.deepEqual(rivals, [], `${delegator} counts twice in a stage`);
      const approvals = votes.filter(
        other =>
          evaluation.distinct &&
          vote.verdict === 'approve' &&
          other.verdict === 'approve' &&
          other.voter !== vote.voter &&
          peopleOf(other).includes(delegator),
      );
      assert.deepEqual(approvals, [], `${delegator} approves twice`);
    }
  }
  const keys = votes.map(vote => `${vote.stage} ${vote.voter}`);
  assert.equal(new Set(keys).size, keys.length, 'two votes of one person');
};

const reviewedByOthers: Promised = done => {
  const { before, after, entries } = done;
  if (has(done, 'approved') && after.breakGlass) {
    const { review, terms, justification, incident } = after;
    const opened = entries.find(({ action }) => action === 'review-opened');
    assert.ok(opened && review);
    assert.ok(review.state === 'open' || has(done, 'reviewed'));
    assert.ok(justification && incident);
    assert.ok(terms!.emergency!.reviewers.length > 0);
    const earlier = before.review?.state === 'open' ? before.review : undefined;
    const dueAt = earlier
      ? earlier.dueAt.getTime()
      : Date.parse(opened.at) + 24 * 3_600_000;
    assert.equal(review.dueAt.getTime(), dueAt);
    for (const person of after.votes.flatMap(peopleOf)) {
      assert.ok(review.approvedBy.includes(person));
    }
    const told = done.effects.filter(
      ({ kind, payload }) =>
        kind === 'notification' && payload.message === 'break-glass',
    );
    assert.ok(told.length > 0 || after.breakGlass.skipped.length === 0);
  }
  if (has(done, 'reviewed')) {
    const by = after.review!.reviewedBy!;
    assert.ok(!before.review!.approvedBy.includes(by));
    assert.ok(
      done.voter.memberships.some(ref => after.review!.reviewers.includes(ref)),
    );
  }
};

export const peoplePromises: Record<string, Promised> = {
  'promise 1: nobody who asks, is asked for, edited or takes part decides, nor through a delegate':
    nobodyOnTheAskingSide,
  'promise 2: nobody counts through two people, and nobody twice in a stage':
    authorityOnce,
  'promise 4: only people vote': onlyPeople,
  'a vote counts only through what its voter, or somebody for whom it was cast, was then':
    onlyWhatTheVoterIs,
  'promise 9: an approval in an emergency has a reason, is told to those it skipped, and is reviewed by others by a deadline':
    reviewedByOthers,
};
