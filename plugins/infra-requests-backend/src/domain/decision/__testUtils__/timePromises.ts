import assert from 'node:assert/strict';
import type { Requirement } from '@infra-requests/plugin-infra-requests-common';
import type { RequestRecord } from '../../types';
import type { Asked } from '../asked';
import { transition } from '../lifecycle';
import { has, type Done, type Promised } from './Truth';

const HOUR = 3_600_000;

interface Given extends Requirement {
  joined: string[];
}

/** Whether each of the asked is stood for by one of the given, by trying every way to say which by which. */
function canStandFor(
  given: Given[],
  asked: Requirement[],
  once: boolean,
): boolean {
  const [first, ...others] = asked;
  return (
    first === undefined ||
    given.some(
      (one, index) =>
        one.count >= first.count &&
        one.approvers.every(
          ref => first.approvers.includes(ref) || one.joined.includes(ref),
        ) &&
        canStandFor(
          once ? given.filter((_, other) => other !== index) : given,
          others,
          once,
        ),
    )
  );
}

function isStricterNow(before: RequestRecord, asked: Asked): boolean {
  const { outcome, tier, distinct } = asked.evaluation;
  if (outcome !== 'approval') {
    return outcome === 'denied';
  }
  const given = before.stages.flatMap(({ requirements, escalations = [] }) =>
    requirements.map(one => ({
      ...one,
      joined: escalations.flatMap(({ to }) => to),
    })),
  );
  const wanted = asked.stages!.flatMap(({ requirements }) => requirements);
  const people = wanted.reduce((sum, { count }) => sum + count, 0);
  return (
    tier.rank > before.evaluation.tier.rank ||
    (distinct && !before.evaluation.distinct && people > 1) ||
    !canStandFor(given, wanted, distinct)
  );
}

function isTooOld({ before, now }: Pick<Done, 'before' | 'now'>): boolean {
  const [, hours] =
    /^PT(\d+)H$/.exec(before.terms?.approvalValidFor ?? '') ?? [];
  const at = Math.max(now.getTime(), before.updatedAt.getTime());
  return (
    hours !== undefined &&
    at > before.decidedAt!.getTime() + Number(hours) * HOUR
  );
}

const nothingElseIsCarriedOut: Promised = done => {
  const { command, before, after } = done;
  const wasApproved = ['approved', 'failed'].includes(before.state);
  if (command.kind !== 'start-fulfilment' || !wasApproved) {
    return;
  }
  const isAskedAgain = isTooOld(done) || isStricterNow(before, command.asked!);
  assert.equal(after.state === 'fulfilling', !isAskedAgain);
  if (isAskedAgain) {
    assert.ok(has(done, 're-evaluated'));
    const outcomes = {
      approval: 'pending',
      denied: 'denied',
      automatic: 'approved',
    };
    assert.equal(after.state, outcomes[command.asked!.evaluation.outcome]);
    assert.equal(after.revision, before.revision + 1);
    assert.equal(after.lastEditor, before.lastEditor);
  }
};

const escalationOnlyAdds: Promised = ({ before, after }) => {
  if (after.revision !== before.revision) {
    return;
  }
  assert.equal(after.stages.length, before.stages.length);
  before.stages.forEach(({ name, requirements }, index) => {
    const now = after.stages[index];
    assert.equal(now.name, name);
    assert.equal(now.requirements.length, requirements.length);
    requirements.forEach(({ approvers, count }, place) => {
      assert.equal(now.requirements[place].count, count);
      const missing = approvers.filter(
        ref => !now.requirements[place].approvers.includes(ref),
      );
      assert.deepEqual(missing, [], 'an approver was removed');
    });
  });
};

const SYSTEM = { kind: 'system', ref: 'infra-requests' } as const;

/**
 * The same time does nothing a second time; only a stage that has just opened may have waited for what a deadline that has
 * passed brings at once.
 */
const dueOnce: Promised = done => {
  const { now, memberships } = done;
  const run = (request: RequestRecord) =>
    transition(
      request,
      { kind: 'run-due-steps' },
      { actor: SYSTEM, now, memberships },
    );
  let again = run(done.after);
  assert.ok(
    'refused' in again || has(done, 'stage-opened'),
    'time did something twice',
  );
  if (!('refused' in again)) {
    again = run(again.request);
  }
  assert.ok('refused' in again, 'time did something again and again');
};

const decidedInTime: Promised = done => {
  const { before, after, now } = done;
  const { terms, stages } = before;
  const [, hours] = /^PT(\d+)H$/.exec(terms?.due ?? '') ?? [];
  const since = stages[0]?.openedAt;
  if (
    before.state === 'pending' &&
    hours !== undefined &&
    !terms!.calendar &&
    terms!.onTimeout !== 'escalate' &&
    now.getTime() >= since!.getTime() + Number(hours) * HOUR
  ) {
    const ended = terms!.onTimeout === 'reject' ? 'rejected' : 'expired';
    assert.equal(after.state, ended, 'it was decided after its deadline');
  }
};

export const timePromises: Record<string, Promised> = {
  'promise 6: what is too old, or stricter by now, waits for people again and is not carried out':
    nothingElseIsCarriedOut,
  'escalation never removes a requirement or an approver': escalationOnlyAdds,
  'the passing of time does nothing twice': dueOnce,
  'nothing is decided after its deadline': decidedInTime,
};
