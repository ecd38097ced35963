import { validateParameters } from '../catalogue/parameters';
import { withPolicyFacts } from '../policy/policyFacts';
import { evaluatePredicate } from '../policy/predicate';
import type { FactState } from './comparisons';
import type { Form } from './forms';
import { makeRequest, setState } from './realFacts';
import type { RequestModel } from './RequestModel';
import { requestSpace, type RequestPart } from './requestSpace';
import { isUsedUp, search, type Effort } from './search';
import { conditionIn, type Space } from './space';
import type { Steps } from './steps';
import { truthsOf, type Truths } from './truths';
import type { Facts, Predicate } from '../types';

/** Facts that are what they are, whatever the rest of a request says. */
export type FixedFacts = ReadonlyMap<string, FactState>;

/** What a condition has to come to in the request looked for, or in one that differs from it by fixed facts. */
export interface Wish {
  predicate: Predicate;
  allowed: Truths;
  fixed?: FixedFacts;
}

/** How often a request that is not quite right is replaced by another. */
const MOST_ATTEMPTS = 40;

/** More wishes than this are not reconciled, and no more than some are added at once. */
const MOST_WISHES = 120;
const MOST_AT_ONCE = 24;
const EFFORT_OF_A_WISH = 20;

/**
 * Looks for a realistic request that fulfils wishes. Each one found is judged; more wishes are an answer, as they say
 * what was wrong with it. Undefined where none was found, which does not mean that there is none.
 */
export function* findRequest(options: {
  model: RequestModel;
  wishes: Wish[];
  effort: Effort;
  mayUse?: (form: Form) => boolean;
  /** Said of the request itself. */
  fixed?: FixedFacts;
  judge?: (facts: Facts) => 'right' | Wish[];
}): Steps<Facts | undefined> {
  const { model, effort, fixed, judge, mayUse = () => true } = options;
  const wishes = [...options.wishes];
  const isHopeless = (wish: Wish) =>
    (model.atFirstGlance(wish.predicate, wish.fixed) & wish.allowed) === 0;
  if (model.forms.length === 0 || wishes.some(isHopeless)) {
    return undefined;
  }
  const refused = new Set<Form>();
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    yield;
    effort.left -= model.forms.length + wishes.length * EFFORT_OF_A_WISH;
    if (isUsedUp(effort) || wishes.length > MOST_WISHES) {
      return undefined;
    }
    const space = requestSpace(
      wishes.map(({ predicate }) => predicate),
      { model, mayUse: form => mayUse(form) && !refused.has(form) },
    );
    const parts = choose(space, wishes, effort);
    if (!parts) {
      return undefined;
    }
    const { facts, parameters } = makeRequest(model, parts);
    const isReal =
      validateParameters(model.type, parameters).length === 0 &&
      wishes.every(wish => isFulfilled(wish, model, facts));
    if (isReal) {
      const made = fixed ? withFixed(facts, fixed, model) : facts;
      const verdict = judge?.(made) ?? 'right';
      if (verdict === 'right') {
        return made;
      }
      if (verdict.length === 0) {
        return undefined;
      }
      wishes.push(...verdict.slice(0, MOST_AT_ONCE));
    } else {
      const used = parts.find(one => one.kind === 'form')?.form;
      if (!used) {
        return undefined;
      }
      refused.add(used);
    }
  }
  return undefined;
}

function choose(
  space: Space<RequestPart>,
  wishes: Wish[],
  effort: Effort,
): RequestPart[] | undefined {
  if (space.aspects.some(({ choices }) => choices.length === 0)) {
    return undefined;
  }
  const goals = wishes.map(({ predicate, allowed, fixed }) => ({
    condition: conditionIn(space, predicate, fixed),
    allowed,
  }));
  const found = search(space, goals, effort);
  return found.kind === 'found'
    ? found.chosen.map(
        (choice, aspect) => space.aspects[aspect].choices[choice].means,
      )
    : undefined;
}

function isFulfilled(wish: Wish, model: RequestModel, facts: Facts): boolean {
  const about = wish.fixed ? withFixed(facts, wish.fixed, model) : facts;
  const { result } = evaluatePredicate(wish.predicate, about);
  return (truthsOf(result) & wish.allowed) !== 0;
}

/** The facts with some of them fixed, and with what follows from those. */
export function withFixed(
  facts: Facts,
  fixed: FixedFacts,
  { policy }: RequestModel,
): Facts {
  const { calendar, calendars } = facts.values;
  const fix = (from: Facts): Facts => {
    const values = structuredClone(from.values);
    const unknown = { ...from.unknown };
    for (const [path, state] of fixed) {
      setState(values, path, state);
      delete unknown[path];
    }
    return { values, unknown };
  };
  const fixedOnly = fix(facts);
  if (
    Object.keys(facts.values).every(path => path !== 'ownerBudgetRemaining')
  ) {
    return fixedOnly;
  }
  const { values, unknown } = withPolicyFacts(fixedOnly, policy, new Date(0));
  return fix({
    values: {
      ...values,
      ...(calendar === undefined ? {} : { calendar }),
      ...(calendars === undefined ? {} : { calendars }),
    },
    unknown,
  });
}
