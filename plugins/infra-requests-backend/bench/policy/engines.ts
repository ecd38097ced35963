import type { Facts, Policy } from '../../src/domain/types';

/** An engine that was given a policy's rules and requests, each in its own form. */
export interface Engine {
  name: string;
  /** The ids of the rules that match the request at this position. */
  matched(position: number): readonly string[] | Promise<readonly string[]>;
  /**
   * Judges the requests at these positions and reads the whole of each answer. The number that it gives depends on
   * all that was read, so that the machine cannot leave anything out.
   */
  judge(positions: readonly number[]): number | Promise<number>;
}

export type EngineFactory = (policy: Policy, requests: Facts[]) => Engine;
