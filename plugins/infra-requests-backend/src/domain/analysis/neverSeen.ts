import { decide, type Decision } from '../policy/evaluate';
import { evaluatePredicate } from '../policy/predicate';
import { comparisonsOf, pathsOf } from './comparisons';
import {
  demandsOf,
  dominanceOver,
  isAskedFrom,
  type Demand,
} from './dominance';
import { findRequest } from './findRequest';
import type { Finding } from './Finding';
import { withoutSuperfluous } from './neverMatches';
import { possibleSpace, type PossibleState } from './possibleSpace';
import { makeRequest, setState } from './realFacts';
import type { RequestModel } from './RequestModel';
import { search, type Goal } from './search';
import { conditionIn, type Space } from './space';
import type { Subject } from './Subject';
import {
  ANYTHING,
  COUNTS,
  MATCHED,
  NOT_MATCHED,
  truthsOf,
  UNKNOWN,
} from './truths';
import { rulesNamed, ruleNamed } from './wordsOfRules';
import type { Facts, Policy, Rule } from '../types';

/** More rules than this that only together leave no room for another are not looked for. */
const MOST_DOMINATING = 12;

/**
 * The rules without which every decision would be the same, because others demand at least as much wherever they
 * count. All of them can be removed at once: none is dominated only by another of them.
 */
export function neverSeen(
  subject: Subject,
  neverMatching: ReadonlySet<string>,
): Finding[] {
  const findings: Finding[] = [];
  const superfluous = new Set(neverMatching);
  // Of two rules that say the same, the later one is the superfluous one.
  for (const rule of [...subject.rules].reverse()) {
    if (superfluous.has(rule.id)) {
      continue;
    }
    const others = subject.rules.filter(
      one => one !== rule && !superfluous.has(one.id),
    );
    const dominating = dominatingRules(rule, others, subject);
    const facts = dominating && exampleFor(rule, dominating, subject);
    if (dominating && facts) {
      superfluous.add(rule.id);
      findings.unshift({
        code: 'never-seen',
        severity: 'warning',
        rule: rule.id,
        otherRules: dominating.map(({ id }) => id),
        message: sentence(rule, dominating, subject.policy),
        facts,
        mention: pathsOf([rule.when]),
      });
    }
  }
  return findings;
}

/** The rules that together make every demand of a rule superfluous; undefined where some demand shows. */
function dominatingRules(
  rule: Rule,
  others: Rule[],
  subject: Subject,
): Rule[] | undefined {
  const dominating = new Set<Rule>();
  for (const demand of demandsOf(rule.effect)) {
    const found = dominatingDemand(rule, demand, others, subject);
    if (!found) {
      return undefined;
    }
    found.forEach(one => dominating.add(one));
  }
  return others.filter(one => dominating.has(one));
}

function dominatingDemand(
  rule: Rule,
  demand: Demand,
  others: Rule[],
  subject: Subject,
): Rule[] | undefined {
  const { policy, models } = subject;
  if (
    demand.kind === 'requirement' &&
    isAskedFrom(0, demand.requirement, policy)
  ) {
    return [];
  }
  const candidates = new Set(others);
  const dominating: Rule[] = [];
  const question = { rule, demand, subject };
  for (const model of models) {
    for (;;) {
      const open = notDominated({ ...question, dominating, model });
      if (open === 'nowhere') {
        break;
      }
      const next =
        open === 'unsettled' || dominating.length === MOST_DOMINATING
          ? undefined
          : dominatingAt(open, { ...question, candidates });
      if (!next || dominating.includes(next)) {
        return undefined;
      }
      dominating.push(next);
    }
  }
  return withoutSuperfluous(dominating, some =>
    models.every(
      model =>
        notDominated({ ...question, dominating: some, model }) === 'nowhere',
    ),
  );
}

interface Question {
  rule: Rule;
  demand: Demand;
  subject: Subject;
}

/** Facts with which the rule counts and none of the others makes up for it. */
function notDominated(
  options: Question & { dominating: Rule[]; model: RequestModel },
): Facts | 'nowhere' | 'unsettled' {
  const { rule, demand, dominating, model, subject } = options;
  if ((model.ofType(rule.when) & COUNTS) === 0) {
    return 'nowhere';
  }
  const space = possibleSpace(
    [rule, ...dominating].map(({ when }) => when),
    { factAt: model.factAt, withUnknown: true },
  );
  const condition = conditionIn(space, rule.when);
  const conditions = dominating.map(one => conditionIn(space, one.when));
  for (const counts of [MATCHED, UNKNOWN]) {
    const goals: Goal[] = [
      { condition, allowed: counts },
      ...dominating.map((one, at) => {
        const dominance = dominanceOver(demand, one, subject.policy);
        const covers =
          counts === MATCHED ? dominance.whenMatched : dominance.whenUnknown;
        return { condition: conditions[at], allowed: ANYTHING & ~covers };
      }),
    ];
    const found = search(space, goals, subject.effort);
    if (found.kind === 'unsettled') {
      return 'unsettled';
    }
    if (found.kind === 'found') {
      return factsOf(space, found.chosen, model);
    }
  }
  return 'nowhere';
}

const usual = new WeakMap<RequestModel, Facts>();

function usualFacts(model: RequestModel): Facts {
  const facts = usual.get(model) ?? makeRequest(model, []).facts;
  usual.set(model, facts);
  return facts;
}

/** The facts that were chosen, completed by usual ones. */
function factsOf(
  space: Space<PossibleState>,
  chosen: number[],
  model: RequestModel,
): Facts {
  const { values, unknown } = structuredClone(usualFacts(model));
  chosen.forEach((choice, aspect) => {
    const { path, state } = space.aspects[aspect].choices[choice].means;
    if (state) {
      setState(values, path, state);
      delete unknown[path];
      if (state.state === 'unknown') {
        unknown[path] = 'it is not known';
      }
    }
  });
  return { values, unknown };
}

/** A rule that makes up for another with these facts, preferably one that reads nothing else. */
function dominatingAt(
  facts: Facts,
  options: Question & { candidates: ReadonlySet<Rule> },
): Rule | undefined {
  const { rule, demand, subject, candidates } = options;
  const { policy } = subject;
  const counts = truthsOf(evaluatePredicate(rule.when, facts).result);
  if (counts === NOT_MATCHED) {
    return undefined;
  }
  const { matched, unknown } = decide(policy, facts);
  const covering = [
    ...matched.map(one => ({ one, truths: MATCHED })),
    ...unknown.map(one => ({ one, truths: UNKNOWN })),
  ].flatMap(({ one, truths }) => {
    const dominance = dominanceOver(demand, one, policy);
    const covers =
      counts === MATCHED ? dominance.whenMatched : dominance.whenUnknown;
    return candidates.has(one) && covers & truths ? [one] : [];
  });
  const read = new Set(pathsOf([rule.when]));
  const foreign = ({ when }: Rule) =>
    comparisonsOf(when).filter(({ path }) => !read.has(path)).length;
  return covering.sort((a, b) => foreign(a) - foreign(b))[0];
}

/** A realistic request that the rule matches, decided the same without it. */
function exampleFor(
  rule: Rule,
  dominating: Rule[],
  { policy, models, effort }: Subject,
): Facts | undefined {
  for (const model of models) {
    const facts = findRequest({
      model,
      wishes: [
        { predicate: rule.when, allowed: MATCHED },
        ...dominating.slice(0, 1).map(one => ({
          predicate: one.when,
          allowed: MATCHED,
        })),
      ],
      effort,
    });
    if (facts && isSameWithout(rule, facts, policy)) {
      return facts;
    }
  }
  return undefined;
}

/** What people see of a decision. A denied request has no tier. */
export const visible = ({ outcome, tier, stages, distinct }: Decision) =>
  JSON.stringify(
    outcome === 'denied' ? [outcome] : [outcome, tier.id, stages, distinct],
  );

function isSameWithout(rule: Rule, facts: Facts, policy: Policy): boolean {
  const decided = decide(policy, facts);
  // Rules that do not count change nothing, so the policy need not be prepared once more for each rule.
  const rules = [...decided.matched, ...decided.unknown];
  const without = decide(
    { ...policy, rules: rules.filter(one => one !== rule) },
    facts,
  );
  return visible(decided) === visible(without);
}

function sentence(rule: Rule, dominating: Rule[], policy: Policy): string {
  if (dominating.length === 0) {
    return `The ${ruleNamed(
      rule,
    )} never makes a difference: every tier asks for those approvals anyway. Remove it, or require more.`;
  }
  const others = rulesNamed(dominating);
  return `The ${ruleNamed(
    rule,
  )} never makes a difference: wherever it matches, ${already(
    rule,
    dominating,
    policy,
  )} because of ${others}. Remove it, or narrow ${others} if "${
    rule.id
  }" was meant to decide.`;
}

/** What is the case without the rule. */
function already(rule: Rule, dominating: Rule[], policy: Policy): string {
  const refused = 'the request is refused already';
  const isRefused = dominating.some(({ effect }) => effect.kind === 'deny');
  if (dominating.every(({ effect }) => effect.kind === 'deny')) {
    return refused;
  }
  const asked = 'those people are asked already';
  const { effect } = rule;
  const otherwise =
    effect.kind === 'tier'
      ? `it is in the tier ${tierAtLeast(dominating, policy)} already`
      : asked;
  return isRefused
    ? `the request is refused already or ${otherwise}`
    : otherwise.replace(/^it is/, 'the request is');
}

/** The laxest tier that rules demand. */
function tierAtLeast(rules: Rule[], { tiers }: Policy): string {
  const demanded = tiers.find(({ id }) =>
    rules.some(({ effect }) => effect.kind === 'tier' && effect.tier === id),
  )!;
  return demanded === tiers[tiers.length - 1]
    ? `"${demanded.title}"`
    : `"${demanded.title}" or a stricter one`;
}
