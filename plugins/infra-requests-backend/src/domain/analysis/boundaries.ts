import type { JsonValue } from '@backstage/types';
import { isDecimal, toDecimal } from '../money';
import { describePredicate } from '../policy/explain';
import { describeEffect } from '../policy/rule';
import { around, type Around } from './aroundThreshold';
import { pathsOf, type Compare } from './comparisons';
import { findRequest, withFixed, type FixedFacts } from './findRequest';
import type { Finding } from './Finding';
import { towardsFallback } from './gaps';
import type { RequestModel } from './RequestModel';
import type { Steps } from './steps';
import { decided, type Subject } from './Subject';
import { MATCHED, NOT_MATCHED, type Truths } from './truths';
import { rulesNamed } from './wordsOfRules';
import type { Facts, Operator, Policy, Predicate, Rule } from '../types';

/** A rule with what it asks of a fact at a threshold. */
interface Side {
  rule: Rule;
  compare: Compare;
}

/** Everything that rules ask of one fact at one threshold, by operator. */
interface Boundary {
  path: string;
  threshold: JsonValue;
  sides: Map<Operator, Side[]>;
}

/** More pairs of rules at one boundary than this say nothing new. */
const MOST_PAIRS = 24;

const OPPOSITE: Partial<Record<Operator, Operator>> = {
  $lt: '$gte',
  $lte: '$gt',
  $gt: '$lte',
  $gte: '$lt',
};

/** Thresholds that two rules meet at, so that the exact value is in neither or in both. */
export function* boundaryFindings(subject: Subject): Steps<Finding[]> {
  const findings: Finding[] = [];
  for (const boundary of boundariesOf(subject.rules)) {
    yield;
    for (const pair of pairs(boundary, '$lt', '$gt')) {
      findings.push(...(yield* holeBetween(pair, boundary, subject)));
    }
    for (const pair of pairs(boundary, '$lte', '$gte')) {
      findings.push(...(yield* overlapOf(pair, boundary, subject)));
    }
  }
  const read = new Set(pathsOf(subject.rules.map(({ when }) => when)));
  return findings.map(one => ({ ...one, facts: asRead(one.facts, read) }));
}

/** Without what no rule reads of the form, which may say something else than the exact value. */
function asRead({ values, unknown }: Facts, read: ReadonlySet<string>): Facts {
  const names = new Set(
    [...read].flatMap(path => {
      const [root, name] = path.split('.');
      return root === 'parameters' ? name : [];
    }),
  );
  const parameters = Object.entries(values.parameters ?? {}).filter(([name]) =>
    names.has(name),
  );
  return {
    values: { ...values, parameters: Object.fromEntries(parameters) },
    unknown,
  };
}

function boundariesOf(rules: Rule[]): Boundary[] {
  const boundaries = new Map<string, Boundary>();
  for (const rule of rules) {
    const seen = new Set<string>();
    for (const compare of orderings(rule.when, false)) {
      const { path, operator, expected } = compare;
      const threshold = isDecimal(expected)
        ? toDecimal(expected).toFixed()
        : String(expected);
      const key = `${path} ${threshold}`;
      const boundary = boundaries.get(key) ?? {
        path,
        threshold: expected,
        sides: new Map<Operator, Side[]>(),
      };
      boundaries.set(key, boundary);
      if (!seen.has(`${key} ${operator}`)) {
        seen.add(`${key} ${operator}`);
        const sides = boundary.sides.get(operator) ?? [];
        sides.push({ rule, compare });
        boundary.sides.set(operator, sides);
      }
    }
  }
  return [...boundaries.values()];
}

/** What a condition asks for more or less than; "not over" as "at most". */
function orderings(predicate: Predicate, negated: boolean): Compare[] {
  switch (predicate.kind) {
    case 'compare': {
      const opposite = OPPOSITE[predicate.operator];
      if (opposite === undefined) {
        return [];
      }
      return [negated ? { ...predicate, operator: opposite } : predicate];
    }
    case 'not':
      return orderings(predicate.of, !negated);
    default:
      return predicate.of.flatMap(one => orderings(one, negated));
  }
}

function pairs(
  { sides }: Boundary,
  below: Operator,
  above: Operator,
): Array<{ below: Side; above: Side }> {
  return (sides.get(below) ?? [])
    .slice(0, MOST_PAIRS)
    .flatMap(one =>
      (sides.get(above) ?? [])
        .filter(({ rule }) => rule !== one.rule)
        .slice(0, MOST_PAIRS)
        .map(other => ({ below: one, above: other })),
    )
    .slice(0, MOST_PAIRS);
}

/** A request of some type with the fact at the threshold, of which only fixed facts differ on either side. */
function* requestAt(
  { below, above }: { below: Side; above: Side },
  boundary: Boundary,
  options: {
    subject: Subject;
    /** What each rule comes to at the threshold. */
    allowed: Truths;
    judge?: (facts: Facts) => 'right' | ReturnType<typeof towardsFallback>;
  },
): Steps<{ facts: Facts; model: RequestModel; sides: Around } | undefined> {
  const { subject, allowed } = options;
  for (const model of subject.models) {
    const sides = around(boundary, model);
    const wish = ({ rule }: Side, truths: Truths, fixed: FixedFacts) => ({
      predicate: rule.when,
      allowed: truths,
      fixed,
    });
    const judge = options.judge;
    const facts =
      sides &&
      (yield* findRequest({
        model,
        fixed: sides.at,
        wishes: [
          wish(below, MATCHED, sides.below),
          wish(below, allowed, sides.at),
          wish(below, NOT_MATCHED, sides.above),
          wish(above, NOT_MATCHED, sides.below),
          wish(above, allowed, sides.at),
          wish(above, MATCHED, sides.above),
        ],
        effort: subject.effort,
        mayUse: form =>
          isAt(form.states.get(boundary.path), sides.at, boundary),
        judge:
          judge &&
          (made => {
            const verdict = judge(made);
            return verdict === 'right'
              ? verdict
              : verdict.map(one => ({ ...one, fixed: sides.at }));
          }),
      }));
    if (facts) {
      return { facts, model, sides };
    }
  }
  return undefined;
}

/** A form that decides the fact has to decide it so; only the cost may be what no form here comes to exactly. */
function isAt(
  state: { state: string; value?: JsonValue } | undefined,
  at: FixedFacts,
  { path }: Boundary,
): boolean {
  const fixed = at.get(path)!;
  return (
    state === undefined ||
    path === 'monthlyCost' ||
    path === 'lease.hours' ||
    (fixed.state === 'present' && state.value === fixed.value)
  );
}

/** "where the monthly cost is exactly 200.00 USD". */
const exactly = ({ compare }: Side, policy: Policy) =>
  `where ${describePredicate({ ...compare, operator: '$eq' }, policy).replace(
    / (is|are) (?!between)/,
    ' $1 exactly ',
  )}`;

function* holeBetween(
  pair: { below: Side; above: Side },
  boundary: Boundary,
  subject: Subject,
): Steps<Finding[]> {
  const { policy, fallback } = subject;
  const found = yield* requestAt(pair, boundary, {
    subject,
    allowed: NOT_MATCHED,
    judge: facts => towardsFallback(subject, facts),
  });
  if (!found) {
    return [];
  }
  const { facts, model, sides } = found;
  const [below, above] = [sides.below, sides.above].map(fixed =>
    decided(subject, withFixed(facts, fixed, model)),
  );
  const isCovered =
    [pair.below.rule, pair.above.rule].every(
      ({ effect }) => effect.kind === 'tier',
    ) &&
    below.matched.includes(pair.below.rule) &&
    above.matched.includes(pair.above.rule);
  const isSame = below.tier === fallback && above.tier === fallback;
  if (!isCovered || isSame) {
    return [];
  }
  return [
    {
      code: 'boundary-hole',
      severity: 'warning',
      rule: pair.below.rule.id,
      otherRules: [pair.above.rule.id],
      message: `There is a hole between ${rulesNamed([
        pair.below.rule,
        pair.above.rule,
      ])}: ${exactly(
        pair.below,
        policy,
      )}, neither covers it, and the fallback tier "${
        fallback.title
      }" applies. Let one of them include the exact value, with $lte or $gte.`,
      facts,
      mention: [boundary.path, ...pathsOf([pair.below.rule.when])],
    },
  ];
}

function* overlapOf(
  pair: { below: Side; above: Side },
  boundary: Boundary,
  subject: Subject,
): Steps<Finding[]> {
  const effects = [pair.below, pair.above].map(({ rule }) =>
    JSON.stringify(describeEffect(rule.effect)),
  );
  const found =
    effects[0] === effects[1]
      ? undefined
      : yield* requestAt(pair, boundary, { subject, allowed: MATCHED });
  return found
    ? [
        {
          code: 'boundary-overlap',
          severity: 'info',
          rule: pair.below.rule.id,
          otherRules: [pair.above.rule.id],
          message: `The rules "${pair.below.rule.id}" and "${
            pair.above.rule.id
          }" both apply ${exactly(
            pair.below,
            subject.policy,
          )}, and what is stricter decides. Let one of them exclude the exact value if that is not meant.`,
          facts: found.facts,
          mention: [boundary.path, ...pathsOf([pair.below.rule.when])],
        },
      ]
    : [];
}
