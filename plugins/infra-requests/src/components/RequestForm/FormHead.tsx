import type {
  InfraRequest,
  RequestType,
} from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';
import { useArrival } from '../../hooks/useArrival';
import { useTranslate } from '../../hooks/useTranslate';

type FormHeadProps = {
  type: RequestType;
  editing?: InfraRequest;
  /** Whether the form took the place of another on the same page. */
  replaces?: boolean;
};

/** What is asked for, or which request is edited. */
export const FormHead = ({ type, editing, replaces }: FormHeadProps) => {
  const t = useTranslate();
  const heading = useArrival({ replaces });
  return (
    <>
      <Typography ref={heading} tabIndex={-1} variant="h4" component="h2">
        {editing
          ? t('form.editHeading', {
              request: `#${editing.number}`,
              type: type.title,
            })
          : type.title}
      </Typography>
      {editing && (
        <Typography>
          {t('form.editRevision', {
            revision: String(editing.revision),
            next: String(editing.revision + 1),
          })}
        </Typography>
      )}
      <Typography color="textSecondary">{type.description}</Typography>
    </>
  );
};
