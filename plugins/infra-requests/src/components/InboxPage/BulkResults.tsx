import { useEffect, useRef } from 'react';
import Button from '@material-ui/core/Button';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import DoneIcon from '@material-ui/icons/CheckCircleOutline';
import RefusedIcon from '@material-ui/icons/ErrorOutline';
import Alert from '@material-ui/lab/Alert';
import { useTranslate } from '../../hooks/useTranslate';
import { nameOf } from './BulkForm';
import type { Marked } from './InboxRow';
import type { Result } from './bulkVotes';

const useStyles = makeStyles(({ spacing, palette }) => ({
  list: {
    listStyle: 'none',
    margin: spacing(2, 0),
    padding: 0,
    display: 'grid',
    gap: spacing(1.5),
  },
  item: { display: 'flex', gap: spacing(1), alignItems: 'flex-start' },
  text: { flex: 1, minWidth: 0 },
  good: { color: palette.success.main },
  bad: { color: palette.error.main },
}));

type BulkResultsProps = {
  results: Result[];
  sending: boolean;
  failure?: string;
  onRetry: (items: Marked[]) => void;
  onLook: (id: string) => void;
  onClose: () => void;
};

/** What became of the same vote on each of several requests; what did not go well first. */
export const BulkResults = (props: BulkResultsProps) => {
  const { results, sending, failure, onRetry, onLook, onClose } = props;
  const classes = useStyles();
  const t = useTranslate();
  const summary = useRef<HTMLParagraphElement>(null);
  useEffect(() => summary.current?.focus(), [results]);
  const voted = results.filter(({ good }) => good).length;
  const refused = results.length - voted;
  const again = results.filter(one => one.again && !one.good);
  return (
    <>
      <DialogTitle id="infra-requests-bulk">
        {t('inbox.bulkResult.title')}
      </DialogTitle>
      <DialogContent>
        <Typography ref={summary} tabIndex={-1} role="status">
          {[
            voted > 0 && t('inbox.bulkResult.votedMany', { count: voted }),
            refused > 0 &&
              t('inbox.bulkResult.refusedMany', { count: refused }),
          ]
            .filter(Boolean)
            .join(' ')}
        </Typography>
        <ul className={classes.list}>
          {[...results]
            .sort((one, other) => Number(one.good) - Number(other.good))
            .map(({ marked, good, text }) => (
              <li key={marked.id} className={classes.item}>
                {good ? (
                  <DoneIcon className={classes.good} />
                ) : (
                  <RefusedIcon className={classes.bad} />
                )}
                <div className={classes.text}>
                  <Typography variant="subtitle2" component="p">
                    {nameOf(marked)}
                  </Typography>
                  <Typography variant="body2">{text}</Typography>
                </div>
                {!good && (
                  <Button size="small" onClick={() => onLook(marked.id)}>
                    {t('inbox.bulkResult.look', {
                      number: String(marked.number),
                    })}
                  </Button>
                )}
              </li>
            ))}
        </ul>
        {failure && <Alert severity="error">{failure}</Alert>}
      </DialogContent>
      <DialogActions>
        {again.length > 0 && (
          <Button
            disabled={sending}
            onClick={() => onRetry(again.map(({ marked }) => marked))}
          >
            {t('inbox.bulkResult.retry', { number: String(again.length) })}
          </Button>
        )}
        <Button color="primary" onClick={onClose} disabled={sending}>
          {t('inbox.bulkResult.close')}
        </Button>
      </DialogActions>
    </>
  );
};
