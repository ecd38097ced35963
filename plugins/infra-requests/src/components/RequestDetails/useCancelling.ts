import { useState } from 'react';
import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import type { InfraRequest } from '@infra-requests/plugin-infra-requests-common';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { readRefusal } from '../../api/refusal';
import type { Command } from '../../hooks/useCommand';
import { useTranslate } from '../../hooks/useTranslate';
import { useUndoable } from '../../hooks/useUndoable';

const UNDO_MS = 8_000;

/** Cancels a request after a while in which it can be undone; at once where the page is left. */
export function useCancelling(
  { id, number }: Pick<InfraRequest, 'id' | 'number'>,
  command: Command,
) {
  const api = useApi(infraRequestsApiRef);
  const alerts = useApi(alertApiRef);
  const t = useTranslate();
  const [said, setSaid] = useState('');
  const [kept, setKept] = useState(false);

  const carryOut = (reason: string | undefined, leaving: boolean) => {
    setSaid('');
    if (!leaving) {
      command.run({
        command: () => api.cancelRequest(id, { reason }),
        done: t('request.cancel.done'),
      });
      return;
    }
    // The request is no longer on the page, so the portal says how it went.
    const name = { number: String(number) };
    api.cancelRequest(id, { reason, keepalive: true }).then(
      () =>
        alerts.post({
          message: t('request.cancel.doneNumber', name),
          severity: 'info',
          display: 'transient',
        }),
      error =>
        alerts.post({
          message: t('request.cancel.failedNumber', {
            ...name,
            message: readRefusal(error).message,
          }),
          severity: 'error',
        }),
    );
  };

  const { waiting, begin, undo, now } = useUndoable({
    waitMs: UNDO_MS,
    carryOut,
  });
  return {
    waiting,
    now,
    /** What a screen reader is told. */
    said,
    /** Whether the last one was undone. */
    kept,
    begin: (reason: string | undefined) => {
      setKept(false);
      setSaid(
        t('request.cancel.announced', { seconds: String(UNDO_MS / 1_000) }),
      );
      begin(reason);
    },
    undo: () => {
      setSaid(t('request.cancel.kept'));
      setKept(true);
      undo();
    },
  };
}

export type Cancelling = ReturnType<typeof useCancelling>;
