import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { JsonObject, JsonValue } from '@backstage/types';
import canonicalize from 'canonicalize';
import { isJsonObject } from '../configuration/configReader';
import type { Facts } from '../types';

/** Longer text, such as a whole API definition, is nothing that a rule compares. */
const MAX_TEXT = 1_000;
/** For each of `metadata` and `spec`; facts are kept with every request. */
const MAX_BYTES = 16 * 1024;

const TOO_LONG = 'it is too long for a rule to read';
const TOO_LARGE = 'it is too large for a rule to read';

const bytesOf = (value: object) => Buffer.byteLength(canonicalize(value) ?? '');

/** A list with an entry left out would be another list, so it is too long as a whole. */
const isTooLong = (value: JsonValue | undefined): boolean =>
  typeof value === 'string'
    ? value.length > MAX_TEXT
    : Array.isArray(value) && value.some(isTooLong);

/**
 * What rules can read of a catalog entity, under `entity`. What is too much is unknown, not absent, so that it passes
 * no rule that asks for less.
 */
export function entityFacts(entity: Entity): Facts {
  const ref = stringifyEntityRef(entity);
  const { name, namespace, title, tags, labels, annotations } = entity.metadata;
  const sections: JsonObject = JSON.parse(
    JSON.stringify({
      metadata: { name, namespace, title, tags, labels, annotations },
      spec: entity.spec,
    }),
  );
  const values: JsonObject = { ref, kind: ref.split(':')[0] };
  const unknown: Facts['unknown'] = {};
  for (const [section, value] of Object.entries(sections)) {
    const path = `entity.${section}`;
    const tooLong: Facts['unknown'] = {};
    const bounded = withoutLongText(value ?? null, path, tooLong);
    if (bytesOf({ bounded, tooLong }) > MAX_BYTES) {
      unknown[path] = TOO_LARGE;
    } else {
      values[section] = bounded;
      Object.assign(unknown, tooLong);
    }
  }
  return { values: { entity: values }, unknown };
}

function withoutLongText(
  value: JsonValue,
  path: string,
  tooLong: Facts['unknown'],
): JsonValue {
  if (!isJsonObject(value)) {
    return value;
  }
  const kept: JsonObject = {};
  for (const [key, inner] of Object.entries(value)) {
    if (isTooLong(inner)) {
      tooLong[`${path}.${key}`] = TOO_LONG;
    } else {
      kept[key] = withoutLongText(inner ?? null, `${path}.${key}`, tooLong);
    }
  }
  return kept;
}
