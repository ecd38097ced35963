import { useEffect, useRef } from 'react';
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
import { useButtonsReady } from '../../hooks/useButtonsReady';
import { useLanguage } from '../../hooks/useLanguage';
import { useReadableErrors } from '../../hooks/useReadableErrors';
import { useTranslate } from '../../hooks/useTranslate';
import type { VoteDraft } from '../../hooks/useVoteDraft';
import { EntityLinks } from '../EntityLinks/EntityLinks';
import { ReferenceField } from '../ReferenceField/ReferenceField';
import { ActionButton } from './ActionButton';
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

const VERDICTS: Verdict[] = ['approve', 'reject', 'request-changes'];

type VoteFormProps = {
  request: InfraRequest;
  command: Command;
  draft: VoteDraft;
  /** In one line, where there is room for one. */
  brief?: boolean;
  /** The verdict that the person has chosen elsewhere: it takes the focus, and Ctrl and Enter send it. */
  intent?: Verdict;
  /** Told what became of the request, once a vote is recorded. */
  onDecided?: (request: InfraRequest) => void;
};

/**
 * The vote on the open stage. It carries the digest of the revision that the person has read, so when another
 * revision arrives meanwhile, they have to say that they read that one first.
 */
export const VoteForm = (props: VoteFormProps) => {
  const { request, command, draft, brief, intent, onDecided } = props;
  const { readDigest, setReadDigest, comment, reference } = draft;
  const classes = useStyles();
  const readableErrors = useReadableErrors();
  const t = useTranslate();
  const language = useLanguage();
  const api = useApi(infraRequestsApiRef);
  const fields = useVoteFields(command, draft);
  const { allowedActions, id } = request;
  const open = VERDICTS.filter(verdict => allowedActions[verdict].allowed);
  const reasonsId = `vote-reasons-${id}`;
  const unread = open.length > 0 && readDigest !== request.digest;
  const { chosenRef, reasonsRef, readRef, hasRead } = useIntent(props, unread);

  if (unread) {
    return (
      <Alert
        severity="warning"
        action={
          <Button
            ref={readRef}
            color="inherit"
            size="small"
            onClick={() => {
              hasRead.current = true;
              setReadDigest(request.digest);
            }}
          >
            {t('request.vote.haveRead')}
          </Button>
        }
      >
        {t('request.vote.changed', { revision: String(request.revision) })}
      </Alert>
    );
  }

  const vote = async (verdict: Verdict) => {
    const problems = voteProblems(allowedActions[verdict], draft, t);
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
    let decided: InfraRequest | undefined;
    await command.run({
      command: () => api.vote(id, sent),
      done: answer => {
        decided = answer;
        return voteOutcome({ before: request, sent, answer }, t);
      },
      fields: ['/comment', '/reference'],
    });
    if (decided) {
      draft.setComment('');
      draft.setReference('');
      onDecided?.(decided);
    }
  };
  const wanted = referenceOf(allowedActions);
  const needed = (what: 'comment' | 'reference') =>
    neededFor(allowedActions, { what, t, language });
  const actingFor = [
    ...new Set(
      open.flatMap(verdict => allowedActions[verdict].actingFor ?? []),
    ),
  ];
  const chosen = intent ?? 'approve';
  const byKey =
    allowedActions[chosen].allowed && !command.busy
      ? () => vote(chosen)
      : undefined;

  return (
    <div
      className={`${brief ? classes.brief : classes.form} ${readableErrors}`}
    >
      {actingFor.length > 0 && (
        <Typography variant="body2" className={classes.line}>
          {t('request.vote.decideFor', {
            whom: <EntityLinks entityRefs={actingFor} conjunction="and" />,
          })}
        </Typography>
      )}
      {open.length > 0 && wanted && (
        <ReferenceField
          id={`reference-${id}`}
          title={wanted.title}
          needed={needed('reference')}
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
          needed={needed('comment')}
          required={open.every(
            verdict => allowedActions[verdict].needs?.comment,
          )}
          value={comment}
          onChange={draft.setComment}
          problem={fields.problems.comment}
          inputRef={fields.commentRef}
          onSubmit={byKey}
          brief={brief}
          className={brief ? classes.comment : undefined}
        />
      )}
      <div className={classes.buttons}>
        {VERDICTS.map(verdict => (
          <ActionButton
            key={verdict}
            label={t(`request.vote.button-${verdict}`)}
            action={allowedActions[verdict]}
            busy={command.busy}
            onClick={() => vote(verdict)}
            reasonsId={reasonsId}
            variant={verdict === chosen ? 'contained' : 'outlined'}
            color={verdict === chosen ? 'primary' : 'default'}
            buttonRef={verdict === chosen ? chosenRef : undefined}
          />
        ))}
      </div>
      <Reasons
        id={reasonsId}
        rootRef={reasonsRef}
        actions={VERDICTS.map(verdict => ({
          label: t(`request.vote.button-${verdict}`),
          action: allowedActions[verdict],
        }))}
      />
    </div>
  );
};

/** Leads to what a chosen verdict needs next: its words, its button, why it is not open, or what to read first. */
function useIntent({ intent, request, draft }: VoteFormProps, unread: boolean) {
  const chosenRef = useRef<HTMLButtonElement>(null);
  const reasonsRef = useRef<HTMLDivElement>(null);
  const readRef = useRef<HTMLButtonElement>(null);
  const { id, allowedActions } = request;
  const action = intent && allowedActions[intent];
  const wordsFirst =
    action?.needs?.comment && whatIsSaid(draft.comment) === undefined;
  const referenceFirst =
    action?.needs?.reference && whatIsSaid(draft.reference) === undefined;
  const field = [
    ...(referenceFirst ? ['reference'] : []),
    ...(wordsFirst ? ['comment'] : []),
  ].at(0);
  const next = useRef<() => void>(() => {});
  next.current = () => {
    const target = field
      ? document.getElementById(`${field}-${id}`)
      : undefined;
    const place = unread ? readRef.current : target ?? chosenRef.current;
    const open = unread || action?.allowed;
    (open ? place : reasonsRef.current)?.focus();
  };

  const ready = useButtonsReady();
  useEffect(() => {
    if (intent && ready) {
      next.current();
    }
  }, [intent, id, ready]);

  // The button that said so is gone; the words come next, as buttons cannot take the focus yet.
  const hasRead = useRef(false);
  useEffect(() => {
    if (!unread && hasRead.current) {
      hasRead.current = false;
      document.getElementById(`${field ?? 'comment'}-${id}`)?.focus();
    }
  }, [unread, field, id]);

  return { chosenRef, reasonsRef, readRef, hasRead };
}
