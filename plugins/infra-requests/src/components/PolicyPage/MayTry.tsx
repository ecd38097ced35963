import type { ReactNode } from 'react';
import { usePermission } from '@backstage/plugin-permission-react';
import { infraRequestsPolicySimulatePermission } from '@infra-requests/plugin-infra-requests-common';
import { useTranslate } from '../../hooks/useTranslate';
import { Permitted } from '../Permitted/Permitted';

/** Whether the person may check, simulate and backtest changes. */
export function useMayTry() {
  return usePermission({ permission: infraRequestsPolicySimulatePermission });
}

/** What only those see who may try changes. */
export const MayTry = ({ children }: { children: ReactNode }) => {
  const t = useTranslate();
  return (
    <Permitted
      permission={infraRequestsPolicySimulatePermission}
      to={t('policy.try.to')}
      doing={t('policy.try.doing')}
    >
      {children}
    </Permitted>
  );
};
