import {
  HIDDEN_SECRET,
  type RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityLink, isEntityRef } from '../EntityLinks/EntityLinks';
import { choiceLabel } from '../RequestForm/fieldLabels';

type ParameterValueProps = {
  type?: RequestType;
  parameter: string;
  value: unknown;
  /** Where a link would lead away from what a person is writing. */
  unlinked?: boolean;
};

/** A parameter's value as a person would write it. */
export const ParameterValue = (props: ParameterValueProps) => {
  const { type, parameter, value, unlinked } = props;
  const t = useTranslate();
  if (value === undefined || value === null || value === '') {
    return <>{t('request.value.notGiven')}</>;
  }
  if (value === HIDDEN_SECRET) {
    return <>{t('request.value.hidden')}</>;
  }
  if (typeof value === 'boolean') {
    return <>{t(value ? 'request.value.yes' : 'request.value.no')}</>;
  }
  if (typeof value === 'string' && isEntityRef(value)) {
    return unlinked ? (
      <EntityDisplayName entityRef={value} hideIcon />
    ) : (
      <EntityLink entityRef={value} />
    );
  }
  if (Array.isArray(value)) {
    return (
      <bdi>
        {value.length === 0
          ? t('request.value.none')
          : value.map(asText).join(', ')}
      </bdi>
    );
  }
  return <bdi>{choiceLabel(type, parameter, value) ?? asText(value)}</bdi>;
};

function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
