import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import type { VoteCommand } from '../command';
import type { Transition } from '../change';
import type { HistoryEntryRecord, RequestRecord } from '../../types';
import type { Played } from './playWorld';

/** A step that was carried out. */
export type Done = Omit<Played, 'result'> &
  Transition & { after: RequestRecord };

/** Something that must hold of every step that was carried out, given what really happened. Throws where it does not. */
export type Promised = (done: Done, truth: Truth) => void;

export interface Cast extends VoteCommand {
  on: number;
  revision: number;
}

const isVote = ({ action }: HistoryEntryRecord) =>
  ['approval-voted', 'rejection-voted', 'changes-voted'].includes(action);

export const has = (done: Pick<Done, 'entries'>, action: string) =>
  done.entries.some(one => one.action === action);

/** What was recorded of the current revision: time may have ended the one before in the same step. */
export const ofRevision = ({ entries }: Pick<Done, 'entries'>) =>
  entries.slice(
    entries.findIndex(({ action }) =>
      ['edited', 're-evaluated'].includes(action),
    ) + 1,
  );

/** What really happened in a story, by what people did, whatever the request says of it. */
export class Truth {
  readonly history: HistoryEntryRecord[];
  /** The last vote of each person on each stage that was taken. */
  readonly casts: Cast[] = [];
  readonly #editors = new Set<EntityRef>();
  #request: RequestRecord;

  constructor(request: RequestRecord, entries: HistoryEntryRecord[]) {
    this.#request = request;
    this.#editors.add(request.requester);
    this.history = [...entries];
  }

  /** Everybody who asked, for whom it is, who ever edited it, or takes part in it. */
  get askingSide(): EntityRef[] {
    const { requester, requestedFor, involved = [] } = this.#request;
    return [requester, requestedFor, ...this.#editors, ...involved].filter(
      ref => ref !== undefined,
    );
  }

  observe({ command, voter, entries, after }: Done) {
    this.history.push(...entries);
    this.#request = after;
    if (entries.some(({ action }) => action === 'edited')) {
      this.#editors.add(voter.ref);
    }
    const voted = entries.find(isVote);
    if (voted && command.kind === 'vote') {
      const on = Number(voted.data.stage);
      const { revision } = after;
      this.casts.unshift({ ...command, on, revision });
    }
  }

  /** The command by which a vote came about. */
  castOf(vote: { voter: EntityRef; stage: number }): Cast | undefined {
    return this.casts.find(
      one => one.voter.ref === vote.voter && one.on === vote.stage,
    );
  }
}
