import type { ReactNode } from 'react';
import { usePermission } from '@backstage/plugin-permission-react';
import type { infraRequestsPolicySimulatePermission } from '@infra-requests/plugin-infra-requests-common';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import Skeleton from '@material-ui/lab/Skeleton';
import { useTranslate } from '../../hooks/useTranslate';

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
  const t = useTranslate();
  const { loading, allowed, error } = usePermission({ permission });
  if (loading) {
    return (
      <div role="status" aria-label={t('common.permission.loading')}>
        <Skeleton height={200} />
      </div>
    );
  }
  if (!allowed) {
    return (
      <Alert severity={error ? 'error' : 'info'}>
        <AlertTitle>
          {t(
            error
              ? 'common.permission.notFoundOut'
              : 'common.permission.mayNot',
            { what: to },
          )}
        </AlertTitle>
        {error
          ? error.message
          : t('common.permission.needs', {
              doing,
              permission: permission.name,
            })}
      </Alert>
    );
  }
  return <>{children}</>;
};
