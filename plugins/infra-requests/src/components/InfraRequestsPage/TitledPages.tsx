import { useMemo } from 'react';
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
  import('./InfraRequestsPage').then(m => m.InfraRequestsPage),
);

type TitledPagesProps = {
  /** What the app calls the plugin; in the person's language where it says nothing. */
  title?: string;
};

const PAGES = <InfraRequestsPage />;
const ICON = <RequestsIcon fontSize="inherit" />;

/** The pages in the layout of the new frontend system, whose own header has the same title in every language. */
export const TitledPages = ({ title }: TitledPagesProps) => {
  const t = useTranslate();
  const api = useApi(pluginHeaderActionsApiRef);
  const actions = useMemo(
    () => api.getPluginHeaderActions('infra-requests'),
    [api],
  );
  const link = useRouteRef(rootRouteRef)?.();
  const name = title ?? t('elsewhere.product');
  // The app makes a layout anew whenever it is drawn, which would take the focus from whatever is being typed in.
  return useMemo(
    () => (
      <PageLayout
        title={name}
        icon={ICON}
        titleLink={link}
        headerActions={actions}
      >
        {PAGES}
      </PageLayout>
    ),
    [name, link, actions],
  );
};
