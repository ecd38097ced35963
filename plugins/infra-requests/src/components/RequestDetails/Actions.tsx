import {
  FINAL_STATES,
  type InfraRequest,
} from '@infra-requests/plugin-infra-requests-common';
import Divider from '@material-ui/core/Divider';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useCommand } from '../../hooks/useCommand';
import { useVoteDraft } from '../../hooks/useVoteDraft';
import { AskingActions } from './AskingActions';
import { OutcomeAlert } from './OutcomeAlert';
import { ReviewForm } from './ReviewForm';
import { useWhileOpen } from './useWhileOpen';
import { VoteForm } from './VoteForm';

const useStyles = makeStyles(theme => ({
  outcome: { marginBottom: theme.spacing(1) },
  divider: { margin: theme.spacing(2, 0) },
}));

type ActionsProps = {
  request: InfraRequest;
  /** In one line, where there is room for one. */
  brief?: boolean;
  onChanged: () => void;
  /** Whether the request is being read again. */
  reading: boolean;
};

/** What the person can do with a request, and what became of the last try. */
export const Actions = (props: ActionsProps) => {
  const { brief, onChanged, reading } = props;
  const classes = useStyles();
  const request = useWhileOpen(props.request);
  const { digest, updatedAt } = request;
  const command = useCommand({ digest, updatedAt, onChanged, reading });
  const draft = useVoteDraft(request);
  const { outcome } = command;
  const { edit, cancel, withdraw, review } = request.allowedActions;
  const closed = (FINAL_STATES as readonly string[]).includes(request.state);
  const asking = [edit, cancel, withdraw].some(({ allowed }) => allowed);
  return (
    <>
      <div aria-live="polite">
        {outcome && (
          <OutcomeAlert outcome={outcome} className={classes.outcome} />
        )}
      </div>
      {request.state === 'pending' && (
        <VoteForm {...{ request, command, draft, brief }} />
      )}
      {review.allowed && <ReviewForm request={request} command={command} />}
      {(request.state === 'pending' || review.allowed) && asking && (
        <Divider className={classes.divider} />
      )}
      {asking && <AskingActions request={request} command={command} />}
      {request.state !== 'pending' &&
        !asking &&
        !review.allowed &&
        !outcome && (
          <Typography variant="body2" color="textSecondary">
            {closed
              ? 'This request is closed. Its record stays.'
              : 'There is nothing for you to do here.'}
          </Typography>
        )}
    </>
  );
};
