import { useCallback } from 'react';
import { SidebarItem } from '@backstage/core-components';
import {
  useApi,
  useRouteRef,
  type IconComponent,
} from '@backstage/core-plugin-api';
import Chip from '@material-ui/core/Chip';
import RequestsIcon from '@material-ui/icons/PlaylistAddCheck';
import { infraRequestsApiRef } from '../../api/infraRequestsApiRef';
import { useLive } from '../../hooks/useLive';
import { rootRouteRef } from '../../routes';

/** @public */
export interface InfraRequestsSidebarItemProps {
  text?: string;
  icon?: IconComponent;
}

/**
 * The way to Infra Requests in an app's sidebar, with how many requests wait for the person's vote.
 * @public
 */
export const InfraRequestsSidebarItem = ({
  text = 'Infra Requests',
  icon = RequestsIcon as IconComponent,
}: InfraRequestsSidebarItemProps) => {
  const api = useApi(infraRequestsApiRef);
  const to = useRouteRef(rootRouteRef)();
  const { value } = useLive(useCallback(() => api.countRequests(), [api]));
  const waiting = value?.inbox ?? 0;
  return (
    <SidebarItem to={to} text={text} icon={icon} hasNotifications={waiting > 0}>
      {waiting > 0 && (
        <Chip
          size="small"
          color="primary"
          label={waiting > 99 ? '99+' : waiting}
          aria-label={`${waiting} waiting for you`}
          style={{ margin: 0 }}
        />
      )}
    </SidebarItem>
  );
};
