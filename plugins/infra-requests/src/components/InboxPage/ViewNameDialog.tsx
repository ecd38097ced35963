import { useState } from 'react';
import { whatIsSaid } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import { useReadableErrors } from '../../hooks/useReadableErrors';
import { useTranslate } from '../../hooks/useTranslate';
import { takeFocus } from './takeFocus';

const MAX_LENGTH = 40;

type ViewNameDialogProps = {
  /** The name that a view has so far. */
  from?: string;
  taken: string[];
  onName: (name: string) => void;
  onClose: () => void;
};

/** Gives a view its name. */
export const ViewNameDialog = (props: ViewNameDialogProps) => {
  const { from, taken, onName, onClose } = props;
  const t = useTranslate();
  const readableErrors = useReadableErrors();
  const [typed, setTyped] = useState(from ?? '');
  const name = whatIsSaid(typed);
  const clash = name !== undefined && name !== from && taken.includes(name);
  return (
    <Dialog
      open
      fullWidth
      maxWidth="xs"
      onClose={onClose}
      aria-labelledby="infra-requests-view-name"
    >
      <form
        className={readableErrors}
        onSubmit={event => {
          event.preventDefault();
          if (name && !clash) {
            onName(name);
          }
        }}
      >
        <DialogTitle id="infra-requests-view-name">
          {from === undefined
            ? t('inbox.views.saveTitle')
            : t('inbox.views.renameTitle')}
        </DialogTitle>
        <DialogContent>
          <TextField
            id="infra-requests-view-name-field"
            inputRef={takeFocus}
            fullWidth
            label={t('inbox.views.name')}
            value={typed}
            error={clash}
            helperText={clash ? t('inbox.views.nameTaken') : undefined}
            inputProps={{ maxLength: MAX_LENGTH }}
            onChange={event => setTyped(event.target.value)}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('inbox.views.cancel')}</Button>
          <Button type="submit" color="primary" disabled={!name || clash}>
            {t('inbox.views.ok')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
