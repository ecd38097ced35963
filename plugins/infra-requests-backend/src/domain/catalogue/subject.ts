import type { JsonObject, JsonValue } from '@backstage/types';
import { digestOf } from '../decision/digest';
import type { RequestTypeDefinition } from '../types';
import { entityOf, environmentOf, ownerOf } from './parameters';

const isGiven = (value: JsonValue | undefined) =>
  value !== undefined && value !== null && value !== '';

/**
 * The same for all requests of one owner for the same thing, whatever is to be done to it; undefined where its type does
 * not say what identifies one, or the parameters do not say it. With the owner, as whoever asks for a name that
 * others use must not replace what they have.
 */
export function subjectOf(
  type: RequestTypeDefinition,
  parameters: JsonObject,
): string | undefined {
  const names = type.identifiedBy ?? [];
  const identity = names.map((name): [string, JsonValue | undefined] => [
    name,
    valueOf(type, name, parameters),
  ]);
  const owner = ownerOf(type, parameters);
  return names.length === 0 ||
    owner === undefined ||
    identity.some(([, value]) => !isGiven(value))
    ? undefined
    : digestOf({
        type: type.id,
        owner,
        environment: environmentOf(type, parameters),
        // As a list: an object would lose a parameter that is called __proto__.
        identity: identity.sort(([one], [other]) => (one < other ? -1 : 1)),
      });
}

/** Refs in full, so that a short one names the same. */
function valueOf(
  type: RequestTypeDefinition,
  name: string,
  parameters: JsonObject,
): JsonValue | undefined {
  if (name === type.ownerParameter) {
    return ownerOf(type, parameters);
  }
  if (name === type.entityParameter) {
    return entityOf(type, parameters);
  }
  return Object.hasOwn(parameters, name) ? parameters[name] : undefined;
}
