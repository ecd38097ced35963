import type { PolicyFinding } from '@infra-requests/plugin-infra-requests-common';
import type { Facts } from '../types';

/** A finding before its example is put into words. */
export interface Finding extends Omit<PolicyFinding, 'example'> {
  /** A request that shows it. */
  facts: Facts;
  /** The facts that matter in the example. */
  mention: string[];
}
