import type { JsonObject } from '@backstage/types';
import {
  extractSchemaFromStep,
  type ParsedTemplateSchema,
} from '@backstage/plugin-scaffolder-react/alpha';
import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import { getDefaultFormState } from '@rjsf/utils';
import { customizeValidator } from '@rjsf/validator-ajv8';

export const validator = customizeValidator();

/** As the Scaffolder's own forms have it. */
export const DEFAULTS = { allOf: 'populateDefaults' } as const;

/** The form's values before anybody typed: what is given, and the defaults of every step for the rest. */
export function initialParameters(
  type: RequestType,
  given: JsonObject = {},
): JsonObject {
  return type.parameters.reduce<JsonObject>((values, step) => {
    const { schema } = extractSchemaFromStep(step.schema as JsonObject);
    const state: JsonObject | undefined = getDefaultFormState(
      validator,
      schema,
      values,
      schema,
      false,
      DEFAULTS,
    );
    return state ?? values;
  }, given);
}

/**
 * The form's values after a step was completed. Fields of the step that its answers made disappear go, so that
 * nothing is asked for that the form does not show.
 */
export function completeStep(options: {
  step: ParsedTemplateSchema;
  values: JsonObject;
  completed: JsonObject;
}): JsonObject {
  const { step, values, completed } = options;
  const own = propertyNames(step.schema);
  const others = Object.entries(values).filter(([name]) => !own.has(name));
  return { ...Object.fromEntries(others), ...completed };
}

/** Every property that a step can show, on any of its branches. */
export function propertyNames(schema: unknown): Set<string> {
  const names = new Set<string>();
  visit(schema, names);
  return names;
}

function visit(schema: unknown, names: Set<string>) {
  if (typeof schema !== 'object' || schema === null) {
    return;
  }
  const node = schema as Record<string, unknown>;
  Object.keys(node.properties ?? {}).forEach(name => names.add(name));
  const branches = [node.allOf, node.anyOf, node.oneOf].flat();
  const conditions = [node.then, node.else];
  const dependencies = Object.values(node.dependencies ?? {});
  [...branches, ...conditions, ...dependencies].forEach(branch =>
    visit(branch, names),
  );
}
