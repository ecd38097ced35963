import { Content, ErrorPage } from '@backstage/core-components';
import { Route, Routes } from 'react-router-dom';
import {
  delegationsRouteRef,
  deliveriesRouteRef,
  editRequestRouteRef,
  inboxRouteRef,
  newRequestRouteRef,
  policyRouteRef,
  policyVersionRouteRef,
  policyVersionsRouteRef,
  requestRouteRef,
} from '../../routes';
import { CataloguePage } from '../CataloguePage/CataloguePage';
import { DelegationsPage } from '../DelegationsPage/DelegationsPage';
import { DeliveriesPage } from '../DeliveriesPage/DeliveriesPage';
import { EditRequestPage } from '../RequestForm/EditRequestPage';
import { InboxPage } from '../InboxPage/InboxPage';
import { NewRequestPage } from '../RequestForm/NewRequestPage';
import { PolicyPage } from '../PolicyPage/PolicyPage';
import { PolicyVersionPage } from '../PolicyVersions/PolicyVersionPage';
import { PolicyVersionsPage } from '../PolicyVersions/PolicyVersionsPage';
import { RequestPage } from '../RequestPage/RequestPage';
import { SectionNav } from '../SectionNav/SectionNav';

/** Every page of the plugin below its own navigation. The shell around it draws the page header. */
export const InfraRequestsPage = () => (
  <Content>
    <SectionNav />
    <Routes>
      <Route path="/" element={<CataloguePage />} />
      <Route path={newRequestRouteRef.path} element={<NewRequestPage />} />
      <Route path={inboxRouteRef.path} element={<InboxPage />} />
      <Route path={requestRouteRef.path} element={<RequestPage />} />
      <Route path={editRequestRouteRef.path} element={<EditRequestPage />} />
      <Route path={delegationsRouteRef.path} element={<DelegationsPage />} />
      <Route path={deliveriesRouteRef.path} element={<DeliveriesPage />} />
      <Route path={policyRouteRef.path} element={<PolicyPage />} />
      <Route
        path={policyVersionsRouteRef.path}
        element={<PolicyVersionsPage />}
      />
      <Route
        path={policyVersionRouteRef.path}
        element={<PolicyVersionPage />}
      />
      <Route
        path="*"
        element={<ErrorPage status="404" statusMessage="Page not found" />}
      />
    </Routes>
  </Content>
);
