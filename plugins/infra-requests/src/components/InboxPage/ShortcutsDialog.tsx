import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Fragment } from 'react';
import { useTranslate } from '../../hooks/useTranslate';

const useStyles = makeStyles(({ spacing, palette, shape, typography }) => ({
  keys: {
    display: 'grid',
    gridTemplateColumns: 'minmax(110px, max-content) 1fr',
    gap: spacing(1, 2),
    margin: spacing(0, 0, 2),
    alignItems: 'baseline',
    '& dd': { margin: 0 },
  },
  key: {
    ...typography.caption,
    fontFamily: 'inherit',
    display: 'inline-block',
    minWidth: 22,
    textAlign: 'center',
    boxSizing: 'border-box',
    padding: spacing(0.25, 0.75),
    border: `1px solid ${palette.text.secondary}`,
    borderBottomWidth: 2,
    borderRadius: shape.borderRadius,
  },
}));

/** Each thing that keys do, with the keys that do it. */
const KEYS = [
  { does: 'next', keys: ['j', '↓'] },
  { does: 'previous', keys: ['k', '↑'] },
  { does: 'open', keys: ['Enter'] },
  { does: 'page', keys: ['o'] },
  { does: 'back', keys: ['Esc'] },
  { does: 'approve', keys: ['a'] },
  { does: 'reject', keys: ['r'] },
  { does: 'changes', keys: ['c'] },
  { does: 'confirm', keys: ['Enter', 'Ctrl + Enter'] },
  { does: 'select', keys: ['x'] },
  { does: 'range', keys: ['Shift + x'] },
  { does: 'extend', keys: ['Shift + j', 'Shift + k'] },
  { does: 'all', keys: ['Shift + a'] },
  { does: 'search', keys: ['/'] },
  { does: 'help', keys: ['?'] },
] as const;

type ShortcutsDialogProps = {
  open: boolean;
  onClose: () => void;
  /** Told once it is gone. */
  onClosed: () => void;
};

/** Every key of the inbox. */
export const ShortcutsDialog = (props: ShortcutsDialogProps) => {
  const { open, onClose, onClosed } = props;
  const classes = useStyles();
  const t = useTranslate();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      TransitionProps={{ onExited: onClosed }}
      maxWidth="sm"
      fullWidth
      aria-labelledby="infra-requests-keys"
    >
      <DialogTitle id="infra-requests-keys">
        {t('inbox.keys.title')}
      </DialogTitle>
      {/* It scrolls on small screens, for those without a pointer as well. */}
      <DialogContent tabIndex={0}>
        <dl className={classes.keys}>
          {KEYS.map(({ does, keys }) => (
            <Fragment key={does}>
              <dt>
                {keys.map((key, position) => (
                  <Fragment key={key}>
                    {position > 0 && ` ${t('inbox.keys.or')} `}
                    <kbd className={classes.key}>{key}</kbd>
                  </Fragment>
                ))}
              </dt>
              <Typography component="dd" variant="body2">
                {t(`inbox.keys.${does}`)}
              </Typography>
            </Fragment>
          ))}
        </dl>
        <Typography variant="body2" color="textSecondary">
          {t('inbox.keys.note')}
        </Typography>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} color="primary">
          {t('inbox.keys.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
