import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import type { Knex } from 'knex';
import type { DelegationRecord, DelegationStore } from './DelegationStore';
import { lockInTransaction } from './lockInTransaction';
import type { DelegationRow } from './rows';

/** DelegationStore on SQLite or PostgreSQL. */
export class DatabaseDelegationStore implements DelegationStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async insert(delegation: DelegationRecord): Promise<boolean> {
    const row = toRow(delegation);
    return this.#knex.transaction(async tx => {
      await lockInTransaction(tx, `delegator:${row.delegator_ref}`);
      const overlapping = await tx<DelegationRow>('delegations')
        .where('delegator_ref', row.delegator_ref)
        .whereNull('ended_at')
        .where('starts_at', '<', row.ends_at)
        .where('ends_at', '>', row.starts_at)
        .first('id');
      if (overlapping) {
        return false;
      }
      await tx<DelegationRow>('delegations').insert(row);
      return true;
    });
  }

  async get(id: string): Promise<DelegationRecord | undefined> {
    const row = await this.#knex<DelegationRow>('delegations')
      .where('id', id)
      .first();
    return row && toRecord(row);
  }

  async end(id: string, at: Date): Promise<void> {
    await this.#knex<DelegationRow>('delegations')
      .where('id', id)
      .whereNull('ended_at')
      .where('ends_at', '>', at.toISOString())
      .update({ ended_at: at.toISOString() });
  }

  async activeOf(
    delegates: EntityRef[],
    at: Date,
  ): Promise<DelegationRecord[]> {
    return this.#active(at, { column: 'delegate_ref', people: delegates });
  }

  async activeBy(
    delegators: EntityRef[],
    at: Date,
  ): Promise<DelegationRecord[]> {
    return this.#active(at, { column: 'delegator_ref', people: delegators });
  }

  async allActive(at: Date): Promise<DelegationRecord[]> {
    return this.#active(at);
  }

  async ofPerson(
    person: EntityRef,
    options: { since: Date },
  ): Promise<DelegationRecord[]> {
    const since = options.since.toISOString();
    const rows: DelegationRow[] = await this.#knex<DelegationRow>('delegations')
      .where(either =>
        either
          .where({ delegator_ref: person })
          .orWhere({ delegate_ref: person }),
      )
      .where('ends_at', '>=', since)
      .where(either =>
        either.whereNull('ended_at').orWhere('ended_at', '>=', since),
      )
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ]);
    return rows.map(toRecord);
  }

  async #active(
    at: Date,
    of?: { column: 'delegate_ref' | 'delegator_ref'; people: EntityRef[] },
  ): Promise<DelegationRecord[]> {
    const now = at.toISOString();
    const active = this.#knex<DelegationRow>('delegations')
      .where('starts_at', '<=', now)
      .where('ends_at', '>', now)
      .where(either =>
        either.whereNull('ended_at').orWhere('ended_at', '>', now),
      )
      .orderBy(['created_at', 'id']);
    if (of) {
      active.whereIn(of.column, of.people);
    }
    const rows: DelegationRow[] = await active;
    return rows.map(toRecord);
  }
}

function toRow(delegation: DelegationRecord): DelegationRow {
  return {
    id: delegation.id,
    delegator_ref: delegation.delegator,
    delegate_ref: delegation.delegate,
    starts_at: delegation.from.toISOString(),
    ends_at: delegation.until.toISOString(),
    reason: delegation.reason ?? null,
    created_at: delegation.createdAt.toISOString(),
    ended_at: delegation.endedAt?.toISOString() ?? null,
  };
}

function toRecord(row: DelegationRow): DelegationRecord {
  return {
    id: row.id,
    delegator: row.delegator_ref,
    delegate: row.delegate_ref,
    from: new Date(row.starts_at),
    until: new Date(row.ends_at),
    reason: row.reason ?? undefined,
    createdAt: new Date(row.created_at),
    endedAt: row.ended_at === null ? undefined : new Date(row.ended_at),
  };
}
