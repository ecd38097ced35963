import type { Delegation } from '@infra-requests/plugin-infra-requests-common';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogContentText from '@material-ui/core/DialogContentText';
import DialogTitle from '@material-ui/core/DialogTitle';

type EndDialogProps = {
  /** What would be ended. */
  delegation: Delegation;
  open: boolean;
  onClose: () => void;
  onEnd: () => void;
};

/** Asks before a delegation is ended, as there is no way back but a new one. */
export const EndDialog = (props: EndDialogProps) => {
  const { delegation, open, onClose, onEnd } = props;
  const { primaryTitle: name } = useEntityPresentation(delegation.delegate);
  const planned = delegation.state === 'planned';
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby="end-delegation">
      <DialogTitle id="end-delegation">
        {planned ? `Call off ${name}?` : `End it now?`}
      </DialogTitle>
      <DialogContent>
        <DialogContentText>
          {planned
            ? `${name} will not decide for you in that time.`
            : `${name} no longer decides for you from this moment on. Votes that ${name} cast for you stay.`}
        </DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Keep it</Button>
        <Button color="secondary" onClick={onEnd}>
          {planned ? 'Call it off' : 'End now'}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
