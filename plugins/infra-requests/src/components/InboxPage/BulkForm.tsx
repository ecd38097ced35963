import { useEffect, useRef, useState } from 'react';
import {
  whatIsSaid,
  type Verdict,
} from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import CircularProgress from '@material-ui/core/CircularProgress';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useReadableErrors } from '../../hooks/useReadableErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { ReferenceField } from '../ReferenceField/ReferenceField';
import { whyNoReference } from '../ReferenceField/whyNoReference';
import type { Marked } from './InboxRow';
import { candidatesOf, needsOf, type Candidate } from './bulkVotes';
import { useLooked } from './useLooked';

const MAX_LENGTH = 4000;

const useStyles = makeStyles(({ spacing }) => ({
  content: { display: 'grid', gap: spacing(2) },
  list: { margin: spacing(0.5, 0, 0), paddingLeft: spacing(2.5) },
}));

const TITLES = {
  approve: 'inbox.bulkDialog.approve',
  reject: 'inbox.bulkDialog.reject',
  'request-changes': 'inbox.bulkDialog.changes',
} as const;

export type BulkWords = { comment: string; reference: string };

type LeftOutProps = { candidates: Candidate[]; onLook: (id: string) => void };

const LeftOut = ({ candidates, onLook }: LeftOutProps) => {
  const classes = useStyles();
  const t = useTranslate();
  return (
    <Alert severity="warning">
      <Typography variant="subtitle2" component="h3">
        {t('inbox.bulkDialog.left')}
      </Typography>
      <ul className={classes.list}>
        {candidates.map(({ marked, leftOut }) => (
          <li key={marked.id}>
            {nameOf(marked)}: {leftOut?.why}{' '}
            {leftOut?.changed && (
              <Button size="small" onClick={() => onLook(marked.id)}>
                {t('inbox.bulkResult.look', { number: String(marked.number) })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
};

type BulkFormProps = {
  marked: Marked[];
  verdict: Verdict;
  words: BulkWords;
  onWords: (words: BulkWords) => void;
  sending: boolean;
  failure?: string;
  onSend: (items: Marked[]) => void;
  onLook: (id: string) => void;
  onClose: () => void;
};

/** What a vote on several requests needs, and which of them it leaves out. */
export const BulkForm = (props: BulkFormProps) => {
  const { marked, verdict, words, onWords, sending, failure } = props;
  const { onSend, onLook, onClose } = props;
  const classes = useStyles();
  const readableErrors = useReadableErrors();
  const t = useTranslate();
  const [tried, setTried] = useState(false);
  const commentRef = useRef<HTMLTextAreaElement>(null);
  const referenceRef = useRef<HTMLInputElement>(null);
  const looked = useLooked(marked.map(({ id }) => id));
  const candidates = looked && candidatesOf({ marked, looked, verdict, t });
  const open = candidates?.filter(({ leftOut }) => !leftOut) ?? [];
  const leftOut = candidates?.filter(one => one.leftOut) ?? [];
  const { comments, references, reference } = needsOf(candidates ?? []);

  const ready = open.length > 0;
  useEffect(() => {
    if (ready) {
      commentRef.current?.focus();
    }
  }, [ready]);

  const commentProblem =
    comments > 0 && whatIsSaid(words.comment) === undefined
      ? t('inbox.bulkDialog.commentMissing', { count: comments })
      : undefined;
  const referenceProblem =
    reference && whyNoReference(reference, words.reference, t);
  const send = () => {
    if (sending || open.length === 0) {
      return;
    }
    setTried(true);
    if (referenceProblem) {
      referenceRef.current?.focus();
    } else if (commentProblem) {
      commentRef.current?.focus();
    } else {
      onSend(open.map(one => one.marked));
    }
  };
  const title =
    candidates && open.length === 0
      ? t('inbox.bulkDialog.none')
      : t(TITLES[verdict], { count: candidates ? open.length : marked.length });

  return (
    <form
      className={readableErrors}
      noValidate
      onSubmit={event => {
        event.preventDefault();
        send();
      }}
    >
      <DialogTitle id="infra-requests-bulk">{title}</DialogTitle>
      <DialogContent className={classes.content}>
        {!candidates && (
          <div role="status">
            <CircularProgress size={16} /> {t('inbox.bulkDialog.looking')}
          </div>
        )}
        {leftOut.length > 0 && <LeftOut candidates={leftOut} onLook={onLook} />}
        {open.length > 0 && (
          <div>
            <Typography variant="subtitle2" component="h3">
              {t('inbox.bulkDialog.items')}
            </Typography>
            <ul className={classes.list}>
              {open.map(({ marked: one }) => (
                <Typography key={one.id} component="li" variant="body2">
                  {nameOf(one)}
                </Typography>
              ))}
            </ul>
          </div>
        )}
        {reference && (
          <ReferenceField
            id="infra-requests-bulk-reference"
            title={reference.title}
            value={words.reference}
            onChange={text => onWords({ ...words, reference: text })}
            needed={t('inbox.bulkDialog.referenceNeeded', {
              number: String(references),
            })}
            required
            problem={tried ? referenceProblem : undefined}
            inputRef={referenceRef}
          />
        )}
        {open.length > 0 && (
          <TextField
            id="infra-requests-bulk-comment"
            onKeyDown={event => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                send();
              }
            }}
            multiline
            variant="outlined"
            label={t('inbox.bulkDialog.comment')}
            required={comments > 0}
            value={words.comment}
            error={tried && commentProblem !== undefined}
            helperText={
              (tried ? commentProblem : undefined) ??
              [
                comments > 0 &&
                  t('inbox.bulkDialog.commentNeeded', {
                    number: String(comments),
                  }),
                t('inbox.bulkDialog.commentFor'),
              ]
                .filter(Boolean)
                .join(' ')
            }
            inputRef={commentRef}
            inputProps={{ maxLength: MAX_LENGTH }}
            onChange={event =>
              onWords({ ...words, comment: event.target.value })
            }
          />
        )}
        {failure && <Alert severity="error">{failure}</Alert>}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={sending}>
          {t('inbox.bulkDialog.cancel')}
        </Button>
        {(!candidates || open.length > 0) && (
          <Button
            type="submit"
            color="primary"
            variant="contained"
            disabled={!candidates || sending}
          >
            {sending ? t('inbox.bulkDialog.sending') : title}
          </Button>
        )}
      </DialogActions>
    </form>
  );
};

/** A request as the list calls it. */
export function nameOf({ number, typeTitle, environment }: Marked): string {
  return [`#${number} ${typeTitle}`, environment].filter(Boolean).join(' · ');
}
