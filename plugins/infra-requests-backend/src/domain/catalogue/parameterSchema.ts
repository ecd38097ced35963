import type { JsonObject, JsonValue } from '@backstage/types';
import type { ValidateFunction } from 'ajv';
import Ajv from 'ajv/dist/2019';
import addFormats from 'ajv-formats';
import { isJsonObject } from '../configuration/configReader';
import type { RequestTypeStep } from '../types';

/** Keys that describe the form rather than the data. */
const isFormKey = (key: string) => key.startsWith('ui:');

function withoutFormKeys(value: JsonValue | undefined): JsonValue {
  if (Array.isArray(value)) {
    return value.map(withoutFormKeys);
  }
  if (!isJsonObject(value)) {
    return value ?? null;
  }
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !isFormKey(key))
      .map(([key, inner]) => [key, withoutFormKeys(inner)]),
  );
}

function newAjv(): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    strictSchema: true,
    // A form's conditional parts repeat neither type nor required of the part they refine.
    strictTypes: false,
    strictTuples: false,
    strictRequired: false,
  });
  // How react-jsonschema-form labels the values of an enum.
  ajv.addKeyword('enumNames');
  addFormats(ajv);
  return ajv;
}

// Making an instance costs more than compiling a form with it.
const ajv = newAjv();

/** Compiles any schema of a form; throws with ajv's words if it cannot be used. */
export function compileSchema(schema: JsonValue): ValidateFunction {
  const bare = withoutFormKeys(schema);
  const compilable = isJsonObject(bare) ? bare : { not: {} };
  try {
    return ajv.compile(compilable);
  } finally {
    // Or the instance would keep every schema that it ever compiled.
    ajv.removeSchema(compilable);
  }
}

/**
 * One validator for all steps together. Parameters that no step declares are refused after conditional parts
 * (`dependencies`, `oneOf`) had their say, which `additionalProperties` could not do.
 */
export function compileSteps(
  steps: Pick<RequestTypeStep, 'schema'>[],
): ValidateFunction {
  const schema: JsonObject = {
    type: 'object',
    allOf: steps.map(step => step.schema),
    unevaluatedProperties: false,
  };
  return compileSchema(schema);
}
