import type { EntityRef } from '@infra-requests/plugin-infra-requests-common';

/** Who has had the daily message of which day ("yyyy-MM-dd"). */
export interface DigestStore {
  /** Whether everybody has had it. */
  isDone(day: string): Promise<boolean>;

  /** Notes that everybody has had it, and forgets days before it. */
  done(day: string, at: Date): Promise<void>;

  /** @returns false if somebody else sends it to that person, or has; two at the same time never both succeed. */
  claim(day: string, person: EntityRef): Promise<boolean>;

  /** It could not be sent after all. */
  release(day: string, person: EntityRef): Promise<void>;
}
