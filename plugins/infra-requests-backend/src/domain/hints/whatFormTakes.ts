import type { JsonObject, JsonValue } from '@backstage/types';
import { escapePointer } from '../catalogue/fieldProblems';
import { validateParameters } from '../catalogue/parameters';
import type { RequestTypeDefinition } from '../types';

/**
 * Tells whether a form takes another value of one parameter as it is filled in otherwise. What was wrong before may stay
 * wrong.
 */
export function whatFormTakes(
  type: RequestTypeDefinition,
  filledIn: JsonObject,
): (parameter: string, value: JsonValue) => boolean {
  const problemsWith = (parameters: JsonObject) =>
    validateParameters(type, parameters).map(
      ({ field, message }) => `${field} ${message}`,
    );
  const before = new Set(problemsWith(filledIn));
  return (parameter, value) => {
    const field = `/parameters/${escapePointer(parameter)}`;
    return problemsWith({ ...filledIn, [parameter]: value }).every(
      problem =>
        before.has(problem) &&
        !problem.startsWith(`${field} `) &&
        !problem.startsWith(`${field}/`),
    );
  };
}
