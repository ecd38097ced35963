import type { JsonValue } from '@backstage/types';
import {
  likelyMeant,
  suggest,
  type ConfigProblem,
} from '../configuration/configProblem';
import { isJsonObject } from '../configuration/configReader';
import { elementCatalogue, type FactCatalogue } from './factCatalogue';
import { operandProblems } from './operand';
import type { Operator, Predicate } from '../types';

const VALUE_OPERATORS: readonly string[] = [
  '$in',
  '$exists',
  '$contains',
  '$hasPrefix',
  '$lt',
  '$lte',
  '$gt',
  '$gte',
];
const COMBINERS: readonly string[] = ['$all', '$any', '$not'];

interface Parsed {
  predicate?: Predicate;
  problems: ConfigProblem[];
}

const wrong = (path: string, message: string): Parsed => ({
  problems: [{ path, message }],
});

function combine(kind: 'all' | 'any', parts: Parsed[]): Parsed {
  const problems = parts.flatMap(part => part.problems);
  if (problems.length > 0) {
    return { problems };
  }
  const of = parts.map(part => part.predicate!);
  return { problems, predicate: of.length === 1 ? of[0] : { kind, of } };
}

/**
 * Reads a condition: Backstage's filter-predicate syntax plus `$lt $lte $gt $gte`, checked against the facts
 * that exist. All problems are found in one go.
 */
export function parsePredicate(
  input: JsonValue,
  at: string,
  facts: FactCatalogue,
): Parsed {
  const types = typesNamed(input);
  const catalogue = types ? facts.within(types) : facts;
  if (!isJsonObject(input)) {
    const element = catalogue.find('');
    return element && input !== null && !Array.isArray(input)
      ? parseComparison({
          path: '',
          operator: '$eq',
          operand: input,
          at,
          catalogue,
        })
      : wrong(
          at,
          'must be a condition. Write { environment: production } or the like.',
        );
  }
  const keys = Object.keys(input);
  if (keys.length === 0) {
    return wrong(
      at,
      'is empty and would match every request. Write { type: { $exists: true } } if that is meant.',
    );
  }
  const combiner = keys.find(key => COMBINERS.includes(key));
  if (combiner !== undefined) {
    return keys.length === 1
      ? parseCombiner(
          combiner,
          input[combiner] ?? null,
          `${at}.${combiner}`,
          catalogue,
        )
      : wrong(
          `${at}.${combiner}`,
          `must stand alone. Write { $all: [ { ${combiner}: … }, { the other conditions } ] }.`,
        );
  }
  if (catalogue.find('') && keys.every(key => key.startsWith('$'))) {
    return parseFact('', input, at, catalogue);
  }
  return combine(
    'all',
    keys.map(key =>
      key.startsWith('$')
        ? misplacedOperator(key, `${at}.${key}`)
        : parseFact(key, input[key] ?? null, `${at}.${key}`, catalogue),
    ),
  );
}

/** The request types that a condition is restricted to, if it says so by name. */
function typesNamed(condition: JsonValue | undefined): string[] | undefined {
  if (!isJsonObject(condition)) {
    return undefined;
  }
  if (Array.isArray(condition.$all)) {
    return condition.$all
      .map(typesNamed)
      .reduce<string[] | undefined>(
        (some, more) =>
          some && more ? some.filter(one => more.includes(one)) : some ?? more,
        undefined,
      );
  }
  const { type } = condition;
  const named = isJsonObject(type) ? type.$in : [type];
  return Array.isArray(named) && named.every(one => typeof one === 'string')
    ? (named as string[])
    : undefined;
}

function misplacedOperator(key: string, at: string): Parsed {
  return VALUE_OPERATORS.includes(key)
    ? wrong(
        at,
        `belongs under a fact. Write { monthlyCost: { ${key}: … } } or the like.`,
      )
    : wrong(at, `is not an operator. ${suggest(key, COMBINERS)}`);
}

function parseCombiner(
  combiner: string,
  operand: JsonValue,
  at: string,
  catalogue: FactCatalogue,
): Parsed {
  if (combiner === '$not') {
    const { predicate, problems } = parsePredicate(operand, at, catalogue);
    return { problems, predicate: predicate && { kind: 'not', of: predicate } };
  }
  if (!Array.isArray(operand) || operand.length === 0) {
    return wrong(
      at,
      `${combiner} takes a list with at least one condition. Write ${combiner}: [ { environment: production }, … ].`,
    );
  }
  return combine(
    combiner === '$all' ? 'all' : 'any',
    operand.map((one, index) =>
      parsePredicate(one, `${at}[${index}]`, catalogue),
    ),
  );
}

/** What is asked of one fact: a plain value, or operators that all have to hold. */
function parseFact(
  path: string,
  condition: JsonValue,
  at: string,
  catalogue: FactCatalogue,
): Parsed {
  if (!catalogue.find(path)) {
    return wrong(at, unknownFact(path, catalogue));
  }
  if (Array.isArray(condition)) {
    return wrong(at, 'a list is not a condition. Write { $in: [ … ] }.');
  }
  if (condition === null) {
    return wrong(
      at,
      'has no value. Write a value, or { $exists: false } for an absent one.',
    );
  }
  if (!isJsonObject(condition)) {
    return parseComparison({
      path,
      operator: '$eq',
      operand: condition,
      at,
      catalogue,
    });
  }
  const operators = Object.keys(condition);
  if (operators.length === 0) {
    return wrong(
      at,
      'is empty. Write a value, or an operator such as { $in: [ … ] }.',
    );
  }
  return combine(
    'all',
    operators.map(operator =>
      VALUE_OPERATORS.includes(operator)
        ? parseComparison({
            path,
            operator: operator as Operator,
            operand: condition[operator] ?? null,
            at: `${at}.${operator}`,
            catalogue,
          })
        : wrong(
            `${at}.${operator}`,
            unknownOperator(path, operator, catalogue),
          ),
    ),
  );
}

/** Facts that are only there where something is configured, by how their paths begin. */
const NEEDED: Record<string, string> = {
  ownerBudgetRemaining:
    'as long as nobody has a budget. Add budgets: { default: 5000 } or the like to infraRequests.',
  'calendars.':
    'as long as there is no calendar. Add it to calendars in infraRequests.',
  'lease.':
    'as long as no request type says how long it lives. Add lease: P14D or lease: { parameter: keepFor } to one.',
  'entity.':
    'as long as no request type says which catalog entity it concerns. Add entity: { parameter: service } to one.',
};

function unknownFact(path: string, catalogue: FactCatalogue): string {
  const begin = Object.keys(NEEDED).find(
    one =>
      path.startsWith(one) &&
      !catalogue.paths.some(known => known.startsWith(one)),
  );
  if (begin !== undefined) {
    return `there is no fact "${path}" ${NEEDED[begin]}`;
  }
  const parameter = `parameters.${path}`;
  const meant = catalogue.paths.includes(parameter)
    ? parameter
    : likelyMeant(path, catalogue.paths);
  return meant === undefined
    ? `there is no fact "${path}". Known facts: ${catalogue.paths.join(', ')}.`
    : `there is no fact "${path}". Did you mean "${meant}"?`;
}

function unknownOperator(
  path: string,
  written: string,
  catalogue: FactCatalogue,
): string {
  const fact = path || 'value';
  const hasProperties = catalogue
    .find(path)!
    .some(({ kind }) => kind === 'object' || kind === 'any');
  if (!written.startsWith('$') && hasProperties) {
    return `is not an operator. Write the fact as one dotted path: "${path}.${written}".`;
  }
  const operator = `$${written.replace(/^\$/, '')}`;
  if (operator === '$eq') {
    return `is not an operator. Write the value itself: { ${fact}: value }.`;
  }
  if (operator === '$not' || operator === '$ne') {
    return `cannot stand under a fact. Write { $not: { ${fact}: value } }.`;
  }
  return `is not an operator. ${suggest(operator, VALUE_OPERATORS)}`;
}

function parseComparison(options: {
  path: string;
  operator: Operator;
  operand: JsonValue;
  at: string;
  catalogue: FactCatalogue;
}): Parsed {
  const { path, operator, operand, at, catalogue } = options;
  const shapes = catalogue.find(path)!;
  const problems = operandProblems({ operator, operand, path, catalogue, at });
  const predicate = {
    kind: 'compare' as const,
    path,
    operator,
    expected: operand,
  };
  if (problems.length > 0) {
    return { problems };
  }
  if (operator !== '$contains') {
    return { problems, predicate };
  }
  const lists = shapes.filter(({ kind }) => kind === 'list' || kind === 'any');
  const element = parsePredicate(operand, at, elementCatalogue(lists));
  return {
    problems: element.problems,
    predicate: element.predicate && {
      ...predicate,
      ...(isJsonObject(operand) ? { element: element.predicate } : {}),
    },
  };
}
