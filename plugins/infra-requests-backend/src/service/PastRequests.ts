import type {
  TypicalRequest,
  UsualWait,
} from '@infra-requests/plugin-infra-requests-common';
import { DateTime } from 'luxon';
import { typicalOf, usualWaitOf, type PastRequest } from '../domain/typical';
import type { RequestReadModel } from '../store/RequestReadModel';

/** How far back requests are looked at. */
const PERIOD = { days: 90 };

/** What many people look at need not be counted for each of them. */
const KEPT_MS = 60_000;

/** Fewer are read at once, and each one more changes what they say. */
const FEW = 200;
const FEW_KEPT_MS = 1_000;

/** Beyond this many of a type, more say nothing new. */
const MOST_PER_TYPE = 1_000;

interface Past {
  readAt: Date;
  keptMs: number;
  requests: Promise<PastRequest[]>;
}

/** What the requests of the last months say of the next ones; the same for a minute, where there are many. */
export class PastRequests {
  readonly #readModel: Pick<RequestReadModel, 'decided'>;
  readonly #clock: () => Date;
  #past: Past | undefined;

  constructor(options: {
    readModel: Pick<RequestReadModel, 'decided'>;
    clock: () => Date;
  }) {
    this.#readModel = options.readModel;
    this.#clock = options.clock;
  }

  /** What requests of each type are like; types of which there were too few are left out. */
  async typical(options: {
    currency: string;
  }): Promise<Map<string, TypicalRequest>> {
    const byType = new Map<string, PastRequest[]>();
    for (const request of await this.#requests()) {
      byType.set(request.type, [...(byType.get(request.type) ?? []), request]);
    }
    return new Map(
      [...byType].flatMap(([type, requests]): [string, TypicalRequest][] => {
        const typical = typicalOf(requests, options);
        return typical ? [[type, typical]] : [];
      }),
    );
  }

  /** How long people take to decide such a request. */
  async usualWait(request: {
    type: string;
    tier: string;
  }): Promise<UsualWait | undefined> {
    return usualWaitOf(await this.#requests(), request);
  }

  async #requests(): Promise<PastRequest[]> {
    const now = this.#clock();
    const known = this.#past;
    // Also where a clock was set back.
    if (known && Math.abs(+now - +known.readAt) < known.keptMs) {
      return known.requests;
    }
    const requests = this.#readModel.decided({
      since: DateTime.fromJSDate(now, { zone: 'utc' }).minus(PERIOD).toJSDate(),
      mostPerType: MOST_PER_TYPE,
    });
    const past: Past = { readAt: now, keptMs: KEPT_MS, requests };
    this.#past = past;
    requests.then(
      ({ length }) => {
        past.keptMs = length < FEW ? FEW_KEPT_MS : KEPT_MS;
      },
      () => {
        if (this.#past === past) {
          this.#past = undefined;
        }
      },
    );
    return requests;
  }
}
