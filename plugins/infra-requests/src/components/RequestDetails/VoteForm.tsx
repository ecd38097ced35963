import { useApi } from '@backstage/core-plugin-api';
import type {
  InfraRequest,
  RequestState,
  Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import type { Command } from '../../hooks/useCommand';
import type { VoteDraft } from '../../hooks/useVoteDraft';
import { CommentField } from './CommentField';
import { Reasons } from './Reasons';

const useStyles = makeStyles(theme => ({
  form: { display: 'grid', gap: theme.spacing(1) },
  brief: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
  comment: { flex: '1 1 200px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
}));

const VOTES: { verdict: Verdict; label: string; done: string }[] = [
  { verdict: 'approve', label: 'Approve', done: 'Your approval counts.' },
  { verdict: 'reject', label: 'Reject', done: 'You rejected this request.' },
  {
    verdict: 'request-changes',
    label: 'Request changes',
    done: 'You asked for changes.',
  },
];

/** The states that a last approval leads to, at once or by the time the answer arrives. */
const APPROVED: RequestState[] = ['approved', 'fulfilling', 'fulfilled'];

type VoteFormProps = {
  request: InfraRequest;
  command: Command;
  draft: VoteDraft;
  /** In one line, where there is room for one. */
  brief?: boolean;
};

/**
 * The vote on the open stage. It carries the digest of the revision that the person has read, so when another
 * revision arrives meanwhile, they have to say that they read that one first.
 */
export const VoteForm = (props: VoteFormProps) => {
  const { request, command, draft, brief } = props;
  const { readDigest, setReadDigest, comment, setComment } = draft;
  const classes = useStyles();
  const api = useApi(infraRequestsApiRef);
  const { allowedActions } = request;
  const open = VOTES.some(({ verdict }) => allowedActions[verdict].allowed);
  const reasonsId = `vote-reasons-${request.id}`;

  if (open && readDigest !== request.digest) {
    return (
      <Alert
        severity="warning"
        action={
          <Button
            color="inherit"
            size="small"
            onClick={() => setReadDigest(request.digest)}
          >
            I have read it
          </Button>
        }
      >
        This request changed while you had it open. Read revision{' '}
        {request.revision} before you decide.
      </Alert>
    );
  }

  const vote = async (verdict: Verdict, done: string) => {
    const input = {
      verdict,
      digest: readDigest,
      stage: request.stages.findIndex(({ state }) => state === 'active'),
      comment: comment.trim() || undefined,
    };
    const voted = await command.run({
      command: () => api.vote(request.id, input),
      done: ({ state }) =>
        APPROVED.includes(state)
          ? `${done} The request is approved now.`
          : done,
    });
    if (voted) {
      setComment('');
    }
  };

  return (
    <div className={brief ? classes.brief : classes.form}>
      {open && (
        <CommentField
          id={`comment-${request.id}`}
          value={comment}
          onChange={setComment}
          brief={brief}
          className={brief ? classes.comment : undefined}
        />
      )}
      <div className={classes.buttons}>
        {VOTES.map(({ verdict, label, done }) => {
          const { allowed } = allowedActions[verdict];
          return (
            <Button
              key={verdict}
              variant={verdict === 'approve' ? 'contained' : 'outlined'}
              color={verdict === 'approve' ? 'primary' : 'default'}
              disabled={!allowed || command.busy}
              aria-describedby={allowed ? undefined : reasonsId}
              onClick={() => vote(verdict, done)}
            >
              {label}
            </Button>
          );
        })}
      </div>
      <Reasons
        id={reasonsId}
        actions={VOTES.map(({ verdict, label }) => ({
          label,
          action: allowedActions[verdict],
        }))}
      />
    </div>
  );
};
