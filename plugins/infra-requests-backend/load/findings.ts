import type { RequestHistory } from '@infra-requests/plugin-infra-requests-common';
import { isDeepStrictEqual } from 'node:util';
import { verifyRecord } from '../src/domain/decision/verifyRecord';
import type { HistoryEntryRecord, RequestRecord } from '../src/domain/types';
import type { Delivery } from './deliveries';
import { grouped } from './grouped';
import type { Attempt, Doings } from './race';

/** An effect as the outbox has it. */
export interface OutboxEffect {
  requestId: string;
  kind: string;
  key: string;
  action: string;
  done: boolean;
  dead: boolean;
}

/** Everything that is left when all is over. */
export interface Remains {
  doings: Doings;
  records: {
    request: RequestRecord;
    entries: HistoryEntryRecord[];
    /** As the HTTP API shows it. */
    shown: RequestHistory;
  }[];
  effects: OutboxEffect[];
  deliveries: Delivery[];
}

/** A promise, and everything that breaks it. */
export interface Finding {
  promise: string;
  problems: string[];
}

export function findingsOf(remains: Remains): Finding[] {
  return [
    {
      promise: 'every call was answered, and none with an error of the server',
      problems: [...remains.doings.problems, ...serverErrors(remains)],
    },
    {
      promise: 'every request was made once',
      problems: madeOnce(remains),
    },
    {
      promise: 'every record verifies, in itself and over HTTP',
      problems: remains.records.flatMap(unverified),
    },
    {
      promise: 'every transition was made once, and every request came to rest',
      problems: remains.records.flatMap(({ request, entries }) => [
        ...repeated(request, entries),
        ...restless(request),
      ]),
    },
    {
      promise: 'every vote that was taken is in the record, and no other',
      problems: votesAsAnswered(remains),
    },
    {
      promise: 'every effect is done',
      problems: remains.effects.flatMap(({ key, done, dead }) =>
        done && !dead ? [] : [`${key} is ${dead ? 'given up' : 'not done'}`],
      ),
    },
    {
      promise: 'every effect arrived, and as one thing however often it did',
      problems: notArrived(remains),
    },
  ];
}

const at = ({ number }: RequestRecord, seq?: number) =>
  seq === undefined ? `#${number}` : `#${number}, entry ${seq}`;

function serverErrors({ doings }: Remains): string[] {
  return doings.attempts
    .filter(({ status }) => status !== undefined && status >= 500)
    .map(
      ({ comment, requestId, status, said }) =>
        `${comment} on ${requestId} was answered with ${status}: ${said}`,
    );
}

function madeOnce({ doings, records }: Remains): string[] {
  const asked = new Set(doings.requests.map(({ request }) => request.id));
  const kept = new Set(records.map(({ request }) => request.id));
  return [
    ...(asked.size === doings.requests.length
      ? []
      : ['two submissions were answered with the same request']),
    ...[...asked]
      .filter(id => !kept.has(id))
      .map(id => `${id} was answered with 201 and is not there`),
    ...records
      .filter(({ request }) => !asked.has(request.id))
      .map(({ request }) => `${at(request)} is there and was not answered`),
  ];
}

function unverified({
  request,
  entries,
  shown,
}: Remains['records'][number]): string[] {
  const kept = verifyRecord(request, entries);
  const gap = entries.findIndex(({ seq }, index) => seq !== index + 1);
  return [
    ...(kept.verified ? [] : [`${at(request)}: ${kept.problem}`]),
    ...(shown.verification.verified
      ? []
      : [`${at(request)} over HTTP: ${shown.verification.problem}`]),
    ...(shown.items.length === entries.length
      ? []
      : [
          `${at(request)} shows ${shown.items.length} of ${
            entries.length
          } entries`,
        ]),
    ...(gap === -1 ? [] : [`${at(request, gap + 1)} is missing`]),
  ];
}

const DECISIONS = ['approved', 'rejected', 'expired', 'changes-requested'];

/** What may be in a revision once only; undefined for what may come again. */
function transitionOf({
  action,
  data,
}: HistoryEntryRecord): string | undefined {
  switch (action) {
    case 'submitted':
    case 'edited':
    case 'evaluated':
    case 'fulfilment-started':
    case 'fulfilled':
      return action;
    case 'stage-opened':
    case 'stage-completed':
      return `${action} ${data.stage}`;
    case 'reminded':
      return `${action} ${data.stage} ${data.reminders}`;
    case 'escalated':
      return `${action} ${data.stage} ${data.step}`;
    default:
      return DECISIONS.includes(action) ? 'decided' : undefined;
  }
}

function repeated(
  request: RequestRecord,
  entries: HistoryEntryRecord[],
): string[] {
  let made = new Map<string, number>();
  return entries.flatMap(entry => {
    if (entry.action === 'edited') {
      made = new Map();
    }
    const transition = transitionOf(entry);
    const earlier = transition && made.get(transition);
    if (transition) {
      made.set(transition, entry.seq);
    }
    return earlier
      ? [`${at(request, entry.seq)} repeats ${transition} of entry ${earlier}`]
      : [];
  });
}

/** Where a request may stay for good: nothing that the system does is left to do. */
function restless(request: RequestRecord): string[] {
  const { state, terms } = request;
  const isAtRest =
    ['fulfilled', 'rejected', 'expired', 'changes-requested'].includes(state) ||
    (state === 'pending' && !terms?.due);
  return isAtRest ? [] : [`${at(request)} is still ${state}`];
}

const VOTES = [
  'approval-voted',
  'rejection-voted',
  'changes-voted',
  'late-vote',
];

function votesAsAnswered({ doings, records }: Remains): string[] {
  const attempts = new Map(doings.attempts.map(one => [one.comment, one]));
  const recorded = new Map<string, number>();
  const strange = records.flatMap(({ request, entries }) =>
    entries
      .filter(({ action }) => VOTES.includes(action))
      .flatMap(entry => {
        const comment = String(entry.data.comment);
        recorded.set(comment, (recorded.get(comment) ?? 0) + 1);
        const attempt = attempts.get(comment);
        return attempt && isOf(attempt, request, entry)
          ? []
          : [`${at(request, entry.seq)} is a vote that nobody cast`];
      }),
  );
  return [...strange, ...doings.attempts.flatMap(one => misjudged(one))];

  function misjudged({ comment, requestId, voter, status }: Attempt): string[] {
    const times = recorded.get(comment) ?? 0;
    // Nobody knows what became of what was not answered, but it can have been taken once at most.
    const isRight =
      status === undefined ? times <= 1 : times === (status === 200 ? 1 : 0);
    return isRight
      ? []
      : [
          `${comment} of ${voter} on ${requestId} was answered with ${status} and is in the record ${times} times`,
        ];
  }
}

function isOf(
  { requestId, voter, verdict }: Attempt,
  request: RequestRecord,
  { actor, action, data }: HistoryEntryRecord,
): boolean {
  const said = {
    'approval-voted': 'approve',
    'rejection-voted': 'reject',
    'changes-voted': 'request-changes',
  };
  return (
    requestId === request.id &&
    voter === actor.ref &&
    verdict === (said[action as keyof typeof said] ?? data.verdict)
  );
}

/** By the idempotency key, as a receiver sees it; signals and notifications by what they are about. */
function notArrived({ records, effects, deliveries }: Remains): string[] {
  const arrived = grouped(deliveries, ({ kind, key }) => `${kind} ${key}`);
  const entries = records.flatMap(record =>
    record.entries.map(entry => ({ ...record, entry })),
  );
  const expected = new Map<string, { where: string; content: object }>();
  for (const { request, entry } of entries) {
    const key = `${request.id}:${entry.seq}`;
    const where = at(request, entry.seq);
    expected.set(`event ${key}:event`, {
      where,
      content: { requestId: request.id, seq: entry.seq, action: entry.action },
    });
    if (entry.action === 'fulfilment-started') {
      expected.set(`fulfilment ${key}:fulfilment`, {
        where,
        content: { requestId: request.id, digest: request.digest },
      });
    }
  }
  const isKeyed = ({ kind }: { kind: string }) =>
    kind === 'event' || kind === 'fulfilment';
  return [
    ...[...expected].flatMap(([key, { where, content }]) => {
      const times = arrived.get(key) ?? [];
      const isOne = times.every(
        one =>
          isDeepStrictEqual(one.content, times[0].content) &&
          isDeepStrictEqual({ ...one.content, ...content }, one.content),
      );
      return times.length > 0 && isOne
        ? []
        : [
            times.length === 0
              ? `${where}: ${key} never arrived`
              : `${where}: ${key} says other things than the record`,
          ];
    }),
    ...[...arrived.keys()]
      .filter(key => isKeyed({ kind: key.split(' ')[0] }) && !expected.has(key))
      .map(key => `${key} arrived and is in no record`),
    ...effects
      .filter(effect => isKeyed(effect))
      .filter(({ kind, key }) => !expected.has(`${kind} ${key}`))
      .map(({ key }) => `${key} is an effect of no entry`),
    ...effects
      .filter(({ kind }) => kind === 'signal')
      .filter(
        ({ requestId, action }) =>
          !arrived.has(`signal ${requestId} ${action}`),
      )
      .map(({ key }) => `${key} never arrived`),
    ...entries
      .filter(({ entry }) => entry.action === 'stage-opened')
      .filter(
        ({ request }) => !arrived.has(`notification ${request.id}:approval`),
      )
      .map(
        ({ request, entry }) =>
          `${at(request, entry.seq)}: nobody was told that it waits for them`,
      ),
  ];
}
