import { useState } from 'react';
import { whatIsSaid } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import { useTranslate } from '../../hooks/useTranslate';

const MAX_REASON = 2000;

type CancelDialogProps = {
  open: boolean;
  number: number;
  onClose: () => void;
  onCancelRequest: (reason?: string) => void;
};

/** Asks before a request is cancelled, as there is no way back. */
export const CancelDialog = (props: CancelDialogProps) => {
  const { open, number, onClose, onCancelRequest } = props;
  const t = useTranslate();
  const [reason, setReason] = useState('');
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby="cancel-request">
      <DialogTitle id="cancel-request">
        {t('request.cancel.title', { number: String(number) })}
      </DialogTitle>
      <DialogContent>
        <DialogContentText>{t('request.cancel.consequence')}</DialogContentText>
        <TextField
          id="cancel-reason"
          label={t('request.cancel.why')}
          value={reason}
          onChange={event => setReason(event.target.value)}
          inputProps={{ maxLength: MAX_REASON }}
          fullWidth
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('request.cancel.keep')}</Button>
        <Button
          color="secondary"
          onClick={() => onCancelRequest(whatIsSaid(reason))}
        >
          {t('request.cancel.confirm')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
