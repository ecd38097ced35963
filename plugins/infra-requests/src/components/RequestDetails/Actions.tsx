import {
  FINAL_STATES,
  type InfraRequest,
  type Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import Divider from '@material-ui/core/Divider';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useCommand, type Command } from '../../hooks/useCommand';
import { useTranslate } from '../../hooks/useTranslate';
import { useVoteDraft, type VoteDraft } from '../../hooks/useVoteDraft';
import { AskingActions } from './AskingActions';
import { CancelNotice } from './CancelNotice';
import { OutcomeAlert } from './OutcomeAlert';
import { ReviewForm } from './ReviewForm';
import { VoteForm } from './VoteForm';
import { useCancelling } from './useCancelling';
import { useWhileOpen } from './useWhileOpen';

const useStyles = makeStyles(theme => ({
  outcome: { marginBottom: theme.spacing(1) },
  divider: { margin: theme.spacing(2, 0) },
  unseen: {
    position: 'absolute',
    width: 1,
    height: 1,
    overflow: 'hidden',
    clip: 'rect(0 0 0 0)',
    whiteSpace: 'nowrap',
  },
}));

type ActionsProps = {
  request: InfraRequest;
  /** In one line, where there is room for one. */
  brief?: boolean;
  onChanged: () => void;
  /** Whether the request is being read again. */
  reading: boolean;
  intent?: Verdict;
  onDecided?: (request: InfraRequest) => void;
};

type OpenActionsProps = ActionsProps & {
  command: Command;
  draft: VoteDraft;
  onCancel: (reason?: string) => void;
  /** Whether a cancellation was undone. */
  kept: boolean;
};

/** The forms and buttons that are open to the person. */
const OpenActions = (props: OpenActionsProps) => {
  const { request, command, draft, brief, onCancel, kept } = props;
  const { intent, onDecided } = props;
  const classes = useStyles();
  const t = useTranslate();
  const { edit, cancel, withdraw, review } = request.allowedActions;
  const pending = request.state === 'pending';
  const closed = (FINAL_STATES as readonly string[]).includes(request.state);
  const asking = [edit, cancel, withdraw].some(({ allowed }) => allowed);
  const idle = !pending && !asking && !review.allowed && !command.outcome;
  return (
    <>
      {pending && (
        <VoteForm {...{ request, command, draft, brief, intent, onDecided }} />
      )}
      {review.allowed && <ReviewForm request={request} command={command} />}
      {idle && (
        <Typography variant="body2" color="textSecondary" gutterBottom>
          {t(closed ? 'request.part.closed' : 'request.part.nothing')}
        </Typography>
      )}
      {(pending || review.allowed) && (asking || !brief) && (
        <Divider className={classes.divider} />
      )}
      {(asking || !brief) && (
        <AskingActions {...{ request, command, onCancel, brief, kept }} />
      )}
    </>
  );
};

/** What the person can do with a request, and what became of the last try. */
export const Actions = (props: ActionsProps) => {
  const { onChanged, reading } = props;
  const classes = useStyles();
  const request = useWhileOpen(props.request);
  const { digest, updatedAt } = request;
  const command = useCommand({ digest, updatedAt, onChanged, reading });
  const draft = useVoteDraft(request);
  const cancelling = useCancelling(request, command);
  const { waiting } = cancelling;
  const { outcome } = command;
  return (
    <>
      <div aria-live="polite">
        {outcome && !waiting && (
          <OutcomeAlert outcome={outcome} className={classes.outcome} />
        )}
        <span className={classes.unseen}>{cancelling.said}</span>
      </div>
      {waiting ? (
        <CancelNotice
          at={waiting.at}
          onUndo={cancelling.undo}
          onNow={cancelling.now}
        />
      ) : (
        <OpenActions
          {...props}
          request={request}
          command={command}
          draft={draft}
          onCancel={cancelling.begin}
          kept={cancelling.kept}
        />
      )}
    </>
  );
};
