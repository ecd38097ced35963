import type {
  Actor,
  EntityRef,
  HistoryAction,
} from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject } from '@backstage/types';
import { effectsOf } from './announce';
import { chain } from './history';
import type {
  EffectDraft,
  HistoryDraft,
  HistoryEntryRecord,
  RequestRecord,
} from '../types';

export interface Context {
  actor: Actor;
  now: Date;
  /**
   * What those who voted, and those for whom they voted, stand for by now, for the check when a stage closes. Whoever is
   * not in it is not checked.
   */
  memberships?: Map<EntityRef, EntityRef[]>;
}

export interface Transition {
  request: RequestRecord;
  entries: HistoryEntryRecord[];
  effects: EffectDraft[];
}

/** Who does what nobody in particular does. */
export const SYSTEM: Actor = { kind: 'system', ref: 'infra-requests' };

/** A request under change: the next state and the entries that lead there, not yet chained. */
export class Change {
  readonly request: RequestRecord;
  readonly entries: HistoryDraft[] = [];
  /** Time never runs backwards in a record, whichever clock it was written by. */
  readonly now: Date;
  readonly #context: Context;
  /** As it was. */
  readonly #before: RequestRecord;

  constructor(request: RequestRecord, context: Context) {
    const { now } = context;
    this.now = now < request.updatedAt ? request.updatedAt : now;
    this.#before = request;
    this.request = { ...request, updatedAt: this.now };
    this.#context = context;
  }

  note(action: HistoryAction, data: JsonObject = {}, actor?: Actor) {
    this.entries.push({
      action,
      actor: actor ?? this.#context.actor,
      at: this.now,
      data,
    });
  }

  /** What those who voted stand for by now, where it was asked. */
  get memberships() {
    return this.#context.memberships;
  }

  /** Chains the entries and derives what has to be told to whom. */
  finish(): Transition {
    const { entries, anchor } = chain(this.request.history, this.entries);
    const request = { ...this.request, history: anchor };
    const effects = effectsOf(request, entries, this.#before);
    return { request, entries, effects };
  }
}
