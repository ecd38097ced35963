import type { PolicyDocument } from '@infra-requests/plugin-infra-requests-common';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { makeStyles } from '@material-ui/core/styles';
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
  return (
    <Alert severity="error" className={classes.alert}>
      <AlertTitle>
        A changed configuration was not taken over{' '}
        <RelativeTime at={change.at} />
      </AlertTitle>
      The policy below stays active. To have the change taken over, mend this in
      the app configuration:
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
