import type { JsonObject, JsonValue } from '@backstage/types';
import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import { propertySchemas, type SchemaNode } from './fieldLabels';
import { validator } from './formSteps';
import { withoutSecrets } from './hiddenSecrets';

type Finding = { keyword: string };

/** What a form would say against a value before somebody corrected it; anything else cannot even be shown in it. */
const CORRECTABLE = new Set([
  'exclusiveMaximum',
  'exclusiveMinimum',
  'format',
  'maxItems',
  'maxLength',
  'maximum',
  'minItems',
  'minLength',
  'minimum',
  'multipleOf',
  'pattern',
  'required',
  'uniqueItems',
]);

function findings(schema: SchemaNode, value: JsonValue): Finding[] {
  const { errors = [], validationError } = validator.rawValidation<Finding>(
    schema,
    value,
  );
  return validationError ? [{ keyword: '$ref' }] : errors;
}

/** Whether a form takes a value for a field as it is. */
export const fits = (schema: SchemaNode, value: JsonValue): boolean =>
  findings(schema, value).length === 0;

/** Whether a form can show a value, so that somebody can go on from it. */
const isShowable = (schema: SchemaNode, value: JsonValue): boolean =>
  findings(schema, value).every(({ keyword }) => CORRECTABLE.has(keyword));

/**
 * Of values that were once answered, those that a form still asks for and can show. Secrets are none of them: they
 * are entered anew.
 */
export function stillFitting(type: RequestType, values: JsonObject) {
  const schemas = type.parameters.map(step => step.schema);
  const entries = Object.entries(withoutSecrets(type, values));
  const isKept = ([name, value]: [string, JsonValue | undefined]) =>
    value !== undefined &&
    propertySchemas(schemas, name).some(schema => isShowable(schema, value));
  return {
    kept: Object.fromEntries(entries.filter(isKept)),
    dropped: entries.filter(one => !isKept(one)).map(([name]) => name),
  };
}
