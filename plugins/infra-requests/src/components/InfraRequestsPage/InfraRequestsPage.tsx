import { Suspense, lazy } from 'react';
import { Content, ErrorPage } from '@backstage/core-components';
import Skeleton from '@material-ui/lab/Skeleton';
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

// Each page is loaded when somebody opens it: who looks at a request needs neither forms nor an editor for policies.
const CataloguePage = lazy(() =>
  import('../CataloguePage/CataloguePage').then(m => ({
    default: m.CataloguePage,
  })),
);
const NewRequestPage = lazy(() =>
  import('../RequestForm/NewRequestPage').then(m => ({
    default: m.NewRequestPage,
  })),
);
const EditRequestPage = lazy(() =>
  import('../RequestForm/EditRequestPage').then(m => ({
    default: m.EditRequestPage,
  })),
);
const InboxPage = lazy(() =>
  import('../InboxPage/InboxPage').then(m => ({ default: m.InboxPage })),
);
const RequestPage = lazy(() =>
  import('../RequestPage/RequestPage').then(m => ({ default: m.RequestPage })),
);
const DelegationsPage = lazy(() =>
  import('../DelegationsPage/DelegationsPage').then(m => ({
    default: m.DelegationsPage,
  })),
);
const DeliveriesPage = lazy(() =>
  import('../DeliveriesPage/DeliveriesPage').then(m => ({
    default: m.DeliveriesPage,
  })),
);
const PolicyPage = lazy(() =>
  import('../PolicyPage/PolicyPage').then(m => ({ default: m.PolicyPage })),
);
const PolicyVersionPage = lazy(() =>
  import('../PolicyVersions/PolicyVersionPage').then(m => ({
    default: m.PolicyVersionPage,
  })),
);
const PolicyVersionsPage = lazy(() =>
  import('../PolicyVersions/PolicyVersionsPage').then(m => ({
    default: m.PolicyVersionsPage,
  })),
);

const PageSkeleton = () => {
  const t = useTranslate();
  return (
    <div role="status" aria-label={t('elsewhere.pageLoading')}>
      <Skeleton height={56} width="40%" />
      <Skeleton variant="rect" height={240} />
    </div>
  );
};

/** Every page of the plugin below its own navigation. The shell around it draws the page header. */
export const InfraRequestsPage = () => {
  const t = useTranslate();
  return (
    <Content>
      <SectionNav />
      <Suspense fallback={<PageSkeleton />}>
        <Routes>
          <Route path="/" element={<CataloguePage />} />
          <Route path={newRequestRouteRef.path} element={<NewRequestPage />} />
          <Route path={inboxRouteRef.path} element={<InboxPage />} />
          <Route path={requestRouteRef.path} element={<RequestPage />} />
          <Route
            path={editRequestRouteRef.path}
            element={<EditRequestPage />}
          />
          <Route
            path={delegationsRouteRef.path}
            element={<DelegationsPage />}
          />
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
      </Suspense>
    </Content>
  );
};
