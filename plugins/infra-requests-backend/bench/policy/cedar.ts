import type { JsonValue } from '@backstage/types';
import {
  preparsePolicySet,
  statefulIsAuthorized,
  type Context,
} from '@cedar-policy/cedar-wasm/nodejs';
import type { Predicate } from '../../src/domain/types';
import type { EngineFactory } from './engines';
import { ALWAYS_THERE, AMOUNTS, cents, flatFacts } from './flatFacts';

type Compare = Extract<Predicate, { kind: 'compare' }>;

const ORDERS: Partial<Record<Compare['operator'], string>> = {
  $eq: '==',
  $lt: '<',
  $lte: '<=',
  $gt: '>',
  $gte: '>=',
};

function comparisonText({ path, operator, expected }: Compare): string {
  const fact = `context[${JSON.stringify(path)}]`;
  const literal = (value: JsonValue) =>
    JSON.stringify(AMOUNTS.includes(path) ? cents(value) : value);
  const text = () => {
    switch (operator) {
      case '$in':
        return `[${(expected as JsonValue[]).map(literal)}].contains(${fact})`;
      case '$contains':
        return `${fact}.contains(${literal(expected)})`;
      default:
        return `${fact} ${ORDERS[operator]} ${literal(expected)}`;
    }
  };
  return ALWAYS_THERE.includes(path)
    ? text()
    : `(context has ${JSON.stringify(path)} && ${text()})`;
}

function conditionText(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'all':
      return `(${predicate.of.map(conditionText).join(' && ')})`;
    case 'any':
      return `(${predicate.of.map(conditionText).join(' || ')})`;
    case 'not':
      return `!(${conditionText(predicate.of)})`;
    default:
      return comparisonText(predicate);
  }
}

const entity = (type: string, id: string) => ({ type, id });

/**
 * Every rule is a permit: of those Cedar names all that match, while one matching forbid would hide them. It
 * gives no trace beyond that.
 */
export const cedar: EngineFactory = (policy, requests) => {
  const preparsedPolicySetId = `rules-${policy.rules.length}`;
  const parsed = preparsePolicySet(preparsedPolicySetId, {
    staticPolicies: Object.fromEntries(
      policy.rules.map(({ id, when }) => [
        id,
        `permit(principal, action, resource) when { ${conditionText(when)} };`,
      ]),
    ),
  });
  if (parsed.type === 'failure') {
    throw new Error(
      `Cedar refuses the rules: ${JSON.stringify(parsed.errors)}`,
    );
  }
  const calls = requests.map(({ values }) => ({
    principal: entity('User', 'mira'),
    action: entity('Action', 'create'),
    resource: entity('Request', 'new'),
    context: flatFacts(values) as Context,
    preparsedPolicySetId,
    entities: [],
  }));
  const matched = (position: number): string[] => {
    const answer = statefulIsAuthorized(calls[position]);
    if (answer.type === 'failure') {
      throw new Error(`Cedar fails: ${JSON.stringify(answer.errors)}`);
    }
    const { reason, errors } = answer.response.diagnostics;
    if (errors.length > 0) {
      throw new Error(`Cedar fails: ${JSON.stringify(errors)}`);
    }
    return reason;
  };
  return {
    name: 'Cedar',
    matched,
    judge: positions => {
      let seen = 0;
      for (const position of positions) {
        for (const rule of matched(position)) {
          seen += rule.length;
        }
      }
      return seen;
    },
  };
};
