import { useEffect, useRef, useState } from 'react';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import Button from '@material-ui/core/Button';
import CopyIcon from '@material-ui/icons/FileCopyOutlined';
import { makeStyles } from '@material-ui/core/styles';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useButtonsReady } from '../../hooks/useButtonsReady';
import type { Command } from '../../hooks/useCommand';
import { useTranslate } from '../../hooks/useTranslate';
import { editRequestRouteRef, newRequestRouteRef } from '../../routes';
import { ActionButton } from './ActionButton';
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

type AskingActionsProps = {
  request: InfraRequest;
  command: Command;
  onCancel: (reason?: string) => void;
  /** Whether a cancellation was undone: then the button that began it is back, and has the focus. */
  kept: boolean;
  /** Only what is about this request. */
  brief?: boolean;
};

/** What those who asked can do, and only they see: change it or take it back. Taking back one's own vote, and a copy. */
export const AskingActions = (props: AskingActionsProps) => {
  const { request, command, onCancel, brief, kept } = props;
  const classes = useStyles();
  const t = useTranslate();
  const api = useApi(infraRequestsApiRef);
  const navigate = useNavigate();
  const editPage = useRouteRef(editRequestRouteRef);
  const newPage = useRouteRef(newRequestRouteRef);
  const [asking, setAsking] = useState(false);
  const { allowedActions, id, number, state } = request;
  const { edit, cancel, withdraw } = allowedActions;
  const reasonsId = `action-reasons-${id}`;
  const editLabel = t(
    state === 'changes-requested'
      ? 'request.asking.editAndResubmit'
      : 'request.asking.edit',
  );
  const cancelLabel = t('request.cancel.button');
  const asked = edit.allowed || cancel.allowed;
  const cancelButton = useRef<HTMLButtonElement>(null);
  const ready = useButtonsReady();
  useEffect(() => {
    if (kept && ready) {
      cancelButton.current?.focus();
    }
  }, [kept, ready]);

  return (
    <>
      <div className={classes.buttons}>
        {withdraw.allowed && (
          <Button
            variant="outlined"
            disabled={command.busy}
            onClick={() =>
              command.run({
                command: () => api.withdrawVote(id),
                done: t('request.vote.withdrawn'),
              })
            }
          >
            {t('request.vote.withdraw')}
          </Button>
        )}
        {asked && (
          <>
            <ActionButton
              label={editLabel}
              action={edit}
              busy={command.busy}
              reasonsId={reasonsId}
              onClick={() => navigate(editPage({ id }))}
            />
            <ActionButton
              label={cancelLabel}
              action={cancel}
              busy={command.busy}
              reasonsId={reasonsId}
              onClick={() => setAsking(true)}
              buttonRef={cancelButton}
            />
          </>
        )}
        {!brief && (
          <Button
            component={RouterLink}
            // It leads somewhere; as a button it could not be opened in another tab.
            role={undefined}
            to={`${newPage({ typeId: request.type })}?from=${id}`}
            title={t('request.asking.againMeans')}
            startIcon={<CopyIcon />}
          >
            {t('request.asking.again')}
          </Button>
        )}
      </div>
      {asked && (
        <Reasons
          id={reasonsId}
          actions={[
            { label: editLabel, action: edit },
            { label: cancelLabel, action: cancel },
          ]}
        />
      )}
      <CancelDialog
        open={asking}
        number={number}
        onClose={() => setAsking(false)}
        onCancelRequest={reason => {
          setAsking(false);
          onCancel(reason);
        }}
      />
    </>
  );
};
