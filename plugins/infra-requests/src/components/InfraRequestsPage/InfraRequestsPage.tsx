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

// Loaded when somebody opens a page: who looks at a request needs neither forms nor an editor for policies. The names
// keep together what is opened together: in chunks of their own, the bundler would copy what pages share into each.
const CataloguePage = loadedPage(() =>
  import('../CataloguePage/CataloguePage').then(m => m.CataloguePage),
);
const NewRequestPage = loadedPage(() =>
  import(
    /* webpackChunkName: "infra-requests-form" */ '../RequestForm/NewRequestPage'
  ).then(m => m.NewRequestPage),
);
const EditRequestPage = loadedPage(() =>
  import(
    /* webpackChunkName: "infra-requests-form" */ '../RequestForm/EditRequestPage'
  ).then(m => m.EditRequestPage),
);
const InboxPage = loadedPage(() =>
  import(
    /* webpackChunkName: "infra-requests-requests" */ '../InboxPage/InboxPage'
  ).then(m => m.InboxPage),
);
const RequestPage = loadedPage(() =>
  import(
    /* webpackChunkName: "infra-requests-requests" */ '../RequestPage/RequestPage'
  ).then(m => m.RequestPage),
);
const DelegationsPage = loadedPage(() =>
  import('../DelegationsPage/DelegationsPage').then(m => m.DelegationsPage),
);
const DeliveriesPage = loadedPage(() =>
  import('../DeliveriesPage/DeliveriesPage').then(m => m.DeliveriesPage),
);
const PolicyPage = loadedPage(() =>
  import(
    /* webpackChunkName: "infra-requests-policy" */ '../PolicyPage/PolicyPage'
  ).then(m => m.PolicyPage),
);
const PolicyVersionPage = loadedPage(() =>
  import(
    /* webpackChunkName: "infra-requests-policy" */ '../PolicyVersions/PolicyVersionPage'
  ).then(m => m.PolicyVersionPage),
);
const PolicyVersionsPage = loadedPage(() =>
  import(
    /* webpackChunkName: "infra-requests-policy" */ '../PolicyVersions/PolicyVersionsPage'
  ).then(m => m.PolicyVersionsPage),
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
