import {
  HIDDEN_SECRET,
  type RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import { EntityLink, isEntityRef } from '../EntityLinks/EntityLinks';
import { choiceLabel } from '../RequestForm/fieldLabels';

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
  if (value === HIDDEN_SECRET) {
    return <>hidden</>;
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
  return <>{choiceLabel(type, parameter, value) ?? asText(value)}</>;
};

function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
