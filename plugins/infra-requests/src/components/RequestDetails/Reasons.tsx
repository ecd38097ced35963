import type { Ref } from 'react';
import type { AllowedAction } from '@infra-requests/plugin-infra-requests-common';
import Typography from '@material-ui/core/Typography';

type ReasonsProps = {
  id: string;
  actions: { label: string; action: AllowedAction }[];
  /** To lead those to who wanted an action that is not open. */
  rootRef?: Ref<HTMLDivElement>;
};

/** Why actions are not open, in the server's words, each reason once. */
export const Reasons = ({ id, actions, rootRef }: ReasonsProps) => {
  const refused = actions.filter(({ action }) => !action.allowed);
  const reasons = [...new Set(refused.map(({ action }) => action.reason))];
  if (reasons.length === 0) {
    return null;
  }
  return (
    <div id={id} ref={rootRef} tabIndex={-1}>
      {reasons.map(reason => {
        const labels = refused
          .filter(({ action }) => action.reason === reason)
          .map(({ label }) => label);
        const all = labels.length === actions.length;
        return (
          <Typography key={reason} variant="body2" color="textSecondary">
            {all ? reason : `${labels.join(', ')}: ${reason}`}
          </Typography>
        );
      })}
    </div>
  );
};
