import type { RequestType } from '@infra-requests/plugin-infra-requests-common';
import { EntityLink, isEntityRef } from '../EntityLinks/EntityLinks';
import { propertySchema } from '../RequestForm/fieldLabels';

type ParameterValueProps = {
  type?: RequestType;
  parameter: string;
  value: unknown;
};

/** A parameter's value as a person would write it. */
export const ParameterValue = (props: ParameterValueProps) => {
  const { type, parameter, value } = props;
  if (value === undefined || value === null || value === '') {
    return <>not given</>;
  }
  if (typeof value === 'boolean') {
    return <>{value ? 'Yes' : 'No'}</>;
  }
  if (typeof value === 'string' && isEntityRef(value)) {
    return <EntityLink entityRef={value} />;
  }
  if (Array.isArray(value)) {
    return <>{value.length === 0 ? 'none' : value.map(asText).join(', ')}</>;
  }
  return <>{choiceName(type, parameter, value) ?? asText(value)}</>;
};

function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What the form calls one of a fixed set of values. */
function choiceName(
  type: RequestType | undefined,
  parameter: string,
  value: unknown,
): string | undefined {
  const schema = propertySchema(
    type?.parameters.map(step => step.schema),
    parameter,
  );
  if (!Array.isArray(schema?.enum) || !Array.isArray(schema.enumNames)) {
    return undefined;
  }
  const name: unknown = schema.enumNames[schema.enum.indexOf(value)];
  return typeof name === 'string' ? name : undefined;
}
