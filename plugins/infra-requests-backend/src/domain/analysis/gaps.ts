import { evaluatePredicate } from '../policy/predicate';
import { pathsOf } from './comparisons';
import { findRequest, type Wish } from './findRequest';
import type { Finding } from './Finding';
import { partsOf } from './neverMatches';
import type { RequestModel } from './RequestModel';
import type { Steps } from './steps';
import { decided, type Subject } from './Subject';
import { NOT_MATCHED } from './truths';
import { listed } from '../policy/english';
import { requestNamed } from './wordsOfRules';
import type { Facts, Rule, Tier } from '../types';

/** What would have to be otherwise for the fallback to decide. */
export function towardsFallback(
  subject: Subject,
  facts: Facts,
): 'right' | Wish[] {
  const { matched, unknown } = decided(subject, facts);
  const inTheWay = [...matched, ...unknown].filter(
    ({ effect }) => effect.kind !== 'require',
  );
  return inTheWay.length === 0
    ? 'right'
    : inTheWay.map(({ when }) => ({ predicate: when, allowed: NOT_MATCHED }));
}

/** More findings of one kind than this would hide the others. */
const MOST_FINDINGS = 8;

interface Gap {
  title: string;
  environments: string[];
  /** An uncovered request in the first of the environments. */
  facts: Facts;
}

/** The request types and environments in which some request falls to the fallback tier, as no rule covers it. */
export function* gaps(subject: Subject): Steps<Finding[]> {
  const found: Gap[] = [];
  for (const model of subject.models) {
    found.push(...(yield* gapOf(model, subject)));
  }
  return found.length > MOST_FINDINGS
    ? [finding(found, subject)]
    : found.map(one => finding([one], subject));
}

const environmentsOf = (model: RequestModel): Array<string | undefined> =>
  model.type.environment === undefined ? [undefined] : model.environments;

function* gapOf(model: RequestModel, subject: Subject): Steps<Gap[]> {
  const found: Array<{ environment: string | undefined; facts: Facts }> = [];
  for (const environment of environmentsOf(model)) {
    const facts = yield* uncovered(model, environment, subject);
    if (facts) {
      found.push({ environment, facts });
    }
  }
  return found.length === 0
    ? []
    : [
        {
          title: model.type.title,
          environments: found.flatMap(({ environment }) => environment ?? []),
          facts: found[0].facts,
        },
      ];
}

const isFor = (
  state: { state: string; value?: unknown } | undefined,
  environment: string | undefined,
) =>
  environment === undefined
    ? state?.state === 'absent'
    : state?.state === 'present' && state.value === environment;

function uncovered(
  model: RequestModel,
  environment: string | undefined,
  subject: Subject,
): Steps<Facts | undefined> {
  return findRequest({
    model,
    wishes: [],
    effort: subject.effort,
    mayUse: ({ states }) => isFor(states.get('environment'), environment),
    judge: facts => towardsFallback(subject, facts),
  });
}

function finding(found: Gap[], { policy, rules, fallback }: Subject): Finding {
  const [{ facts }] = found;
  const isStrictest = fallback.rank === policy.tiers.length - 1;
  const requests = found.map(({ title, environments }) =>
    requestNamed(title, environments),
  );
  return {
    code: 'gap',
    severity: isStrictest ? 'info' : 'warning',
    tier: fallback.id,
    otherRules: [],
    message: `No rule covers every request for ${listed(
      requests,
      'or',
    )}. ${whatHappens(fallback, isStrictest)}`,
    facts,
    mention: nearlyRead(facts, rules),
  };
}

/** What the rules read that come so close that one other condition would have covered the request. */
function nearlyRead(facts: Facts, rules: Rule[]): string[] {
  return rules.flatMap(({ when, effect }) => {
    const unmet = partsOf(when).filter(
      one => evaluatePredicate(one, facts).result !== 'matched',
    );
    const isElsewhere = pathsOf(unmet).some(
      path => path === 'type' || path === 'environment',
    );
    return effect.kind === 'tier' && unmet.length === 1 && !isElsewhere
      ? pathsOf(unmet)
      : [];
  });
}

function whatHappens(fallback: Tier, isStrictest: boolean): string {
  const rest = `What is left over falls to the fallback tier "${fallback.title}"`;
  if (fallback.stages.length === 0) {
    return `${rest} and is approved without anybody looking. Add a rule for it, or make a stricter tier the fallback.`;
  }
  return isStrictest
    ? `${rest}, the strictest, so nothing slips through. Add a rule for it if that is more than it needs.`
    : `${rest}, which is not the strictest. Add a rule for it, or make the strictest tier the fallback.`;
}
