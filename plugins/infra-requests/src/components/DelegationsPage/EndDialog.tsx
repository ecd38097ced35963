import type { Delegation } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import { useTranslate } from '../../hooks/useTranslate';

type EndDialogProps = {
  /** What would be ended. */
  delegation: Delegation;
  /** Of the delegate. */
  name: string;
  open: boolean;
  onClose: () => void;
  onEnd: () => void;
};

/** Asks before a delegation is ended, as there is no way back but a new one. */
export const EndDialog = (props: EndDialogProps) => {
  const { delegation, name, open, onClose, onEnd } = props;
  const t = useTranslate();
  const planned = delegation.state === 'planned';
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby="end-delegation">
      <DialogTitle id="end-delegation">
        {planned
          ? t('delegations.end.callOffTitle', { name })
          : t('delegations.end.nowTitle')}
      </DialogTitle>
      <DialogContent>
        <DialogContentText>
          {planned
            ? t('delegations.end.callOffText', { name })
            : t('delegations.end.nowText', { name })}
        </DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('delegations.end.keep')}</Button>
        <Button color="secondary" onClick={onEnd}>
          {planned
            ? t('delegations.end.callOffConfirm')
            : t('delegations.end.now')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
