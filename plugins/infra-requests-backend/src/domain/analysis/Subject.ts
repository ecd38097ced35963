import { decide, type Decision } from '../policy/evaluate';
import { comparisonsOf, type Compare } from './comparisons';
import { RequestModel } from './RequestModel';
import type { Effort } from './search';
import { momentsOf, type Moment } from './times';
import type {
  Facts,
  Policy,
  RequestTypeDefinition,
  Rule,
  Tier,
} from '../types';

/** What is analysed, with what is still left of the effort for it. */
export interface Subject {
  policy: Policy;
  /** The rules that count, in the policy's order. */
  rules: Rule[];
  fallback: Tier;
  models: RequestModel[];
  effort: Effort;
}

export function subjectOf(
  policy: Policy,
  requestTypes: RequestTypeDefinition[],
): Subject {
  const rules = policy.rules.filter(({ disabled }) => !disabled);
  const asked = new Map<string, Compare[]>();
  for (const compare of rules.flatMap(({ when }) => comparisonsOf(when))) {
    const known = asked.get(compare.path);
    if (known) {
      known.push(compare);
    } else {
      asked.set(compare.path, [compare]);
    }
  }
  const askedOf = (path: string) => asked.get(path) ?? [];
  let moments: Moment[] | undefined;
  const momentsOnce = () => {
    moments ??= momentsOf(policy, [
      ...askedOf('calendar.date'),
      ...askedOf('calendar.hour'),
    ]);
    return moments;
  };
  return {
    policy,
    rules,
    fallback: policy.tiers.find(({ id }) => id === policy.fallbackTier)!,
    models: requestTypes.map(
      type =>
        new RequestModel({
          type,
          policy,
          asked: askedOf,
          moments: momentsOnce,
        }),
    ),
    effort: { left: 0 },
  };
}

/** The same with an effort of its own, so that no kind of finding is left out because of another. */
export const afresh = (subject: Subject, effort: number): Subject => ({
  ...subject,
  effort: { left: effort },
});

/** What the policy decides, which is as much effort as there are rules. */
export function decided(
  { policy, rules, effort }: Pick<Subject, 'policy' | 'rules' | 'effort'>,
  facts: Facts,
): Decision {
  effort.left -= rules.length;
  return decide(policy, facts);
}

export const tierOf = (policy: Policy, id: string): Tier =>
  policy.tiers.find(tier => tier.id === id)!;
