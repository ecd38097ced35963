import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import type { Telling } from '../../domain/decision/tellings';
import type { UsefulVoter } from '../../domain/decision/usefulVoters';
import type { NotificationSettings, RequestRecord } from '../../domain/types';
import type { ActiveConfiguration } from '../../service/ActivePolicy';
import type { ApproverDirectory } from '../../service/ApproverDirectory';
import type { RequestStore } from '../../store/RequestStore';
import type { EffectChannel } from '../EffectRunner';
import { onlyThroughResolvers, type Audience } from './Audience';
import {
  toApprovers,
  toAskingSide,
  toDismissed,
  toLate,
  toMentioned,
  toParticipants,
  toReviewed,
  toReviewers,
  toSettled,
  toSkipped,
  type NotificationPayload,
} from './letters';
import { namesOf } from './namesOf';
import { readTelling } from './readTelling';
import type { Wording } from './wording';

/** A notification and the people it goes to. */
interface Letter {
  to: EntityRef[];
  payload: NotificationPayload;
  /** Whether it does something even where it goes to nobody. */
  always?: true;
}

interface Options {
  notifications: NotificationService;
  store: RequestStore;
  directory: ApproverDirectory;
  audience: Audience;
  configuration: () => Pick<ActiveConfiguration, 'policy'>;
  settings: () => NotificationSettings;
  clock: () => Date;
}

/** Tells people what concerns them: that something waits for them or does not any more, and how it ended. */
export function sendNotification(options: Options): EffectChannel {
  const { notifications, store } = options;
  return async ({ requestId, payload }) => {
    const request = await store.get(requestId);
    if (!request) {
      return;
    }
    const telling = readTelling(payload);
    for (const letter of await lettersFor(telling, request, options)) {
      if (letter.to.length > 0 || letter.always) {
        await notifications.send({
          recipients: { type: 'entity', entityRef: letter.to },
          payload: letter.payload,
        });
      }
    }
  };
}

async function lettersFor(
  telling: Telling,
  request: RequestRecord,
  options: Options,
): Promise<Letter[]> {
  const { audience } = options;
  const about = await aboutRequest(telling, request, options);
  switch (telling.message) {
    case 'ask':
    case 'ask-resolved':
    case 'reminder':
    case 'escalation':
      return asking(about, options);
    case 'settlement':
    case 'expiry':
      return settling(about, options);
    case 'dismissal':
      return [
        { to: telling.voters ?? [], payload: toDismissed(telling, about) },
      ];
    case 'outcome':
      return hasMovedOn(request, telling)
        ? []
        : [
            {
              to: audience.askingSide(request, telling),
              payload: toAskingSide(telling, about),
            },
          ];
    case 'outcome-settlement':
      return [
        {
          to: audience.askingSide(request, telling),
          payload: toSettled(telling, {
            ...about,
            stillAsked: [],
            about: 'outcome',
          }),
          always: true,
        },
      ];
    case 'break-glass': {
      // Whoever is asked for the review hears of it there.
      const reviewers = new Set(await audience.reviewers(request));
      const skipped = await audience.skipped(request);
      return [
        {
          to: skipped.filter(ref => !reviewers.has(ref)),
          payload: toSkipped(telling, about),
        },
      ];
    }
    case 'review-overdue':
      return [
        {
          to: await audience.reviewers(request),
          payload: toReviewers(telling, { ...about, wasSkipped: false }),
        },
      ];
    case 'review': {
      const skipped = new Set(await audience.skipped(request));
      const reviewers = await audience.reviewers(request);
      return [true, false].map(wasSkipped => ({
        to: reviewers.filter(ref => skipped.has(ref) === wasSkipped),
        payload: toReviewers(telling, { ...about, wasSkipped }),
      }));
    }
    case 'review-settlement':
      return [
        {
          to: await audience.otherReviewers(request, telling),
          payload: toSettled(telling, {
            ...about,
            stillAsked: [],
            about: 'review',
          }),
          always: true,
        },
      ];
    case 'reviewed':
      return [
        {
          to: audience.askingSide(request, telling),
          payload: toReviewed(telling, about),
        },
      ];
    case 'mention':
      return [
        {
          to: await audience.mentioned(telling),
          payload: toMentioned(telling, about),
        },
      ];
    case 'comment': {
      const mentioned = new Set(await audience.mentioned(telling));
      const participants = audience.participants(request, {
        actor: telling.actor,
        commenters: await commentersOf(request, options),
      });
      return [
        {
          to: participants.filter(ref => !mentioned.has(ref)),
          payload: toParticipants(telling, about),
        },
      ];
    }
    default:
      throw new Error(`Unknown message ${telling.message} (this is a bug)`);
  }
}

async function commentersOf(
  { id }: RequestRecord,
  { store }: Options,
): Promise<EntityRef[]> {
  const entries = await store.history(id);
  return entries
    .filter(({ action }) => action === 'commented')
    .map(({ actor }) => actor.ref);
}

interface About {
  telling: Telling;
  request: RequestRecord;
  wording: Wording;
}

async function aboutRequest(
  telling: Telling,
  request: RequestRecord,
  { directory, configuration, clock }: Options,
): Promise<About> {
  const nameOf = await namesOf(directory, [
    request.requester,
    request.owner,
    ...(telling.to ?? []),
    ...(request.requestedFor ? [request.requestedFor] : []),
    ...request.votes.map(({ voter }) => voter),
    ...request.votes.flatMap(({ delegations = [] }) =>
      delegations.map(({ delegator }) => delegator),
    ),
    telling.actor,
    ...(telling.by ? [telling.by] : []),
  ]);
  const { timezone } = configuration().policy;
  return {
    telling,
    request,
    wording: { request, nameOf, now: clock(), timezone },
  };
}

/** One letter to those who decide in their own right, and one for each absence that others stand in for. */
async function asking(about: About, options: Options): Promise<Letter[]> {
  const { telling, request, wording } = about;
  if (waitsForDigest(telling, request, options)) {
    return [];
  }
  const voters = await askedNow(telling, request, options);
  const newcomers = new Set(
    telling.message === 'escalation'
      ? voters
          .filter(({ through }) =>
            through.every(ref => telling.to?.includes(ref)),
          )
          .map(({ ref }) => ref)
      : [],
  );
  const letters = new Map<string, { voters: UsefulVoter[]; isNew: boolean }>();
  for (const voter of voters) {
    const isNew = newcomers.has(voter.ref);
    const key = JSON.stringify([isNew, voter.actingFor]);
    const same = letters.get(key) ?? { voters: [], isNew };
    letters.set(key, { ...same, voters: [...same.voters, voter] });
  }
  const absent = voters.flatMap(({ actingFor }) => actingFor);
  const nameOf =
    absent.length > 0
      ? await namesOf(options.directory, absent, wording.nameOf)
      : wording.nameOf;
  return [...letters.values()].map(({ voters: same, isNew }) => ({
    to: same.map(({ ref }) => ref).filter(ref => ref !== telling.actor),
    payload: toApprovers(telling, {
      wording: { ...wording, nameOf },
      actingFor: same[0].actingFor,
      isNew,
    }),
  }));
}

async function askedNow(
  telling: Telling,
  request: RequestRecord,
  { audience }: Options,
): Promise<UsefulVoter[]> {
  if (telling.message === 'ask-resolved') {
    return audience.resolvedVoters(request, telling);
  }
  const voters = await audience.usefulVoters(request, telling);
  // Those come by a message of their own, which is tried again where a resolver does not answer.
  return telling.message === 'ask' && telling.action === 'stage-opened'
    ? voters.filter(voter => !onlyThroughResolvers(voter))
    : voters;
}

/** What can wait for the daily message. What somebody called an emergency, and an escalation, cannot. */
function waitsForDigest(
  { message }: Telling,
  request: RequestRecord,
  { settings }: Options,
): boolean {
  return (
    settings().approvals === 'daily' &&
    message !== 'escalation' &&
    !request.emergency
  );
}

/** To those who were asked singly, that they are not any more: with a daily message, those to whom it was escalated. */
async function settling(about: About, options: Options): Promise<Letter[]> {
  const { telling, request } = about;
  const { audience } = options;
  const current = await audience.usefulVoters(request, {
    stage: request.activeStage,
  });
  const stillAsked = current.map(({ ref }) => ref);
  const { to, asked } = telling;
  const askedSingly = waitsForDigest(telling, request, options) ? to : asked;
  const others = await audience.notAskedAnyMore(
    request,
    { ...telling, asked: askedSingly },
    { stillAsked },
  );
  const settled = (people: EntityRef[], except: EntityRef[]): Letter => ({
    to: people,
    payload: toSettled(telling, {
      ...about,
      stillAsked: except,
      about: 'approval',
    }),
    always: true,
  });
  return telling.message === 'expiry'
    ? [
        { to: others, payload: toLate(telling, about) },
        // Whoever was asked and is no longer among them, such as somebody who stood in for a while, has nothing to read.
        settled([], others),
      ]
    : [settled(others, stillAsked)];
}

/** Whether something newer has become of it, which is told by itself. */
function hasMovedOn({ state }: RequestRecord, { action }: Telling): boolean {
  switch (action) {
    case 'approved':
      return state !== 'approved' && state !== 'fulfilling';
    case 're-evaluated':
      return state !== 'pending';
    case 'fulfilment-failed':
      return state !== 'failed';
    default:
      return state !== action;
  }
}
