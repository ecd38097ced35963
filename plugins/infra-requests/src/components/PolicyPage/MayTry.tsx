import type { ReactNode } from 'react';
import { usePermission } from '@backstage/plugin-permission-react';
import { infraRequestsPolicySimulatePermission } from '@infra-requests/plugin-infra-requests-common';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import Skeleton from '@material-ui/lab/Skeleton';

/** Whether the person may check, simulate and backtest changes. */
export function useMayTry() {
  return usePermission({ permission: infraRequestsPolicySimulatePermission });
}

/** What only those see who may try changes; the others read why not, and whom to ask. */
export const MayTry = ({ children }: { children: ReactNode }) => {
  const { loading, allowed, error } = useMayTry();
  if (loading) {
    return (
      <div role="status" aria-label="Loading what you may do">
        <Skeleton height={200} />
      </div>
    );
  }
  if (!allowed) {
    return (
      <Alert severity={error ? 'error' : 'info'}>
        <AlertTitle>
          {error
            ? 'Could not find out whether you may try changes'
            : 'You may not try changes of the policy'}
        </AlertTitle>
        {error
          ? error.message
          : `Checking, simulating and backtesting a changed policy needs the permission ${infraRequestsPolicySimulatePermission.name}. Ask your platform admins for it.`}
      </Alert>
    );
  }
  return <>{children}</>;
};
