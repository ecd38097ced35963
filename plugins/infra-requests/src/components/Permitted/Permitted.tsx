import type { ReactNode } from 'react';
import { usePermission } from '@backstage/plugin-permission-react';
import type { infraRequestsPolicySimulatePermission } from '@infra-requests/plugin-infra-requests-common';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import Skeleton from '@material-ui/lab/Skeleton';

type PermittedProps = {
  /** One that is about no request. */
  permission: typeof infraRequestsPolicySimulatePermission;
  /** What it permits, as in "You may not …". */
  to: string;
  /** The same as the beginning of "… needs the permission". */
  doing: string;
  children: ReactNode;
};

/** What only those see who have a permission; the others read which one they lack, and whom to ask. */
export const Permitted = (props: PermittedProps) => {
  const { permission, to, doing, children } = props;
  const { loading, allowed, error } = usePermission({ permission });
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
            ? `Could not find out whether you may ${to}`
            : `You may not ${to}`}
        </AlertTitle>
        {error
          ? error.message
          : `${doing} needs the permission ${permission.name}. Ask your platform admins for it.`}
      </Alert>
    );
  }
  return <>{children}</>;
};
