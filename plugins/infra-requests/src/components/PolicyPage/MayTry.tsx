import type { ReactNode } from 'react';
import { usePermission } from '@backstage/plugin-permission-react';
import { infraRequestsPolicySimulatePermission } from '@infra-requests/plugin-infra-requests-common';
import { Permitted } from '../Permitted/Permitted';

/** Whether the person may check, simulate and backtest changes. */
export function useMayTry() {
  return usePermission({ permission: infraRequestsPolicySimulatePermission });
}

/** What only those see who may try changes. */
export const MayTry = ({ children }: { children: ReactNode }) => (
  <Permitted
    permission={infraRequestsPolicySimulatePermission}
    to="try changes of the policy"
    doing="Checking, simulating and backtesting a changed policy"
  >
    {children}
  </Permitted>
);
