import type { JsonObject } from '@backstage/types';
import { HIDDEN_SECRET } from '@infra-requests/plugin-infra-requests-common';

/** Whether a form error, such as one at `.token`, is about a secret of which only the mark is there. */
export function isHidden(values: JsonObject, property = ''): boolean {
  return Object.entries(values).some(
    ([name, value]) =>
      value === HIDDEN_SECRET &&
      (property === `.${name}` || property === `['${name}']`),
  );
}

/** What somebody types where a hidden secret was starts afresh: the mark is no part of it. */
export function withoutMarks(
  before: JsonObject,
  changed: JsonObject,
): JsonObject {
  return Object.fromEntries(
    Object.entries(changed).map(([name, value]) => [
      name,
      before[name] === HIDDEN_SECRET &&
      value !== HIDDEN_SECRET &&
      typeof value === 'string'
        ? value.replaceAll(HIDDEN_SECRET[0], '')
        : value,
    ]),
  );
}
