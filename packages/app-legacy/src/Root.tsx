import type { PropsWithChildren } from 'react';
import {
  Sidebar,
  SidebarGroup,
  SidebarItem,
  SidebarPage,
  SidebarSpace,
} from '@backstage/core-components';
import type { IconComponent } from '@backstage/core-plugin-api';
import {
  InfraRequestsSidebarItem,
  RequestSomethingButton,
} from '@infra-requests/plugin-infra-requests';
import HomeIcon from '@material-ui/icons/Home';
import CatalogIcon from '@material-ui/icons/MenuBook';
import MenuIcon from '@material-ui/icons/Menu';
import SearchIcon from '@material-ui/icons/Search';
import SettingsIcon from '@material-ui/icons/Settings';

/** The sidebar beside every page. */
export const Root = ({ children }: PropsWithChildren<{}>) => (
  <SidebarPage>
    <Sidebar>
      <SidebarGroup label="Menu" icon={<MenuIcon />}>
        <SidebarItem icon={HomeIcon as IconComponent} to="/" text="Home" />
        <SidebarItem
          icon={SearchIcon as IconComponent}
          to="search"
          text="Search"
        />
        <SidebarItem
          icon={CatalogIcon as IconComponent}
          to="catalog"
          text="Catalog"
        />
        <InfraRequestsSidebarItem text="Requests" />
        <RequestSomethingButton as="sidebar" />
      </SidebarGroup>
      <SidebarSpace />
      <SidebarItem
        icon={SettingsIcon as IconComponent}
        to="settings"
        text="Settings"
      />
    </Sidebar>
    {children}
  </SidebarPage>
);
