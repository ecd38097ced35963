import type { JsonObject } from '@backstage/types';

/** When a policy was active; across replicas and restarts right to about a minute. */
export interface PolicyTimes {
  digest: string;
  firstActiveAt: Date;
  lastActiveAt: Date;
  /** Since when it was active without another one in between, the last time that it was. */
  activeSince: Date;
  /** How many rules it has; undefined where its document does not say. */
  rules?: number;
}

export interface StoredPolicy extends PolicyTimes {
  /** The policy as people read it, as it was first stored. */
  document: JsonObject;
}

/** Every policy that was ever active, whole, under its digest. Nothing is ever removed. */
export interface PolicyStore {
  /**
   * Notes that a policy is active from now on, and keeps it whole if its digest is new. The one that it takes over
   * from was active until now.
   */
  activate(policy: {
    digest: string;
    document: JsonObject;
    at: Date;
    previous?: string;
  }): Promise<void>;

  /** Notes that a policy is still active; never sets a time back. */
  stillActive(digest: string, at: Date): Promise<void>;

  get(digest: string): Promise<StoredPolicy | undefined>;

  /** Without the documents, the one that was active last first. */
  list(): Promise<PolicyTimes[]>;
}
