import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';
import type { DelegationRecord, DelegationStore } from './DelegationStore';
import type { InMemoryState } from './InMemoryState';

/** DelegationStore for tests and trials; passes the same contract suite as the database. */
export class InMemoryDelegationStore implements DelegationStore {
  readonly #state: InMemoryState;

  constructor(state: InMemoryState) {
    this.#state = state;
  }

  async insert(delegation: DelegationRecord): Promise<boolean> {
    const overlapping = this.#where(
      one =>
        one.delegator === delegation.delegator &&
        one.endedAt === undefined &&
        one.from < delegation.until &&
        one.until > delegation.from,
    );
    if (overlapping.length > 0) {
      return false;
    }
    if (this.#state.delegations.has(delegation.id)) {
      throw new Error(`Delegation ${delegation.id} is already stored`);
    }
    this.#state.delegations.set(delegation.id, structuredClone(delegation));
    return true;
  }

  async get(id: string): Promise<DelegationRecord | undefined> {
    return structuredClone(this.#state.delegations.get(id));
  }

  async end(id: string, at: Date): Promise<void> {
    const delegation = this.#state.delegations.get(id);
    if (delegation && !delegation.endedAt && delegation.until > at) {
      delegation.endedAt = new Date(at);
    }
  }

  async activeOf(
    delegates: EntityRef[],
    at: Date,
  ): Promise<DelegationRecord[]> {
    return this.#where(
      one => delegates.includes(one.delegate) && isActive(one, at),
    );
  }

  async activeBy(
    delegators: EntityRef[],
    at: Date,
  ): Promise<DelegationRecord[]> {
    return this.#where(
      one => delegators.includes(one.delegator) && isActive(one, at),
    );
  }

  async allActive(at: Date): Promise<DelegationRecord[]> {
    return this.#where(one => isActive(one, at));
  }

  async ofPerson(
    person: EntityRef,
    options: { since: Date },
  ): Promise<DelegationRecord[]> {
    return this.#where(
      one =>
        [one.delegator, one.delegate].includes(person) &&
        one.until >= options.since &&
        (one.endedAt ?? one.until) >= options.since,
    ).reverse();
  }

  /** Oldest first. */
  #where(condition: (one: DelegationRecord) => boolean): DelegationRecord[] {
    return structuredClone(
      [...this.#state.delegations.values()].filter(condition),
    ).sort(
      (a, b) =>
        a.createdAt.getTime() - b.createdAt.getTime() || (a.id < b.id ? -1 : 1),
    );
  }
}

function isActive(delegation: DelegationRecord, at: Date): boolean {
  const { from, until, endedAt } = delegation;
  return from <= at && at < until && (endedAt === undefined || at < endedAt);
}
