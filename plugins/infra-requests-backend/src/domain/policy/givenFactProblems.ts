import type { JsonObject, JsonValue } from '@backstage/types';
import { likelyMeant, suggest } from '../configuration/configProblem';
import { isJsonObject, kindOf } from '../configuration/configReader';
import { isDecimal, toDecimal } from '../money';
import type { Policy, RequestTypeDefinition } from '../types';
import { accepts } from './accepts';
import { factCatalogue, type FactCatalogue } from './factCatalogue';
import { neverEqual } from './operand';
import { exampleOf, kindsInWords, quote } from './shapeInWords';
import type { ValueShape } from './valueShape';

/** Something that cannot be a fact: the names that lead to it, and what to write instead. */
export interface GivenFactProblem {
  /** Whether it stands among the values or among what is said to be unknown. */
  among: 'values' | 'unknown';
  path: string[];
  message: string;
}

/** What is left of a budget may be less than nothing; no other amount is. */
const MAY_BE_NEGATIVE = 'ownerBudgetRemaining';

/**
 * Everything that is wrong with made-up facts, so that a slip of the pen does not look like a decision. Where the type
 * is given, they have to be facts of that type. A form may be filled in only in part.
 */
export function givenFactProblems(
  given: { values?: JsonObject; unknown?: Record<string, string> },
  options: { policy: Policy; requestTypes: readonly RequestTypeDefinition[] },
): GivenFactProblem[] {
  const { policy, requestTypes } = options;
  const { values = {}, unknown = {} } = given;
  const names = {
    calendars: { ids: policy.calendars.map(({ id }) => id), complete: true },
    hasBudgets: true,
    checks: policy.checks,
  };
  const type = requestTypes.find(({ id }) => id === values.type);
  const all = factCatalogue([...requestTypes], names);
  const catalogue = type ? factCatalogue([type], names) : all;
  const problems: GivenFactProblem[] = [];
  const context: Context = {
    catalogue,
    report: (path, message) =>
      problems.push({ among: 'values', path, message }),
    notAFact: path => notAFact(path, { catalogue, all, type }),
  };
  for (const [name, value] of Object.entries(values)) {
    checkFact([name], value, context);
  }
  for (const path of Object.keys(unknown)) {
    if (!catalogue.find(path) && !isGroup(catalogue, path)) {
      problems.push({
        among: 'unknown',
        path: [path],
        message: context.notAFact(path),
      });
    }
  }
  return problems;
}

interface Context {
  catalogue: FactCatalogue;
  report(path: string[], message: string): void;
  notAFact(path: string): string;
}

/** A name that only holds others, such as `requester`. */
function isGroup({ paths }: FactCatalogue, path: string): boolean {
  return paths.some(one => one.startsWith(`${path}.`));
}

function notAFact(
  path: string,
  options: {
    catalogue: FactCatalogue;
    all: FactCatalogue;
    type?: RequestTypeDefinition;
  },
): string {
  const { catalogue, all, type } = options;
  if (type && (all.find(path) || isGroup(all, path))) {
    return `is no fact of the request type ${quote(type.id)}. Leave it out.`;
  }
  const group = path.slice(0, path.lastIndexOf('.') + 1);
  const siblings = catalogue.paths.filter(one => one.startsWith(group));
  const roots = [...new Set(catalogue.paths.map(one => one.split('.')[0]))];
  const meant =
    likelyMeant(path, siblings) ??
    (group === '' ? likelyMeant(path, roots) : undefined);
  const known = group === '' ? roots : siblings;
  return `is not a fact${
    type && group === 'parameters.'
      ? ` of the request type ${quote(type.id)}`
      : ''
  }. ${suggest(meant ?? path, meant ? [meant] : known)}`;
}

function checkFact(
  path: string[],
  value: JsonValue | undefined,
  context: Context,
): void {
  const { catalogue, report } = context;
  const [name] = path;
  const fact = path.join('.');
  if (path.length === 1 && name.includes('.')) {
    report(
      path,
      `is a path and not a name. Write ${name.replace(/\./g, ': { ')}: … ${' }'
        .repeat(name.split('.').length - 1)
        .trim()}.`,
    );
    return;
  }
  const shapes = catalogue.find(fact);
  if (shapes) {
    checkValue(path, value, { ...context, shapes });
  } else if (!isGroup(catalogue, fact)) {
    report(path, context.notAFact(fact));
  } else if (isJsonObject(value)) {
    for (const [key, one] of Object.entries(value)) {
      checkFact([...path, key], one, context);
    }
  } else if (value !== null) {
    report(path, `must be an object, but is ${kindOf(value)}.`);
  }
}

function checkValue(
  path: string[],
  value: JsonValue | undefined,
  context: Context & { shapes: ValueShape[] },
): void {
  const { shapes, report } = context;
  const fact = path.join('.');
  const may = (...kinds: ValueShape['kind'][]) =>
    shapes.some(({ kind }) => kinds.includes(kind));
  // What is null is not there. What is secret is hidden before anything reads it.
  if (value === null || value === undefined || may('any', 'secret')) {
    return;
  }
  if (Array.isArray(value) && may('list')) {
    const elements = shapes.flatMap(shape =>
      shape.kind === 'list' ? shape.elements ?? [{ kind: 'any' as const }] : [],
    );
    value.forEach((one, index) =>
      checkValue([...path, String(index)], one as JsonValue, {
        ...context,
        shapes: elements,
      }),
    );
  } else if (isJsonObject(value) && may('object')) {
    checkProperties(path, value, context);
  } else if (may('list', 'object') && shapes.length === 1) {
    report(path, `must be ${kindsInWords(shapes)}, but is ${kindOf(value)}.`);
  } else if (!shapes.some(shape => accepts(shape, value))) {
    report(path, neverEqual(value, shapes));
  } else if (may('money') && fact !== MAY_BE_NEGATIVE && isNegative(value)) {
    report(
      path,
      `can never be ${quote(value)}: it is zero or more. Write ${exampleOf({
        kind: 'money',
      })}.`,
    );
  }
}

function isNegative(value: JsonValue): boolean {
  return isDecimal(value) && toDecimal(value).lt(0);
}

function checkProperties(
  path: string[],
  value: JsonObject,
  context: Context & { shapes: ValueShape[] },
): void {
  const objects = context.shapes.filter(({ kind }) => kind === 'object');
  const declared = objects.flatMap(shape => [...(shape.properties ?? [])]);
  const isOpen = objects.some(({ open }) => open);
  for (const [name, one] of Object.entries(value)) {
    const shapes = declared.flatMap(([key, own]) => (key === name ? own : []));
    if (shapes.length > 0) {
      checkValue([...path, name], one, { ...context, shapes });
    } else if (!isOpen) {
      context.report(
        [...path, name],
        `is not known. ${suggest(
          name,
          declared.map(([key]) => key),
        )}`,
      );
    }
  }
}
