import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import { DateTime } from 'luxon';
import { usefulVoters } from '../../domain/decision/usefulVoters';
import type { RequestRecord } from '../../domain/types';
import type { ActiveConfiguration } from '../../service/ActivePolicy';
import {
  refsOf,
  type ApproverDirectory,
} from '../../service/ApproverDirectory';
import type { DelegationStore } from '../../store/DelegationStore';
import type { DigestStore } from '../../store/DigestStore';
import type { RequestReadModel } from '../../store/RequestReadModel';
import type { RequestStore } from '../../store/RequestStore';
import { digestLetter, type Waiting } from './digestLetter';
import { namesOf } from './namesOf';

const PAGE_SIZE = 100;

/** Lists are for somebody; this one is for nobody in particular. */
const NOBODY = { ref: '', memberships: [] };

export interface DailyDigestOptions {
  notifications: NotificationService;
  store: RequestStore;
  readModel: RequestReadModel;
  directory: ApproverDirectory;
  delegations: DelegationStore;
  digests: DigestStore;
  configuration: () => Pick<ActiveConfiguration, 'policy' | 'notifications'>;
  /** Where the portal is, for links in texts. */
  portal: string;
  clock: () => Date;
  logger: LoggerService;
}

/** One message a day to everybody for whom something waits, where approvals are not told singly. */
export class DailyDigest {
  readonly #options: DailyDigestOptions;

  constructor(options: DailyDigestOptions) {
    this.#options = options;
  }

  /** Sends the message of today to those who have not had it, once it is time for it. */
  async sendDue(): Promise<void> {
    const { configuration, clock, digests } = this.#options;
    const { policy, notifications } = configuration();
    const local = DateTime.fromJSDate(clock(), { zone: policy.timezone });
    const day = local.toFormat('yyyy-MM-dd');
    if (
      notifications.approvals !== 'daily' ||
      local.toFormat('HH:mm') < notifications.dailyAt ||
      (await digests.isDone(day))
    ) {
      return;
    }
    const waiting = await this.#waiting();
    const nameOf = await this.#namesIn(waiting);
    let failed = 0;
    for (const [person, requests] of waiting) {
      if (await digests.claim(day, person)) {
        failed += (await this.#send(day, { person, requests, nameOf })) ? 0 : 1;
      }
    }
    // Otherwise the next round tries again for whom it failed.
    if (failed === 0) {
      await digests.done(day, clock());
    }
  }

  async #send(
    day: string,
    to: {
      person: EntityRef;
      requests: Waiting[];
      nameOf: (ref: EntityRef) => string;
    },
  ): Promise<boolean> {
    const { notifications, digests, configuration, logger } = this.#options;
    const { person, requests, nameOf } = to;
    try {
      await notifications.send({
        recipients: { type: 'entity', entityRef: [person] },
        payload: digestLetter(requests, {
          nameOf,
          now: this.#options.clock(),
          timezone: configuration().policy.timezone,
          portal: this.#options.portal,
        }),
      });
      return true;
    } catch (error) {
      logger.warn(
        `The message of ${day} could not be sent to ${person}; trying again`,
        toError(error),
      );
      await digests.release(day, person);
      return false;
    }
  }

  /** What waits for whom, over all pending requests. */
  async #waiting(): Promise<Map<EntityRef, Waiting[]>> {
    const { readModel, store } = this.#options;
    const waiting = new Map<EntityRef, Waiting[]>();
    let cursor: string | undefined;
    do {
      const page = await readModel.list({
        scope: 'all',
        viewer: NOBODY,
        state: ['pending'],
        order: 'oldest',
        limit: PAGE_SIZE,
        cursor,
      });
      const requests = await store.getMany(page.items.map(({ id }) => id));
      for (const { person, ...one } of await this.#waitingIn(requests)) {
        waiting.set(person, [...(waiting.get(person) ?? []), one]);
      }
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return waiting;
  }

  async #waitingIn(
    requests: RequestRecord[],
  ): Promise<(Waiting & { person: EntityRef })[]> {
    const { directory, delegations: store, clock } = this.#options;
    const approvers = requests.flatMap(({ stages, activeStage }) =>
      activeStage === undefined
        ? []
        : stages[activeStage].requirements.flatMap(one => one.approvers),
    );
    const people = refsOf(
      await directory.peopleBehind([...new Set(approvers)]),
    );
    const everybody = [...new Set([...people.values()].flat())];
    const delegations = await store.activeBy(everybody, clock());
    return requests.flatMap(request =>
      usefulVoters(request, { people, delegations }).map(
        ({ ref, actingFor }) => ({ person: ref, request, actingFor }),
      ),
    );
  }

  async #namesIn(waiting: Map<EntityRef, Waiting[]>) {
    const named = [...waiting.values()]
      .flat()
      .flatMap(({ request, actingFor }) => [request.owner, ...actingFor]);
    return namesOf(this.#options.directory, named);
  }
}
