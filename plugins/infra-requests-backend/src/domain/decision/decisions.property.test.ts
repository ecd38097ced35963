import * as fc from 'fast-check';
import { canBeMet, mostFilled, sha256Of } from './__testUtils__/oracle';
import { NOW } from './__testUtils__/requests';
import { WorldPlayer, type Played } from './__testUtils__/playWorld';
import { world } from './__testUtils__/randomDecisions';
import { allowedActions } from './allowedActions';
import type { Voter } from './eligibility';
import { verifyHistory } from './history';
import type { Command } from './command';
import { fillingVoters, pendingApprovers } from './summary';
import type { HistoryEntryRecord, RequestRecord, VoteRecord } from '../types';

/** More for a nightly run. */
const RUNS = Number(process.env.INFRA_REQUESTS_PROPERTY_RUNS ?? 2000);

const askingSide = ({ requester, requestedFor, editors }: RequestRecord) => [
  requester,
  requestedFor,
  ...editors,
];

const approversOf = (request: RequestRecord, stage: number) =>
  request.stages[stage].requirements.flatMap(({ approvers }) => approvers);

const votedOn = (request: RequestRecord, stage: number, voter: string) =>
  request.votes.find(vote => vote.stage === stage && vote.voter === voter);

/** Whether the voter's approval of the active stage fills a place that is empty without it. */
function helps(request: RequestRecord, voter: Voter): boolean {
  const stage = request.activeStage!;
  const vote: VoteRecord = {
    voter: voter.ref,
    verdict: 'approve',
    stage,
    revision: request.revision,
    digest: request.digest,
    at: NOW,
    memberships: voter.memberships,
  };
  const others = request.votes.filter(
    one => one.stage !== stage || one.voter !== voter.ref,
  );
  return (
    mostFilled({ ...request, votes: [...others, vote] }) >
    mostFilled({ ...request, votes: others })
  );
}

/** Whether the design lets this vote through, said in another way than the code says it. */
function mayVote(
  request: RequestRecord,
  voter: Voter,
  verdict: VoteRecord['verdict'],
): boolean {
  const stage = request.activeStage;
  if (request.state !== 'pending' || stage === undefined) {
    return false;
  }
  const votedEarlier = request.votes.some(
    vote => vote.voter === voter.ref && vote.stage < stage,
  );
  return (
    voter.kind === 'user' &&
    !askingSide(request).includes(voter.ref) &&
    approversOf(request, stage).some(one => voter.memberships.includes(one)) &&
    votedOn(request, stage, voter.ref)?.verdict !== verdict &&
    (verdict !== 'approve' ||
      !request.evaluation.distinct ||
      !votedEarlier ||
      helps(request, voter))
  );
}

/** Whether the vote comes after a stage in which it could have counted was closed for good. */
function isLateVote({ before, command, voter }: Played): boolean {
  if (command.kind !== 'vote' || before.state === 'pending') {
    return false;
  }
  const stage = before.stages.filter(({ openedAt }) => openedAt).length - 1;
  const again = (before.lateVotes ?? []).some(
    vote => vote.voter === voter.ref && vote.stage === stage,
  );
  return (
    stage >= 0 &&
    voter.kind === 'user' &&
    !askingSide(before).includes(voter.ref) &&
    approversOf(before, stage).some(one => voter.memberships.includes(one)) &&
    votedOn(before, stage, voter.ref)?.verdict !== command.verdict &&
    !again &&
    command.digest === before.digest
  );
}

function isAllowed(played: Played): boolean {
  const { before, command, voter } = played;
  const open = ['pending', 'changes-requested'].includes(before.state);
  switch (command.kind) {
    case 'vote':
      return (
        (mayVote(before, voter, command.verdict) &&
          command.digest === before.digest) ||
        isLateVote(played)
      );
    case 'withdraw-vote':
      return (
        before.state === 'pending' &&
        votedOn(before, before.activeStage!, voter.ref) !== undefined
      );
    case 'edit':
      return (
        open &&
        command.onAskingSide &&
        command.digest === before.digest &&
        (before.state === 'changes-requested' ||
          command.asked.parameters.size !== before.parameters.size)
      );
    case 'cancel':
      return (open || before.state === 'approved') && command.onAskingSide;
    case 'expire':
      return open;
    default:
      return ['approved', 'failed'].includes(before.state);
  }
}

const LEADS_TO: Partial<Record<string, RequestRecord['state']>> = {
  reject: 'rejected',
  'request-changes': 'changes-requested',
  edit: 'pending',
  'withdraw-vote': 'pending',
  cancel: 'cancelled',
  expire: 'expired',
  'start-fulfilment': 'fulfilling',
};

function expectState(after: RequestRecord, played: Played) {
  const { before, command, voter } = played;
  if (isLateVote(played)) {
    const { version, updatedAt, history, lateVotes, ...rest } = before;
    expect(after).toMatchObject(rest);
    expect(after.lateVotes).toHaveLength((lateVotes ?? []).length + 1);
    return;
  }
  const what = command.kind === 'vote' ? command.verdict : command.kind;
  expect(after.version).toBe(before.version + 1);
  expect(after.revision).toBe(before.revision + (what === 'edit' ? 1 : 0));
  expect(after.requester).toBe(before.requester);
  expect(after.requestedFor).toBe(before.requestedFor);
  expect(after.lastEditor).toBe(
    what === 'edit' ? voter.ref : before.lastEditor,
  );
  if (what !== 'approve') {
    expect(after.state).toBe(LEADS_TO[what]);
    return;
  }
  const stage = before.activeStage!;
  const complete = canBeMet(after, stage);
  const last = stage === after.stages.length - 1;
  expect(after.state).toBe(complete && last ? 'approved' : 'pending');
  if (!(complete && last)) {
    expect(after.activeStage).toBe(complete ? stage + 1 : stage);
  }
}

const whatIsJudged = (request: RequestRecord) => ({
  type: request.type,
  action: request.action,
  environment: request.environment,
  owner: request.owner,
  requester: request.requester,
  requestedFor: request.requestedFor,
  justification: request.justification,
  parameters: request.parameters,
  cost: request.cost,
});

/** What must hold of a request at any time, however it came there: the promises of a decision. */
function expectPromises(request: RequestRecord) {
  const { votes, state, activeStage, stages } = request;
  expect(request.digest).toBe(sha256Of(whatIsJudged(request)));
  for (const vote of votes) {
    expect(askingSide(request)).not.toContain(vote.voter);
    expect(vote.voter).not.toContain('pipeline');
    expect(vote.digest).toBe(request.digest);
    expect(vote.revision).toBe(request.revision);
    expect(approversOf(request, vote.stage)).toEqual(
      expect.arrayContaining(vote.memberships),
    );
  }
  const keys = votes.map(vote => `${vote.stage} ${vote.voter}`);
  expect(new Set(keys).size).toBe(keys.length);
  expect(activeStage !== undefined).toBe(state === 'pending');
  if (state === 'approved' || state === 'fulfilling') {
    expect(canBeMet(request, stages.length - 1)).toBe(true);
    expect(votes.every(({ verdict }) => verdict === 'approve')).toBe(true);
  }
  if (activeStage !== undefined) {
    expect(canBeMet(request, activeStage)).toBe(false);
    expect(activeStage === 0 || canBeMet(request, activeStage - 1)).toBe(true);
  }
}

/** The new entries continue the chain; their hashes are what the documentation says they are. */
function expectChained(played: Played, entries: HistoryEntryRecord[]) {
  let { length, head } = played.before.history;
  expect(entries).not.toHaveLength(0);
  for (const { hash, ...entry } of entries) {
    expect(entry.seq).toBe(length + 1);
    expect(entry.prevHash).toBe(head);
    expect(hash).toBe(sha256Of(entry));
    length += 1;
    head = hash;
  }
  const byPeople = entries.filter(
    ({ actor }) => actor.ref !== 'infra-requests',
  );
  byPeople.forEach(({ actor }) => {
    expect(actor).toEqual({ kind: played.voter.kind, ref: played.voter.ref });
  });
  return { length, head };
}

/** The votes that count now, from the record alone. */
function votesByRecord(history: HistoryEntryRecord[]) {
  const verdicts: Record<string, string> = {
    'approval-voted': 'approve',
    'rejection-voted': 'reject',
    'changes-voted': 'request-changes',
  };
  const votes = new Map<string, object>();
  for (const { action, actor, data } of history) {
    const key = `${data.stage} ${actor.ref}`;
    if (action === 'edited') {
      votes.clear();
    } else if (action === 'vote-withdrawn') {
      votes.delete(key);
    } else if (verdicts[action]) {
      const { stage, digest, revision, memberships } = data;
      const verdict = verdicts[action];
      votes.delete(key);
      votes.set(key, {
        voter: actor.ref,
        verdict,
        stage,
        digest,
        revision,
        memberships,
      });
    }
  }
  return [...votes.values()];
}

/** Everybody who asked or edited, from the record alone. */
function editorsByRecord(history: HistoryEntryRecord[]) {
  const revisions = history.filter(({ action }) =>
    ['submitted', 'edited'].includes(action),
  );
  return [...new Set(revisions.map(({ actor }) => actor.ref))];
}

/** An approver who could vote now, had they not edited a revision before the one that the last editor made. */
function isEarlierEditor({ before, command, voter }: Played): boolean {
  const editors = before.editors.filter(ref => ref !== voter.ref);
  return (
    command.kind === 'vote' &&
    before.lastEditor !== voter.ref &&
    command.digest === before.digest &&
    !mayVote(before, voter, command.verdict) &&
    mayVote({ ...before, editors }, voter, command.verdict)
  );
}

/** Who is asked is exactly who would help: nobody waits for a person who was not asked. */
function expectInbox(request: RequestRecord, voters: Voter[]) {
  if (request.state !== 'pending') {
    return;
  }
  const pending = pendingApprovers(request);
  const taken = request.evaluation.distinct ? fillingVoters(request) : [];
  for (const voter of voters) {
    const undecided =
      mayVote(request, voter, 'reject') &&
      !votedOn(request, request.activeStage!, voter.ref);
    if (undecided) {
      const asked =
        voter.memberships.some(one => pending.includes(one)) &&
        !taken.includes(voter.ref);
      expect([voter.ref, asked]).toEqual([voter.ref, helps(request, voter)]);
    }
  }
}

function expectOffered(played: Played) {
  const { before, command, voter, result } = played;
  const offered = allowedActions(before, voter, {
    now: NOW,
    nameThem: refs => refs.join(),
  });
  const nameOf = (one: Command) =>
    ({ vote: 'approve', 'withdraw-vote': 'withdraw', cancel: 'cancel' }[
      one.kind as string
    ] as keyof typeof offered | undefined);
  const name = command.kind === 'vote' ? command.verdict : nameOf(command);
  const current = command.kind !== 'vote' || command.digest === before.digest;
  if (name && current) {
    expect(offered[name].allowed).toBe(
      !('refused' in result) && !isLateVote(played),
    );
  }
}

const MUST_HAPPEN = [
  'approved of 1 stages',
  'approved of 2 stages',
  'approved of 3 stages',
  'rejected of 2 stages',
  'changes-requested of 2 stages',
  'done: edit',
  'done: late vote',
  'done: withdraw-vote',
  'done: cancel',
  'refused: not-allowed',
  'refused: state',
  'refused: stale-digest',
  'refused: duplicate',
  'refused: an earlier editor',
];

const seen = new Set<string>();

/** Checks one step against the oracle. */
function expectRight(player: WorldPlayer, played: Played) {
  const { before, command, result } = played;
  expect('refused' in result).toBe(!isAllowed(played));
  expectOffered(played);
  if ('refused' in result) {
    // Deep-frozen: what tried to change it would have failed.
    expect(player.request).toBe(before);
    seen.add(`refused: ${result.refused.kind}`);
    if (isEarlierEditor(played)) {
      seen.add('refused: an earlier editor');
    }
    return;
  }
  const { request, entries } = result;
  expectState(request, played);
  expectPromises(request);
  expect(request.history).toEqual(expectChained(played, entries));
  expect(votesByRecord(player.history)).toEqual(
    request.votes.map(({ at: _at, comment: _comment, ...vote }) => vote),
  );
  expect(request.editors).toEqual(editorsByRecord(player.history));
  expectInbox(request, player.voters());
  seen.add(`done: ${isLateVote(played) ? 'late vote' : command.kind}`);
  seen.add(`${request.state} of ${request.stages.length} stages`);
}

describe('what a decision may never do', () => {
  it(`holds in ${RUNS} random stories, step by step`, () => {
    fc.assert(
      fc.property(world, scene => {
        const player = new WorldPlayer(scene);
        expectPromises(player.request);
        for (const step of scene.steps) {
          const played = player.play(step);
          if (played) {
            expectRight(player, played);
          }
        }
        expect(verifyHistory(player.history, player.request.history)).toEqual({
          verified: true,
        });
      }),
      { numRuns: RUNS },
    );
    // The stories must have come to all of this, or the promises were not put to the test.
    expect([...seen]).toEqual(expect.arrayContaining(MUST_HAPPEN));
  }, 600_000);
});
