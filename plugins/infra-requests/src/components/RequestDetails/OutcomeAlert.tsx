import { useEffect, useRef } from 'react';
import Alert from '@material-ui/lab/Alert';
import type { Outcome } from '../../hooks/useCommand';

type OutcomeAlertProps = { outcome: Outcome; className?: string };

/** How a command went. Takes the focus, as the button that was pressed may be gone. */
export const OutcomeAlert = ({ outcome, className }: OutcomeAlertProps) => {
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => alert.current?.focus(), [outcome]);
  return (
    <Alert
      ref={alert}
      tabIndex={-1}
      severity={outcome.severity}
      className={className}
    >
      {outcome.text}
    </Alert>
  );
};
