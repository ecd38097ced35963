import { Header, Page } from '@backstage/core-components';
import { useOutlet } from 'react-router-dom';
import { LegacyFields } from '../RequestForm/LegacyFields';
import { InfraRequestsPage } from './InfraRequestsPage';

/** The pages with the header that apps on `@backstage/core-plugin-api` leave to the plugin. */
export const LegacyInfraRequestsPage = () => {
  const outlet = useOutlet();
  return (
    <Page themeId="tool">
      <Header title="Infra Requests" />
      <LegacyFields outlet={outlet}>
        <InfraRequestsPage />
      </LegacyFields>
    </Page>
  );
};
