import { useApi } from '@backstage/core-plugin-api';
import {
  whatIsSaid,
  type InfraRequest,
  type Verdict,
  type VoteInput,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import type { Command } from '../../hooks/useCommand';
import { useReadableErrors } from '../../hooks/useReadableErrors';
import type { VoteDraft } from '../../hooks/useVoteDraft';
import { EntityLinks } from '../EntityLinks/EntityLinks';
import { ReferenceField } from '../ReferenceField/ReferenceField';
import { CommentField } from './CommentField';
import { Reasons } from './Reasons';
import { useVoteFields } from './useVoteFields';
import { neededFor, referenceOf, voteProblems } from './voteNeeds';
import { voteOutcome } from './voteOutcome';

const useStyles = makeStyles(theme => ({
  form: { display: 'grid', gap: theme.spacing(1) },
  brief: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
  },
  comment: { flex: '1 1 200px' },
  reference: { flex: '0 1 180px' },
  line: { flexBasis: '100%' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
}));

const VOTES: { verdict: Verdict; label: string }[] = [
  { verdict: 'approve', label: 'Approve' },
  { verdict: 'reject', label: 'Reject' },
  { verdict: 'request-changes', label: 'Request changes' },
];

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
  const { readDigest, setReadDigest, comment, reference } = draft;
  const classes = useStyles();
  const readableErrors = useReadableErrors();
  const api = useApi(infraRequestsApiRef);
  const fields = useVoteFields(command, draft);
  const { allowedActions, id } = request;
  const open = VOTES.filter(({ verdict }) => allowedActions[verdict].allowed);
  const reasonsId = `vote-reasons-${id}`;

  if (open.length > 0 && readDigest !== request.digest) {
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

  const vote = async (verdict: Verdict) => {
    const problems = voteProblems(allowedActions[verdict], draft);
    if (!fields.check(problems)) {
      return;
    }
    const sent: VoteInput = {
      verdict,
      digest: readDigest,
      stage: request.stages.findIndex(({ state }) => state === 'active'),
      comment: whatIsSaid(comment),
      ...(whatIsSaid(reference) && { reference: whatIsSaid(reference) }),
    };
    const voted = await command.run({
      command: () => api.vote(id, sent),
      done: answer => voteOutcome({ before: request, sent, answer }),
      fields: ['/comment', '/reference'],
    });
    if (voted) {
      draft.setComment('');
      draft.setReference('');
    }
  };
  const wanted = referenceOf(allowedActions);
  const actingFor = [
    ...new Set(
      open.flatMap(({ verdict }) => allowedActions[verdict].actingFor ?? []),
    ),
  ];

  return (
    <div
      className={`${brief ? classes.brief : classes.form} ${readableErrors}`}
    >
      {actingFor.length > 0 && (
        <Typography variant="body2" className={classes.line}>
          You decide for{' '}
          <EntityLinks entityRefs={actingFor} conjunction="and" />.
        </Typography>
      )}
      {open.length > 0 && wanted && (
        <ReferenceField
          id={`reference-${id}`}
          title={wanted.title}
          needed={neededFor(allowedActions, 'reference')}
          value={reference}
          onChange={draft.setReference}
          problem={fields.problems.reference}
          inputRef={fields.referenceRef}
          brief={brief}
          className={brief ? classes.reference : undefined}
        />
      )}
      {open.length > 0 && (
        <CommentField
          id={`comment-${id}`}
          needed={neededFor(allowedActions, 'comment')}
          required={open.every(
            ({ verdict }) => allowedActions[verdict].needs?.comment,
          )}
          value={comment}
          onChange={draft.setComment}
          problem={fields.problems.comment}
          inputRef={fields.commentRef}
          brief={brief}
          className={brief ? classes.comment : undefined}
        />
      )}
      <div className={classes.buttons}>
        {VOTES.map(({ verdict, label }) => {
          const { allowed } = allowedActions[verdict];
          return (
            <Button
              key={verdict}
              variant={verdict === 'approve' ? 'contained' : 'outlined'}
              color={verdict === 'approve' ? 'primary' : 'default'}
              disabled={!allowed || command.busy}
              aria-describedby={allowed ? undefined : reasonsId}
              onClick={() => vote(verdict)}
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
