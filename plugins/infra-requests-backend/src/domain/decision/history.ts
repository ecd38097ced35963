import type { RequestHistory } from '@infra-requests/plugin-infra-requests-common';
import { digestOf } from './digest';
import type { HistoryDraft, HistoryEntryRecord } from '../types';

/** Where a hash chain stands: how many entries it has and the hash of the last one. */
export interface ChainAnchor {
  length: number;
  head: string;
}

/** Before the first entry. */
export const EMPTY_CHAIN: ChainAnchor = { length: 0, head: '0'.repeat(64) };

function hashOf(entry: Omit<HistoryEntryRecord, 'hash'>): string {
  return digestOf({
    seq: entry.seq,
    action: entry.action,
    actor: { kind: entry.actor.kind, ref: entry.actor.ref },
    at: entry.at,
    data: entry.data,
    prevHash: entry.prevHash,
  });
}

/** Appends entries to a record: each carries the hash of the one before, so none can change unnoticed. */
export function chain(
  anchor: ChainAnchor,
  drafts: HistoryDraft[],
): { entries: HistoryEntryRecord[]; anchor: ChainAnchor } {
  const entries: HistoryEntryRecord[] = [];
  let { length, head } = anchor;
  for (const draft of drafts) {
    const entry = {
      seq: length + 1,
      action: draft.action,
      actor: draft.actor,
      at: draft.at.toISOString(),
      data: draft.data,
      prevHash: head,
    };
    const hash = hashOf(entry);
    entries.push({ ...entry, hash });
    length = entry.seq;
    head = hash;
  }
  return { entries, anchor: { length, head } };
}

/**
 * Whether a record is the one that was written. Finds an edited, removed, reordered or inserted entry; the
 * anchor, which the request itself carries, also finds entries missing at the end.
 */
export function verifyHistory(
  entries: HistoryEntryRecord[],
  anchor: ChainAnchor,
): RequestHistory['verification'] {
  let prevHash = EMPTY_CHAIN.head;
  for (const [index, entry] of entries.entries()) {
    if (entry.seq !== index + 1) {
      return {
        verified: false,
        problem: `Entry ${index + 1} is missing or out of order: found number ${
          entry.seq
        } in its place.`,
      };
    }
    if (entry.prevHash !== prevHash) {
      return {
        verified: false,
        problem: `Entry ${entry.seq} does not follow the entry before it.`,
      };
    }
    if (entry.hash !== hashOf(entry)) {
      return {
        verified: false,
        problem: `Entry ${entry.seq} is not what was written.`,
      };
    }
    prevHash = entry.hash;
  }
  if (entries.length !== anchor.length || prevHash !== anchor.head) {
    return {
      verified: false,
      problem: `The record has ${entries.length} entries, the request was left with ${anchor.length}.`,
    };
  }
  return { verified: true };
}
