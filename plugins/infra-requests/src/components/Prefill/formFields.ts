import type { RequestType } from '@infra-requests/plugin-infra-requests-common';

/** A parameter of a request type as its form shows it. */
export interface FormField {
  name: string;
  required: boolean;
  /** The Scaffolder field that answers it, such as EntityPicker. */
  picker?: string;
  options: Record<string, unknown>;
}

type Node = Record<string, unknown>;

/** Every field that a type's form can show, on any of its branches, in the order of its steps. */
export function formFields(type: RequestType): FormField[] {
  return type.parameters.flatMap(({ schema }) => fieldsOf(schema));
}

function fieldsOf(schema: unknown): FormField[] {
  if (!isNode(schema)) {
    return [];
  }
  const required: unknown[] = Array.isArray(schema.required)
    ? schema.required
    : [];
  const own = Object.entries(isNode(schema.properties) ? schema.properties : {})
    .filter((entry): entry is [string, Node] => isNode(entry[1]))
    .map(([name, field]) => ({
      name,
      required: required.includes(name),
      picker: nameOf(field['ui:field']),
      options: isNode(field['ui:options']) ? field['ui:options'] : {},
    }));
  const branches = [
    ...[schema.allOf, schema.anyOf, schema.oneOf].flat(),
    schema.then,
    schema.else,
    ...Object.values(isNode(schema.dependencies) ? schema.dependencies : {}),
  ];
  return [...own, ...branches.flatMap(fieldsOf)];
}

function nameOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
