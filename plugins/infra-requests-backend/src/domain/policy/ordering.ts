import type { JsonValue } from '@backstage/types';
import { isDate, ordersWith } from './accepts';
import type { Declaration, FactCatalogue } from './factCatalogue';
import { exampleOf, kindsInWords, quote } from './shapeInWords';
import type { ValueShape } from './valueShape';

const DECLARE = {
  number: 'Declare type: number (or integer) there',
  date: 'Declare type: string with format: date there',
};

const isOrdered = ({ kind }: ValueShape) =>
  kind === 'number' || kind === 'money' || kind === 'date';

const declaredAs = ({ requestType, shapes }: Declaration) =>
  requestType === undefined
    ? kindsInWords(shapes)
    : `${kindsInWords(shapes)} in the request type "${requestType}"`;

/**
 * What is wrong with asking for more or less than the operand. Other than with equality, every value that the
 * fact can have must be orderable: one that is not has no side of the threshold.
 */
export function orderingProblem(options: {
  operator: string;
  operand: JsonValue;
  path: string;
  catalogue: FactCatalogue;
}): string | undefined {
  const { operator, operand, path, catalogue } = options;
  const declarations = catalogue.declarations(path);
  const shapes =
    declarations.length > 0
      ? declarations.flatMap(one => one.shapes)
      : catalogue.find(path)!;
  if (shapes.every(shape => ordersWith(shape, operand))) {
    return undefined;
  }
  const isUniform = shapes.every(({ kind }) => kind === shapes[0].kind);
  if (isUniform && isOrdered(shapes[0])) {
    return `${operator} cannot compare ${path || 'the element'} with ${quote(
      operand,
    )}. Write ${exampleOf({ kind: shapes[0].kind })}.`;
  }
  const fact = `${operator} cannot be asked of ${path || 'an element'}`;
  if (declarations.length === 0) {
    return `${fact}, which is ${kindsInWords(
      shapes,
    )}. Use $in with the values meant.`;
  }
  const wanted = isDate(operand) ? 'date' : 'number';
  const isWanted = (one: Declaration) =>
    one.shapes.every(({ kind }) => kind === wanted);
  const other = declarations.filter(one => !isWanted(one));
  return `${fact}, which is ${other.map(declaredAs).join(' and ')}. ${
    DECLARE[wanted]
  }${restriction(declarations.filter(isWanted))}.`;
}

/** How to leave out the request types that say something else. */
export function restriction(declarations: Declaration[]): string {
  const ids = declarations.map(({ requestType }) => requestType);
  if (ids.length === 0) {
    return '';
  }
  const types = ids.length === 1 ? ids[0] : `{ $in: [${ids.join(', ')}] }`;
  return `, or restrict the rule with type: ${types}`;
}
