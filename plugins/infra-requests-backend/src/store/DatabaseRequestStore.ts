import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import { addsUpTo } from '../domain/money';
import type { HistoryEntryRecord, RequestRecord } from '../domain/types';
import { committedCosts } from './committedCosts';
import { lockInTransaction } from './lockInTransaction';
import type {
  IdempotencyClaim,
  RequestChange,
  RequestStore,
} from './RequestStore';
import { toEffectRow } from './effectRows';
import { readRequests } from './readRequests';
import {
  toApproverRows,
  toHistoryEntry,
  toHistoryRow,
  toIdempotencyColumns,
  toMatchedRuleRows,
  toPendingRows,
  toRequestColumns,
  toRequestRecord,
  toReviewerRows,
  toStageRows,
  toVoteRows,
} from './rowMapping';
import type {
  ApproverRow,
  HistoryRow,
  MatchedRuleRow,
  RequestRow,
  StageRow,
  VoteRow,
} from './rows';

// SQLite takes a limited number of values per statement.
const INSERT_CHUNK_ROWS = 50;

/** Rolls a transaction back because another writer was first. */
class LostRace extends Error {
  constructor() {
    super('Another writer changed the request first');
  }
}

/**
 * Makes sure that the owner still spends what the change relies on. Commits that rely on one owner's spend wait for
 * each other here, so that the one behind sees the one before.
 */
async function holdSpend(
  tx: Knex.Transaction,
  { request, spend }: RequestChange,
): Promise<void> {
  if (!spend) {
    return;
  }
  const { owner, total, at } = spend;
  await lockInTransaction(tx, `spend:${owner}`);
  const costs = await committedCosts(tx, {
    owner,
    at,
    excludeId: request.id,
  });
  if (!addsUpTo(total, costs)) {
    throw new LostRace();
  }
}

/** RequestStore on SQLite or PostgreSQL. The history has no statement here but insert and select. */
export class DatabaseRequestStore implements RequestStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async insert(
    change: RequestChange,
    options: { idempotency?: IdempotencyClaim } = {},
  ): Promise<RequestRecord | undefined> {
    const { idempotency } = options;
    try {
      return await this.#knex.transaction(async tx => {
        await holdSpend(tx, change);
        const [{ number }] = await tx<RequestRow>('requests')
          .insert({
            id: change.request.id,
            ...toRequestColumns(change.request),
            ...toIdempotencyColumns(idempotency),
          })
          .returning('number');
        await insertParts(tx, change);
        return { ...change.request, number };
      });
    } catch (error) {
      if (error instanceof LostRace) {
        return undefined;
      }
      if (
        isDatabaseConflictError(error) &&
        (await this.#isTaken(idempotency))
      ) {
        throw new ConflictError(
          `${idempotency?.requester} already submitted a request with the idempotency key '${idempotency?.key}'; read that request, or use a new key`,
        );
      }
      throw error;
    }
  }

  async get(id: string): Promise<RequestRecord | undefined> {
    const [request] = await this.getMany([id]);
    return request;
  }

  async getMany(ids: string[]): Promise<RequestRecord[]> {
    const found = await readRequests(this.#knex, ids);
    const records = new Map(
      found.map(({ request, stages, votes }) => [
        request.id,
        toRequestRecord(request, stages, votes),
      ]),
    );
    return [...new Set(ids)].flatMap(id => records.get(id) ?? []);
  }

  async save(change: RequestChange): Promise<boolean> {
    const { request } = change;
    try {
      await this.#knex.transaction(async tx => {
        // First of all, so that a concurrent writer waits here and then finds another version.
        const updated = await tx<RequestRow>('requests')
          .where({ id: request.id, version: request.version - 1 })
          .update(toRequestColumns(request));
        if (updated === 0) {
          throw new LostRace();
        }
        await holdSpend(tx, change);
        await removeReplacedParts(tx, request);
        await insertParts(tx, change);
      });
      return true;
    } catch (error) {
      if (error instanceof LostRace) {
        return false;
      }
      throw error;
    }
  }

  async history(id: string): Promise<HistoryEntryRecord[]> {
    const rows = await this.#knex<HistoryRow>('history')
      .where({ request_id: id })
      .orderBy('seq');
    return rows.map(toHistoryEntry);
  }

  async findByIdempotencyKey(
    requester: string,
    key: string,
  ): Promise<{ id: string; fingerprint: string } | undefined> {
    const row = await this.#knex<RequestRow>('requests')
      .where({ requester_ref: requester, idempotency_key: key })
      .first('id', 'idempotency_fingerprint');
    return (
      row && { id: row.id, fingerprint: row.idempotency_fingerprint ?? '' }
    );
  }

  async #isTaken(claim: IdempotencyClaim | undefined): Promise<boolean> {
    return (
      claim !== undefined &&
      (await this.findByIdempotencyKey(claim.requester, claim.key)) !==
        undefined
    );
  }
}

/** Removes what insertParts writes anew. Votes and stages of earlier revisions stay. */
async function removeReplacedParts(
  tx: Knex.Transaction,
  request: RequestRecord,
): Promise<void> {
  const ofRequest = { request_id: request.id };
  const ofRevision = { ...ofRequest, revision: request.revision };
  await tx<StageRow>('request_stages').where(ofRevision).delete();
  await tx<VoteRow>('votes').where(ofRevision).delete();
  await tx<ApproverRow>('request_approvers').where(ofRequest).delete();
  await tx<ApproverRow>('pending_approvals').where(ofRequest).delete();
  await tx<ApproverRow>('pending_reviews').where(ofRequest).delete();
  await tx<MatchedRuleRow>('request_rules').where(ofRequest).delete();
}

async function insertParts(
  tx: Knex.Transaction,
  change: RequestChange,
): Promise<void> {
  const { request, entries, effects } = change;
  await appendHistory(tx, request.id, entries);
  await insertRows(tx, 'request_stages', toStageRows(request));
  await insertRows(tx, 'votes', toVoteRows(request));
  await insertRows(tx, 'request_approvers', toApproverRows(request));
  await insertRows(tx, 'pending_approvals', toPendingRows(request));
  await insertRows(tx, 'pending_reviews', toReviewerRows(request));
  await insertRows(tx, 'request_rules', toMatchedRuleRows(request));
  await insertRows(
    tx,
    'effects',
    effects.map(effect => toEffectRow(request, effect)),
  );
}

async function appendHistory(
  tx: Knex.Transaction,
  requestId: string,
  entries: HistoryEntryRecord[],
): Promise<void> {
  try {
    await insertRows(
      tx,
      'history',
      entries.map(entry => toHistoryRow(requestId, entry)),
    );
  } catch (error) {
    // Somebody else has chained an entry onto the same one.
    throw isDatabaseConflictError(error) ? new LostRace() : error;
  }
}

async function insertRows(
  tx: Knex.Transaction,
  table: string,
  rows: object[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += INSERT_CHUNK_ROWS) {
    await tx(table).insert(rows.slice(start, start + INSERT_CHUNK_ROWS));
  }
}
