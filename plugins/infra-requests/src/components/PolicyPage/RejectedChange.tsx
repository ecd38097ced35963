import type { PolicyDocument } from '@infra-requests/plugin-infra-requests-common';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { makeStyles } from '@material-ui/core/styles';
import { useTranslate } from '../../hooks/useTranslate';
import { RelativeTime } from '../RelativeTime/RelativeTime';

const useStyles = makeStyles(theme => ({
  alert: { marginBottom: theme.spacing(2) },
  problems: { margin: 0, paddingLeft: theme.spacing(2.5) },
  path: { overflowWrap: 'anywhere' },
}));

type RejectedChangeProps = {
  change: NonNullable<PolicyDocument['rejectedChange']>;
};

/** That the configuration was changed to something that is no policy, and every mistake in it. */
export const RejectedChange = ({ change }: RejectedChangeProps) => {
  const classes = useStyles();
  const t = useTranslate();
  return (
    <Alert severity="error" className={classes.alert}>
      <AlertTitle>
        {t('policy.rejected.title', { time: <RelativeTime at={change.at} /> })}
      </AlertTitle>
      {t('policy.rejected.whatToDo')}
      <ul className={classes.problems}>
        {change.problems.map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            <code className={classes.path}>{path}</code>: {message}
          </li>
        ))}
      </ul>
    </Alert>
  );
};
