import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { useTranslate } from '../../hooks/useTranslate';
import { VoteLine } from '../RequestDetails/VoteLine';

const useStyles = makeStyles(theme => ({
  banner: { marginBottom: theme.spacing(2) },
}));

/** Who asked for which changes, beside the form that makes them. */
export const AskedForChanges = ({ request }: { request: InfraRequest }) => {
  const classes = useStyles();
  const t = useTranslate();
  const asked =
    request.state === 'changes-requested'
      ? request.votes.filter(({ verdict }) => verdict === 'request-changes')
      : [];
  return asked.length === 0 ? null : (
    <Alert
      severity="info"
      role="note"
      aria-label={t('form.toChange')}
      className={classes.banner}
    >
      <AlertTitle>{t('form.toChange')}</AlertTitle>
      {asked.map(vote => (
        <VoteLine key={`${vote.stage} ${vote.voter}`} vote={vote} />
      ))}
    </Alert>
  );
};
