import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import Divider from '@material-ui/core/Divider';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useCommand } from '../../hooks/useCommand';
import { AskingActions } from './AskingActions';
import { VoteForm } from './VoteForm';

const useStyles = makeStyles(theme => ({
  divider: { margin: theme.spacing(2, 0) },
}));

type ActionsProps = { request: InfraRequest; onChanged: () => void };

/** What the person can do with a request, and what became of the last try. */
export const Actions = ({ request, onChanged }: ActionsProps) => {
  const classes = useStyles();
  const command = useCommand(onChanged);
  const { outcome } = command;
  return (
    <>
      <div aria-live="polite">
        {outcome && <Alert severity={outcome.severity}>{outcome.text}</Alert>}
      </div>
      {request.state === 'pending' && (
        <>
          <VoteForm request={request} command={command} />
          <Divider className={classes.divider} />
        </>
      )}
      <AskingActions request={request} command={command} />
    </>
  );
};
