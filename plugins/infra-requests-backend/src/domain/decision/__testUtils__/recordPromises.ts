import assert from 'node:assert/strict';
import { SYSTEM } from '../change';
import { transition } from '../lifecycle';
import type { RequestRecord } from '../../types';
import { verifyRecord } from '../verifyRecord';
import { sha256Of } from './oracle';
import type { Done, Promised } from './Truth';

/** The new entries continue the chain; their hashes are what the documentation says they are. */
const chained: Promised = ({ before, after, entries, voter }) => {
  let { length, head } = before.history;
  let time = before.updatedAt.toISOString();
  assert.ok(entries.length > 0, 'nothing was recorded');
  for (const { hash, ...entry } of entries) {
    assert.equal(entry.seq, length + 1);
    assert.equal(entry.prevHash, head);
    assert.equal(hash, sha256Of(entry));
    assert.ok(entry.at >= time, 'time runs backwards');
    if (entry.actor.ref !== 'infra-requests') {
      assert.deepEqual(entry.actor, { kind: voter.kind, ref: voter.ref });
    }
    [length, head, time] = [entry.seq, hash, entry.at];
  }
  assert.deepEqual(after.history, { length, head });
  assert.equal(after.version, before.version + 1);
};

const replayed: Promised = ({ after }, { history }) => {
  assert.deepEqual(verifyRecord(after, history), { verified: true });
};

const whatIsJudged: Promised = ({ after }) => {
  const {
    type,
    action,
    environment,
    owner,
    requester,
    requestedFor,
    agent,
    justification,
    emergency,
    incident,
    notBefore,
    lease,
    parameters,
    cost,
  } = after;
  assert.equal(
    after.digest,
    sha256Of({
      type,
      action,
      environment,
      owner,
      requester,
      requestedFor,
      agent,
      justification,
      emergency,
      incident,
      notBefore,
      lease,
      parameters,
      cost,
    }),
  );
};

/** A late vote is written down, and that is all. */
const lateWithoutEffect: Promised = ({ before, after, entries }) => {
  if (entries.length !== 1 || entries[0].action !== 'late-vote') {
    return;
  }
  const { lateVotes, ...rest } = after;
  const { lateVotes: earlier = [], ...was } = before;
  const { version, updatedAt, history } = after;
  assert.deepEqual(rest, { ...was, version, updatedAt, history });
  assert.equal(lateVotes!.length, earlier.length + 1);
};

/** What is not about talk. */
function judged({
  comments,
  version,
  updatedAt,
  history,
  ...rest
}: RequestRecord) {
  return rest;
}

/** What time alone makes of a request. */
function asTimeLeavesIt({ before, now, memberships }: Done): RequestRecord {
  const result = transition(
    before,
    { kind: 'run-due-steps' },
    { actor: SYSTEM, now, memberships },
  );
  return 'refused' in result ? before : result.request;
}

/** What was said is written down; the digest, the votes, the stages and the deadlines are what they would be without. */
const talkWithoutEffect: Promised = done => {
  const { command, before, after, entries } = done;
  if (command.kind !== 'comment') {
    return;
  }
  const [said, ...others] = entries.filter(
    ({ action }) => action === 'commented',
  );
  const { text, mentions } = command;
  assert.deepEqual(others, []);
  assert.deepEqual(said.data, { text, mentions });
  assert.equal(after.comments, (before.comments ?? 0) + 1);
  assert.equal(after.digest, before.digest);
  const without = entries.length === 1 ? before : asTimeLeavesIt(done);
  assert.deepEqual(judged(after), judged(without));
};

export const recordPromises: Record<string, Promised> = {
  'promise 3: the digest covers everything that an approver judges':
    whatIsJudged,
  'promise 8: the record is only appended to, and chained': chained,
  'promise 8: the record verifies, and leads to the request as it is': replayed,
  'a late vote is recorded, and nothing follows from it': lateWithoutEffect,
  'a comment is recorded, and nothing follows from it': talkWithoutEffect,
};
