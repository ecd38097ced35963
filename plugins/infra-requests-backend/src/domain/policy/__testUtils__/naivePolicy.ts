import type { JsonValue } from '@backstage/types';
import type { Effect, Facts, Policy, Predicate, Rule } from '../../types';

/*
 * The policy language once more, written straight from its description: slow, without any preparation, and sharing no
 * code with what it is compared to. False, unknown and true are 0, ½ and 1.
 */

type Compare = Extract<Predicate, { kind: 'compare' }>;
type Found = { value: JsonValue } | 'absent' | 'unknown';

const MONEY = ['monthlyCost', 'ownerMonthlySpend', 'ownerBudgetRemaining'];
const DOTTED = 'entity';

function step(value: unknown, key: string): unknown {
  const isObject =
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const own = isObject
    ? Object.entries(value).find(([name]) => name === key)
    : undefined;
  return own?.[1];
}

/** All ways to cut a path into keys, those with the longest keys first. */
function waysAlong(path: string): string[][] {
  const parts = path.split('.');
  const ways = parts.flatMap((_, index) => {
    const head = parts.slice(0, index + 1).join('.');
    const rest = parts.slice(index + 1).join('.');
    return rest === '' ? [[head]] : waysAlong(rest).map(way => [head, ...way]);
  });
  const longestFirst = (one: string[], other: string[]): number => {
    const at = one.findIndex((key, index) => key !== other[index]);
    return at < 0 ? 0 : (other[at]?.length ?? 0) - one[at].length;
  };
  return ways.sort(longestFirst);
}

function lookUp(path: string, { values, unknown }: Facts): Found {
  const lost = Object.keys(unknown);
  if (lost.some(one => one === path || path.startsWith(`${one}.`))) {
    return 'unknown';
  }
  const ways = path.startsWith(`${DOTTED}.`)
    ? waysAlong(path)
    : [path.split('.')];
  const values0 = ways
    .map(keys => keys.reduce<unknown>(step, values))
    .filter(one => one !== undefined && one !== null);
  if (values0.length > 0) {
    return { value: values0[0] as JsonValue };
  }
  return lost.some(one => one.startsWith(`${path}.`)) ? 'unknown' : 'absent';
}

/** Ten-thousandths, as whole numbers; undefined for what is no amount. */
function amount(value: JsonValue): bigint | undefined {
  const text = String(value);
  if (!['string', 'number'].includes(typeof value)) {
    return undefined;
  }
  const [, sign, whole, decimals = ''] =
    /^(-?)(\d+)(?:\.(\d{1,4}))?$/.exec(text) ?? [];
  return whole === undefined
    ? undefined
    : BigInt(`${sign}${whole}${decimals.padEnd(4, '0')}`);
}

function day(value: JsonValue): number | undefined {
  const [, year, month, date] =
    (typeof value === 'string' && /^(\d{4})-(\d\d)-(\d\d)$/.exec(value)) || [];
  const at = new Date(Number(year), Number(month) - 1, Number(date), 12);
  return at.getMonth() === Number(month) - 1 && at.getDate() === Number(date)
    ? at.getTime()
    : undefined;
}

type Ordered = number | bigint | undefined;

function order(operator: string, one: Ordered, other: Ordered): number {
  if (one === undefined || other === undefined) {
    return 0.5;
  }
  return Number(
    {
      $lt: one < other,
      $lte: one <= other,
      $gt: one > other,
      $gte: one >= other,
    }[operator],
  );
}

const number = (value: JsonValue) =>
  typeof value === 'number' ? value : undefined;

function compare(asked: Compare, found: Found): number {
  const { path, operator, expected } = asked;
  const isMoney = MONEY.includes(path);
  if (found === 'unknown') {
    return 0.5;
  }
  if (isMoney && found !== 'absent' && amount(found.value) === undefined) {
    return 0.5;
  }
  if (operator === '$exists') {
    return Number((found !== 'absent') === expected);
  }
  if (found === 'absent') {
    return 0;
  }
  const { value } = found;
  const equals = (other: JsonValue) =>
    isMoney ? amount(value) === amount(other) : value === other;
  switch (operator) {
    case '$eq':
      return Number(equals(expected));
    case '$in':
      return Number((expected as JsonValue[]).some(equals));
    case '$hasPrefix':
      return typeof value === 'string'
        ? Number(value.slice(0, String(expected).length) === expected)
        : 0.5;
    case '$contains': {
      if (!Array.isArray(value)) {
        return 0.5;
      }
      const each = (value as JsonValue[]).map(one =>
        asked.element
          ? ofElement(asked.element, one)
          : Number(one === expected),
      );
      return Math.max(0, ...each);
    }
    default: {
      const kind = typeof expected === 'number' ? number : day;
      const read = isMoney ? amount : kind;
      return order(operator, read(value), read(expected));
    }
  }
}

function combine(
  predicate: Predicate,
  truth: (asked: Compare) => number,
): number {
  switch (predicate.kind) {
    case 'compare':
      return truth(predicate);
    case 'not':
      return 1 - combine(predicate.of, truth);
    default: {
      const all = predicate.of.map(one => combine(one, truth));
      return predicate.kind === 'all' ? Math.min(...all) : Math.max(...all);
    }
  }
}

/** A list's elements are known, so nothing within them is unknown; none of it is money. */
function ofElement(predicate: Predicate, element: JsonValue): number {
  return combine(predicate, asked => {
    const keys = asked.path === '' ? [] : asked.path.split('.');
    const value = keys.reduce<unknown>(step, element);
    const found =
      value === undefined || value === null
        ? 'absent'
        : { value: value as JsonValue };
    return compare({ ...asked, path: `element.${asked.path}` }, found);
  });
}

/** Whether facts satisfy a condition. */
export function naiveTruth(
  predicate: Predicate,
  facts: Facts,
): 'matched' | 'not-matched' | 'unknown' {
  const truth = combine(predicate, asked =>
    compare(asked, lookUp(asked.path, facts)),
  );
  if (truth === 0.5) {
    return 'unknown';
  }
  return truth === 1 ? 'matched' : 'not-matched';
}

/** An approval that is asked for: in which stage, of whom, of how many. */
export type Demand = [stage: number, approvers: string, count: number];

const whom = (approvers: string[]) => [...new Set(approvers)].sort().join();

function naiveDemands(tier: Policy['tiers'][number], rules: Rule[]): Demand[] {
  const demands = tier.stages.flatMap(({ requirements }, index) =>
    requirements.map(
      ({ approvers, count }): Demand => [index, whom(approvers), count],
    ),
  );
  for (const { effect } of rules) {
    for (const { approvers, count } of effect.kind === 'require'
      ? effect.require
      : []) {
      const same = demands.filter(one => one[1] === whom(approvers));
      const most = Math.max(0, ...same.map(one => one[2]));
      const highest = same.find(one => one[2] === most);
      if (highest) {
        highest[2] = Math.max(most, count);
      } else {
        demands.push([0, whom(approvers), count]);
      }
    }
  }
  return demands;
}

/** What a policy decides on facts. */
export function naiveDecision(policy: Policy, facts: Facts) {
  const rules = policy.rules
    .filter(rule => rule.disabled !== true)
    .map(rule => ({ rule, truth: naiveTruth(rule.when, facts) }))
    .filter(({ truth }) => truth !== 'not-matched');
  const of = (kind: Effect['kind'], truth?: string) =>
    rules
      .filter(one => one.rule.effect.kind === kind)
      .filter(one => truth === undefined || one.truth === truth)
      .map(({ rule }) => rule);
  const rank = (id: string) => policy.tiers.findIndex(one => one.id === id);
  const isUnsure = of('deny', 'unknown').length > 0;
  const ranks = [
    ...of('tier').map(({ effect }) => rank((effect as { tier: string }).tier)),
    ...(of('tier', 'matched').length === 0 ? [rank(policy.fallbackTier)] : []),
    ...(isUnsure ? [policy.tiers.length - 1] : []),
  ];
  const tier = policy.tiers[Math.max(...ranks)];
  const demands = naiveDemands(tier, of('require'));
  const isDenied =
    of('deny', 'matched').length > 0 || (isUnsure && demands.length === 0);
  const allowed = demands.length === 0 ? 'automatic' : 'approval';
  return {
    outcome: isDenied ? 'denied' : allowed,
    tier: tier.id,
    demands: isDenied ? [] : demands,
    matched: rules
      .filter(({ truth }) => truth === 'matched')
      .map(({ rule }) => rule.id),
    unknown: rules
      .filter(({ truth }) => truth === 'unknown')
      .map(({ rule }) => rule.id),
  };
}
