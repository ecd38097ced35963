import type { JsonObject } from '@backstage/types';
import {
  HIDDEN_SECRET,
  type RequestDraft,
  type RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import { useTranslate } from '../../hooks/useTranslate';
import { ParameterChanges } from '../ParameterChanges/ParameterChanges';
import { reviewOf } from './reviewOf';

type ReviewTableProps = {
  type: RequestType;
  parameters: RequestDraft['parameters'];
  /** What an edit started from. */
  before?: RequestDraft['parameters'];
};

/** Everything that was answered, once more and as a person would say it; of an edit, what it changes. */
export const ReviewTable = (props: ReviewTableProps) => {
  const { type, parameters, before } = props;
  const t = useTranslate();
  return (
    <ParameterChanges
      type={type}
      before={before as JsonObject | undefined}
      after={parameters as JsonObject}
      label={t(before ? 'form.answers.changes' : 'form.answers.title')}
      summary={changes => changes === 0 && t('form.answers.nothing')}
      lookOf={path => {
        const look = reviewOf(type, path);
        // That a secret stays says "hidden", so that it can be told from one that was entered anew.
        return parameters[path[0]] === HIDDEN_SECRET
          ? { ...look, mask: undefined }
          : look;
      }}
      unlinked
    />
  );
};
