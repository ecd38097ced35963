import type { Ref } from 'react';
import type { AllowedAction } from '@infra-requests/plugin-infra-requests-common';
import Button, { type ButtonProps } from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';

type ActionButtonProps = {
  label: string;
  action: AllowedAction;
  busy: boolean;
  onClick: () => void;
  /** What says below why it is not open. */
  reasonsId: string;
  variant?: ButtonProps['variant'];
  color?: ButtonProps['color'];
  buttonRef?: Ref<HTMLButtonElement>;
};

/** A button for what the server allows or does not; then it stays there and says why on hover, and below to everybody. */
export const ActionButton = (props: ActionButtonProps) => {
  const { label, action, busy, onClick, reasonsId, buttonRef } = props;
  const { variant = 'outlined', color } = props;
  const button = (
    <Button
      ref={buttonRef}
      variant={variant}
      color={color}
      disabled={!action.allowed || busy}
      aria-describedby={action.allowed ? undefined : reasonsId}
      onClick={onClick}
    >
      {label}
    </Button>
  );
  return action.allowed ? (
    button
  ) : (
    <Tooltip title={action.reason ?? ''}>
      {/* What is disabled does not notice the mouse. */}
      <span>{button}</span>
    </Tooltip>
  );
};
