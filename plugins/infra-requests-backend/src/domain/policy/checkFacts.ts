import type { JsonObject } from '@backstage/types';
import { spelledOut, titleInText } from './english';
import { shapesOf, type ValueShape } from './valueShape';

/** What an automated check says of a request, as its module declares it. */
export interface CheckDeclaration {
  id: string;
  title: string;
  /** Request types that it looks at; without it, all. */
  types?: readonly string[];
  /** JSON Schemas of what it says beside the outcome, by name. */
  facts: Record<string, JsonObject>;
}

/** The fact that every check has; rules see nothing where it is unknown. */
export const OUTCOME = 'outcome';

const OUTCOMES: ValueShape = {
  kind: 'text',
  values: ['passed', 'warning', 'failed'],
};

/** The facts of the checks that there are; any where that is not known, as without the backend's modules. */
export function* factsOfChecks(
  checks: readonly CheckDeclaration[] | undefined,
): Iterable<[path: string, ValueShape[]]> {
  if (!checks) {
    yield ['checks', [{ kind: 'object', open: true, unchecked: true }]];
    return;
  }
  for (const { id, facts } of checks) {
    yield [`checks.${id}.${OUTCOME}`, [OUTCOMES]];
    for (const [name, schema] of Object.entries(facts)) {
      yield [`checks.${id}.${name}`, shapesOf(schema)];
    }
  }
}

/** What people call a fact of a check, such as `outcome of "Service readiness"`; undefined for any other fact. */
export function checkFactName(
  path: string,
  checks: readonly CheckDeclaration[] = [],
): string | undefined {
  const [, id, name] = /^checks\.([^.]+)(?:\.(.+))?$/.exec(path) ?? [];
  if (id === undefined) {
    return undefined;
  }
  const check = checks.find(one => one.id === id);
  const called = `"${check?.title ?? id}"`;
  if (name === undefined) {
    return `check ${called}`;
  }
  const title =
    check && Object.hasOwn(check.facts, name)
      ? check.facts[name].title
      : undefined;
  return `${
    typeof title === 'string' ? titleInText(title) : spelledOut(name)
  } of ${called}`;
}
