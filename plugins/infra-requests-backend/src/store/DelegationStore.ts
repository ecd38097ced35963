import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';

/** That somebody lets somebody else vote for their groups in a period. */
export interface DelegationRecord {
  id: string;
  delegator: EntityRef;
  delegate: EntityRef;
  from: Date;
  /** Exclusive. */
  until: Date;
  reason?: string;
  createdAt: Date;
  /** When it was ended before its time. */
  endedAt?: Date;
}

/** Who votes for whom while somebody is away. Nothing is ever removed. */
export interface DelegationStore {
  /**
   * @returns false, having written nothing, if it overlaps another one of the same delegator that was not ended; two
   * at the same time never both succeed.
   */
  insert(delegation: DelegationRecord): Promise<boolean>;

  get(id: string): Promise<DelegationRecord | undefined>;

  /** Ends it where it is neither over nor ended yet; one that is planned never begins. */
  end(id: string, at: Date): Promise<void>;

  /** In force at that time, by their delegates. */
  activeOf(delegates: EntityRef[], at: Date): Promise<DelegationRecord[]>;

  /** In force at that time, by those who are away. */
  activeBy(delegators: EntityRef[], at: Date): Promise<DelegationRecord[]>;

  /** All that are in force at that time. */
  allActive(at: Date): Promise<DelegationRecord[]>;

  /** By the person and to the person, over no earlier than `since`, newest first. */
  ofPerson(
    person: EntityRef,
    options: { since: Date },
  ): Promise<DelegationRecord[]>;
}
