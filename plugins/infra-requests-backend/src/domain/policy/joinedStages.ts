import type {
  Requirement,
  Stage,
} from '@infra-requests/plugin-infra-requests-common';
import { frozenCopy } from './frozen';
import type { Rule, Tier } from '../types';

/** Far more than occur; it only bounds what is kept. */
const MOST_KNOWN = 1000;

const approversKey = ({ approvers }: Requirement) =>
  [...new Set(approvers)].sort().join(' ');

const copyOf = ({ approvers, count }: Requirement): Requirement => ({
  approvers: [...approvers],
  count,
});

/** Several rules that require the same people ask for the highest count of them, not for the sum. */
function highestCounts(required: Requirement[]): Requirement[] {
  const highest = new Map<string, Requirement>();
  for (const requirement of required) {
    const key = approversKey(requirement);
    if (requirement.count > (highest.get(key)?.count ?? 0)) {
      highest.set(key, requirement);
    }
  }
  return [...highest]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, requirement]) => requirement);
}

/**
 * Adds required approvals to a tier's stages. What the tier asks for already is not asked twice: the same
 * approvers with a lower count are raised to the required count where they stand, because a requirement is met
 * by the highest count of the same people, not by the sum.
 */
function joinRequirements(stages: Stage[], required: Requirement[]): Stage[] {
  const joined: Stage[] = stages.map(stage => ({
    name: stage.name,
    requirements: stage.requirements.map(copyOf),
  }));
  const added: Requirement[] = [];
  for (const requirement of highestCounts(required)) {
    const same = joined
      .flatMap(stage => stage.requirements)
      .filter(one => approversKey(one) === approversKey(requirement))
      .sort((one, other) => other.count - one.count)[0];
    if (same) {
      same.count = Math.max(same.count, requirement.count);
    } else {
      added.push(copyOf(requirement));
    }
  }
  if (added.length === 0) {
    return joined;
  }
  const [first, ...later] = joined;
  return first
    ? [{ ...first, requirements: [...first.requirements, ...added] }, ...later]
    : [{ name: 'review', requirements: added }];
}

/** The stages that decisions ask for; decisions with the same rules share them. */
export class JoinedStages {
  readonly #known = new Map<string, Stage[]>();

  of(tier: Tier, requiring: readonly Rule[]): Stage[] {
    const key = `${tier.id} ${requiring.map(({ id }) => id).join(' ')}`;
    const known = this.#known.get(key);
    if (known) {
      return known;
    }
    const required = requiring.flatMap(({ effect }) =>
      effect.kind === 'require' ? effect.require : [],
    );
    const stages = frozenCopy(joinRequirements(tier.stages, required));
    if (this.#known.size === MOST_KNOWN) {
      this.#known.clear();
    }
    this.#known.set(key, stages);
    return stages;
  }
}
