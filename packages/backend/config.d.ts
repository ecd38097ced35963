export interface Config {
  /** What only the demo portal has. */
  demo?: {
    /** Whether a new database is filled once with two months of invented requests. */
    history?: boolean;
    /** Who is on call: refs of users and groups by what follows `resolver:on-call/`. */
    onCall?: { [schedule: string]: string[] };
  };
}
