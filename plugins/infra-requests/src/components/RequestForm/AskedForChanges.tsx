import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { VoteLine } from '../RequestDetails/VoteLine';

const useStyles = makeStyles(theme => ({
  banner: { marginBottom: theme.spacing(2) },
}));

/** Who asked for which changes, beside the form that makes them. */
export const AskedForChanges = ({ request }: { request: InfraRequest }) => {
  const classes = useStyles();
  const asked =
    request.state === 'changes-requested'
      ? request.votes.filter(({ verdict }) => verdict === 'request-changes')
      : [];
  return asked.length === 0 ? null : (
    <Alert
      severity="info"
      role="note"
      aria-label="What is to be changed"
      className={classes.banner}
    >
      <AlertTitle>What is to be changed</AlertTitle>
      {asked.map(vote => (
        <VoteLine key={`${vote.stage} ${vote.voter}`} vote={vote} />
      ))}
    </Alert>
  );
};
