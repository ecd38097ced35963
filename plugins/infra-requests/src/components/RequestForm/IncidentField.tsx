import { useState, type Ref } from 'react';
import {
  whatIsSaid,
  type Preview,
} from '@infra-requests/plugin-infra-requests-common';
import { useTranslate } from '../../hooks/useTranslate';
import type { Translate } from '../../translations/translationRef';
import { ReferenceField } from '../ReferenceField/ReferenceField';
import { whyNoReference } from '../ReferenceField/whyNoReference';

type Way = NonNullable<Preview['emergencyWay']>;

type IncidentFieldProps = {
  value: string;
  /** Where the tier has a way for emergencies, it needs the incident. */
  way?: Way;
  /** What the server said of it. */
  refused?: string;
  /** Somebody tried to go on without it. */
  tried: boolean;
  onChange: (incident: string) => void;
  inputRef: Ref<HTMLInputElement>;
};

/** What is wrong with the incident of an emergency, as the server would say it. */
export const incidentProblem = (
  way: Way | undefined,
  incident: string,
  t: Translate,
): string | undefined => way && whyNoReference(way.incident, incident, t);

/** Which incident makes a request an emergency. */
export const IncidentField = (props: IncidentFieldProps) => {
  const { value, way, refused, tried, onChange, inputRef } = props;
  const t = useTranslate();
  // Nobody is corrected while they write.
  const [left, setLeft] = useState(value !== '');
  const wrong =
    tried || whatIsSaid(value) ? incidentProblem(way, value, t) : undefined;
  return (
    <ReferenceField
      id="infra-requests-incident"
      title={way?.incident.title ?? t('form.incident.title')}
      needed={t(way ? 'form.incident.needed' : 'form.incident.optional')}
      required={way !== undefined}
      plain
      value={value}
      problem={(left || tried ? wrong : undefined) ?? refused}
      onChange={onChange}
      onLeave={() => setLeft(true)}
      inputRef={inputRef}
    />
  );
};
