import { pathsOf } from './comparisons';
import { findRequest } from './findRequest';
import type { Finding } from './Finding';
import type { Steps } from './steps';
import type { Subject } from './Subject';
import { MATCHED } from './truths';
import { listed } from '../policy/english';
import { rulesNamed } from './wordsOfRules';
import type { Facts, Rule, Tier } from '../types';

/** The tiers that no request gets into: neither the fallback nor any rule leads there. */
export function* unreachedTiers(
  subject: Subject,
  /** The rules that never match, or never make a difference. */
  withoutEffect: ReadonlySet<string>,
): Steps<Finding[]> {
  const { policy, rules, fallback } = subject;
  const strictest = policy.tiers[policy.tiers.length - 1];
  // A denial that is only possible sends a request to the strictest tier.
  const mayBeDenied = rules.some(({ effect }) => effect.kind === 'deny');
  const findings: Finding[] = [];
  for (const tier of policy.tiers) {
    const naming = rules.filter(
      ({ effect }) => effect.kind === 'tier' && effect.tier === tier.id,
    );
    const isReached =
      tier === fallback ||
      (tier === strictest && mayBeDenied) ||
      naming.some(({ id }) => !withoutEffect.has(id));
    const facts = isReached ? undefined : yield* anyRequest(subject, naming);
    if (facts) {
      findings.push({
        code: 'unreached-tier',
        severity: 'warning',
        tier: tier.id,
        otherRules: naming.map(({ id }) => id),
        message: sentence(tier, naming, subject),
        facts,
        mention: pathsOf(naming.map(({ when }) => when)),
      });
    }
  }
  return findings;
}

/** A request that a rule for the tier matches, if there is one; otherwise a usual one. */
function* anyRequest(
  { models, effort }: Subject,
  naming: Rule[],
): Steps<Facts | undefined> {
  const wishes = naming.map(({ when }) => [
    { predicate: when, allowed: MATCHED },
  ]);
  for (const wish of [...wishes, []]) {
    for (const model of models) {
      const facts = yield* findRequest({ model, wishes: wish, effort });
      if (facts) {
        return facts;
      }
    }
  }
  return undefined;
}

function sentence(tier: Tier, naming: Rule[], { policy }: Subject): string {
  const disabled = policy.rules.filter(
    one =>
      one.disabled && one.effect.kind === 'tier' && one.effect.tier === tier.id,
  );
  const why = [
    ...(naming.length === 0
      ? []
      : [
          `${rulesNamed(naming)} ${
            naming.length === 1 ? 'names' : 'name'
          } it, but without effect`,
        ]),
    ...(disabled.length === 0
      ? []
      : [
          `${rulesNamed(disabled)} ${
            disabled.length === 1 ? 'is' : 'are'
          } disabled`,
        ]),
  ];
  return `No request${
    naming.length === 0 ? '' : ' whose facts are known'
  } gets into the tier "${tier.title}": ${
    why.length === 0 ? 'no rule names it' : listed(why)
  }, and it is not the fallback. Add a rule for it, or remove the tier.`;
}
