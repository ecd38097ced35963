import type { Person } from '@infra-requests/plugin-infra-requests-common';
import { makeStyles } from '@material-ui/core/styles';
import FormHelperText from '@material-ui/core/FormHelperText';
import { useMe } from '../../hooks/useMe';
import { useTranslate } from '../../hooks/useTranslate';
import { PersonPicker } from '../PersonPicker/PersonPicker';

const useStyles = makeStyles(theme => ({
  field: { marginTop: theme.spacing(2), marginBottom: theme.spacing(1) },
}));

export const REQUESTED_FOR_ID = 'infra-requests-requested-for';

type RequestedForFieldProps = {
  value: Person | null;
  problem?: string;
  onChange: (person: Person | null) => void;
};

/** For whom it is, where that is somebody else than whoever asks. */
export const RequestedForField = (props: RequestedForFieldProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const me = useMe();
  return (
    <div className={classes.field}>
      <PersonPicker
        id={REQUESTED_FOR_ID}
        label={t('form.requestedFor.label')}
        optional
        value={props.value}
        onChange={props.onChange}
        except={me}
        problem={props.problem}
      />
      <FormHelperText>{t('form.requestedFor.help')}</FormHelperText>
    </div>
  );
};
