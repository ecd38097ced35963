import {
  PageLayout,
  pluginHeaderActionsApiRef,
  useApi,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import RequestsIcon from '@material-ui/icons/PlaylistAddCheck';
import { useTranslate } from '../../hooks/useTranslate';
import { rootRouteRef } from '../../routes';
import { loadedPage } from './loadedPage';

const InfraRequestsPage = loadedPage(() =>
  import(
    /* webpackChunkName: "infra-requests-pages" */ './InfraRequestsPage'
  ).then(m => m.InfraRequestsPage),
);

type TitledPagesProps = {
  /** What the app calls the plugin; in the person's language where it says nothing. */
  title?: string;
};

/** The pages in the layout of the new frontend system, whose own header has the same title in every language. */
export const TitledPages = ({ title }: TitledPagesProps) => {
  const t = useTranslate();
  const actions = useApi(pluginHeaderActionsApiRef);
  return (
    <PageLayout
      title={title ?? t('elsewhere.product')}
      icon={<RequestsIcon fontSize="inherit" />}
      titleLink={useRouteRef(rootRouteRef)?.()}
      headerActions={actions.getPluginHeaderActions('infra-requests')}
    >
      <InfraRequestsPage />
    </PageLayout>
  );
};
