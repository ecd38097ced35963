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
import { isUsedUp, search, type Goal } from './search';
import { conditionIn, type Space } from './space';
import type { Steps } from './steps';
import { decided, type Subject } from './Subject';
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

/** How many rules are asked at a time, and what each costs. */
const RULES_PER_STEP = 1000;
const EFFORT_OF_A_RULE = 2;

/**
 * The rules without which every decision would be the same, because others demand at least as much wherever they
 * count. All of them can be removed at once: none is dominated only by another of them.
 */
export function* neverSeen(
  subject: Subject,
  neverMatching: ReadonlySet<string>,
): Steps<Finding[]> {
  const findings: Finding[] = [];
  // Of two rules that say the same, the later one is the superfluous one.
  const candidates = new Set(
    subject.rules.filter(({ id }) => !neverMatching.has(id)),
  );
  for (const rule of [...candidates].reverse()) {
    yield;
    if (isUsedUp(subject.effort)) {
      break;
    }
    const dominating = yield* dominatingRules(rule, candidates, subject);
    const facts = dominating && (yield* exampleFor(rule, dominating, subject));
    if (dominating && facts) {
      candidates.delete(rule);
      findings.push({
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
  return findings.reverse();
}

/** The rules that together make every demand of a rule superfluous; undefined where some demand shows. */
function* dominatingRules(
  rule: Rule,
  candidates: ReadonlySet<Rule>,
  subject: Subject,
): Steps<Rule[] | undefined> {
  const dominating = new Set<Rule>();
  for (const demand of demandsOf(rule.effect)) {
    const found = yield* dominatingDemand(rule, demand, candidates, subject);
    if (!found) {
      return undefined;
    }
    found.forEach(one => dominating.add(one));
  }
  const { rules } = subject;
  return [...dominating].sort((a, b) => rules.indexOf(a) - rules.indexOf(b));
}

function* dominatingDemand(
  rule: Rule,
  demand: Demand,
  candidates: ReadonlySet<Rule>,
  subject: Subject,
): Steps<Rule[] | undefined> {
  const { policy, models } = subject;
  if (
    demand.kind === 'requirement' &&
    isAskedFrom(0, demand.requirement, policy)
  ) {
    return [];
  }
  const dominating: Rule[] = [];
  const question = { rule, demand, subject };
  for (const model of models) {
    for (;;) {
      yield;
      const open = notDominated({ ...question, dominating, model });
      if (open === 'nowhere') {
        break;
      }
      const next =
        open === 'unsettled' || dominating.length === MOST_DOMINATING
          ? undefined
          : yield* dominatingAt(open, { ...question, candidates });
      if (!next || dominating.includes(next)) {
        return undefined;
      }
      dominating.push(next);
    }
  }
  return yield* withoutSuperfluous(dominating, some =>
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

/** How many comparisons of a rule read something else. */
const foreignIn = ({ when }: Rule, read: ReadonlySet<string>): number =>
  comparisonsOf(when).filter(({ path }) => !read.has(path)).length;

/** A rule that makes up for another with these facts, preferably one that reads nothing else. */
function* dominatingAt(
  facts: Facts,
  options: Question & { candidates: ReadonlySet<Rule> },
): Steps<Rule | undefined> {
  const { rule, demand, subject, candidates } = options;
  const { policy, effort } = subject;
  const counts = truthsOf(evaluatePredicate(rule.when, facts).result);
  if (counts === NOT_MATCHED) {
    return undefined;
  }
  const read = new Set(pathsOf([rule.when]));
  let best: { one: Rule; foreign: number } | undefined;
  let looked = 0;
  for (const one of candidates) {
    if (looked % RULES_PER_STEP === RULES_PER_STEP - 1) {
      yield;
    }
    looked += 1;
    const dominance = dominanceOver(demand, one, policy);
    const covers =
      counts === MATCHED ? dominance.whenMatched : dominance.whenUnknown;
    const foreign = covers === 0 ? 0 : foreignIn(one, read);
    if (one === rule || covers === 0 || (best && foreign >= best.foreign)) {
      continue;
    }
    effort.left -= EFFORT_OF_A_RULE;
    if (covers & truthsOf(evaluatePredicate(one.when, facts).result)) {
      best = { one, foreign };
      if (foreign === 0) {
        break;
      }
    }
  }
  return best?.one;
}

/** A realistic request that the rule matches, decided the same without it. */
function* exampleFor(
  rule: Rule,
  dominating: Rule[],
  subject: Subject,
): Steps<Facts | undefined> {
  const { models, effort } = subject;
  for (const model of models) {
    const facts = yield* findRequest({
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
    if (facts && isSameWithout(rule, facts, subject)) {
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

function isSameWithout(rule: Rule, facts: Facts, subject: Subject): boolean {
  const all = decided(subject, facts);
  const without = decide(
    { ...subject.policy, rules: differentIn(all, rule) },
    facts,
  );
  return visible(all) === visible(without);
}

/** Of the rules that count, the first that demands something; the others change nothing. */
function differentIn({ matched, unknown }: Decision, except: Rule): Rule[] {
  const different = new Map<string, Rule>();
  for (const [truth, rules] of Object.entries({ matched, unknown })) {
    for (const rule of rules) {
      const key = `${truth} ${JSON.stringify(rule.effect)}`;
      if (rule !== except && !different.has(key)) {
        different.set(key, rule);
      }
    }
  }
  return [...different.values()];
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
