import { evaluatePredicate } from './predicate';
import type { Policy } from '../types';

/** Whether some rule that counts asks for a fact. */
export function readsFact({ rules }: Policy, path: string): boolean {
  const nothing = { values: {}, unknown: {} };
  return rules.some(
    ({ disabled, when }) =>
      !disabled &&
      // An evaluation lists every comparison, also those that did not matter.
      evaluatePredicate(when, nothing).comparisons.some(
        comparison => comparison.path === path,
      ),
  );
}
