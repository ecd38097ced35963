import { useState } from 'react';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useNavigate } from 'react-router-dom';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import type { Command } from '../../hooks/useCommand';
import { editRequestRouteRef } from '../../routes';
import { CancelDialog } from './CancelDialog';
import { Reasons } from './Reasons';

const useStyles = makeStyles(theme => ({
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    marginBottom: theme.spacing(1),
  },
}));

type AskingActionsProps = { request: InfraRequest; command: Command };

/** What those who asked can do, and only they see: change it or take it back. And taking back one's own vote. */
export const AskingActions = ({ request, command }: AskingActionsProps) => {
  const classes = useStyles();
  const api = useApi(infraRequestsApiRef);
  const navigate = useNavigate();
  const edit = useRouteRef(editRequestRouteRef);
  const [asking, setAsking] = useState(false);
  const { allowedActions, id, number, state } = request;
  const reasonsId = `action-reasons-${id}`;
  const editLabel =
    state === 'changes-requested' ? 'Edit and resubmit' : 'Edit';
  const asked = allowedActions.edit.allowed || allowedActions.cancel.allowed;
  const because = (allowed: boolean) => (allowed ? undefined : reasonsId);

  const cancel = async (reason?: string) => {
    setAsking(false);
    await command.run({
      command: () => api.cancelRequest(id, { reason }),
      done: 'The request is cancelled.',
    });
  };

  return (
    <>
      <div className={classes.buttons}>
        {allowedActions.withdraw.allowed && (
          <Button
            variant="outlined"
            disabled={command.busy}
            onClick={() =>
              command.run({
                command: () => api.withdrawVote(id),
                done: 'Your vote is withdrawn.',
              })
            }
          >
            Withdraw my vote
          </Button>
        )}
        {asked && (
          <>
            <Button
              variant="outlined"
              disabled={!allowedActions.edit.allowed || command.busy}
              aria-describedby={because(allowedActions.edit.allowed)}
              onClick={() => navigate(edit({ id }))}
            >
              {editLabel}
            </Button>
            <Button
              variant="outlined"
              disabled={!allowedActions.cancel.allowed || command.busy}
              aria-describedby={because(allowedActions.cancel.allowed)}
              onClick={() => setAsking(true)}
            >
              Cancel request
            </Button>
          </>
        )}
      </div>
      {asked && (
        <Reasons
          id={reasonsId}
          actions={[
            { label: editLabel, action: allowedActions.edit },
            { label: 'Cancel request', action: allowedActions.cancel },
          ]}
        />
      )}
      <CancelDialog
        open={asking}
        number={number}
        onClose={() => setAsking(false)}
        onCancelRequest={cancel}
      />
    </>
  );
};
