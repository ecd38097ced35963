import { Content, ErrorPage } from '@backstage/core-components';
import { Route, Routes } from 'react-router-dom';
import { useTranslate } from '../../hooks/useTranslate';
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
import { SectionNav } from '../SectionNav/SectionNav';
import { loadedPage } from './loadedPage';

// Each page is loaded when somebody opens it: who looks at a request needs neither forms nor an editor for policies.
const CataloguePage = loadedPage(() =>
  import('../CataloguePage/CataloguePage').then(m => m.CataloguePage),
);
const NewRequestPage = loadedPage(() =>
  import('../RequestForm/NewRequestPage').then(m => m.NewRequestPage),
);
const EditRequestPage = loadedPage(() =>
  import('../RequestForm/EditRequestPage').then(m => m.EditRequestPage),
);
const InboxPage = loadedPage(() =>
  import('../InboxPage/InboxPage').then(m => m.InboxPage),
);
const RequestPage = loadedPage(() =>
  import('../RequestPage/RequestPage').then(m => m.RequestPage),
);
const DelegationsPage = loadedPage(() =>
  import('../DelegationsPage/DelegationsPage').then(m => m.DelegationsPage),
);
const DeliveriesPage = loadedPage(() =>
  import('../DeliveriesPage/DeliveriesPage').then(m => m.DeliveriesPage),
);
const PolicyPage = loadedPage(() =>
  import('../PolicyPage/PolicyPage').then(m => m.PolicyPage),
);
const PolicyVersionPage = loadedPage(() =>
  import('../PolicyVersions/PolicyVersionPage').then(m => m.PolicyVersionPage),
);
const PolicyVersionsPage = loadedPage(() =>
  import('../PolicyVersions/PolicyVersionsPage').then(
    m => m.PolicyVersionsPage,
  ),
);

/** Every page of the plugin below its own navigation. The shell around it draws the page header. */
export const InfraRequestsPage = () => {
  const t = useTranslate();
  return (
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
          element={
            <ErrorPage
              status="404"
              statusMessage={t('elsewhere.pageNotFound')}
            />
          }
        />
      </Routes>
    </Content>
  );
};
