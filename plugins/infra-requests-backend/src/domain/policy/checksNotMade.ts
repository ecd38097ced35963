import { pathsOf } from '../analysis/comparisons';
import type { Facts, Policy } from '../types';
import { factAt, valueReader } from './fact';

const NOT_MADE = 'the check was not made';

/**
 * Facts that were gathered before there was a check that rules read, or that somebody makes up: what such a check would
 * have said of them is unknown, so that nothing looks laxer than it is.
 */
export function checksNotMade(policy: Policy): (facts: Facts) => Facts {
  const read = pathsOf(
    policy.rules.filter(({ disabled }) => !disabled).map(({ when }) => when),
  ).filter(path => path.startsWith('checks.'));
  if (read.length === 0) {
    return facts => facts;
  }
  const looksAt = (path: string, { values }: Facts) => {
    const check = policy.checks?.find(({ id }) => path.split('.')[1] === id);
    return (
      !check?.types ||
      typeof values.type !== 'string' ||
      check.types.includes(values.type)
    );
  };
  return facts => {
    const missing = read.filter(
      path =>
        valueReader(path)(facts.values) === undefined &&
        factAt(facts, path).state !== 'unknown' &&
        looksAt(path, facts),
    );
    return missing.length === 0
      ? facts
      : {
          values: facts.values,
          unknown: {
            ...facts.unknown,
            ...Object.fromEntries(missing.map(path => [path, NOT_MADE])),
          },
        };
  };
}
