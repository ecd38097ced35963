import { useEffect, useRef } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useButtonsReady } from '../../hooks/useButtonsReady';
import { useCountdown } from '../../hooks/useCountdown';
import { useTranslate } from '../../hooks/useTranslate';

const SECOND_MS = 1_000;

const useStyles = makeStyles({
  message: { fontVariantNumeric: 'tabular-nums' },
});

const untilNextSecond = (left: number) =>
  left > 0 ? left % SECOND_MS || SECOND_MS : undefined;

type CancelNoticeProps = { at: string; onUndo: () => void; onNow: () => void };

/** That a request is about to be cancelled, and the last chance to keep it. */
export const CancelNotice = ({ at, onUndo, onNow }: CancelNoticeProps) => {
  const classes = useStyles();
  const t = useTranslate();
  const undo = useRef<HTMLButtonElement>(null);
  const left = useCountdown(at, untilNextSecond);
  const seconds = Math.max(0, Math.ceil(left / SECOND_MS));
  const ready = useButtonsReady();
  useEffect(() => {
    if (ready) {
      undo.current?.focus();
    }
  }, [ready]);
  return (
    <Alert
      severity="warning"
      role="group"
      aria-label={t('request.cancel.waiting')}
      classes={{ message: classes.message }}
      action={
        <>
          <Button ref={undo} color="inherit" size="small" onClick={onUndo}>
            {t('request.cancel.undo')}
          </Button>
          <Button color="inherit" size="small" onClick={onNow}>
            {t('request.cancel.now')}
          </Button>
        </>
      }
    >
      {t('request.cancel.countdown', { seconds: String(seconds) })}
    </Alert>
  );
};
