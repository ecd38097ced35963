import { Header, Page } from '@backstage/core-components';
import { useOutlet } from 'react-router-dom';
import { useTranslate } from '../../hooks/useTranslate';
import { LegacyFields } from '../RequestForm/LegacyFields';
import { InfraRequestsPage } from './InfraRequestsPage';

/** The pages with the header that apps on `@backstage/core-plugin-api` leave to the plugin. */
export const LegacyInfraRequestsPage = () => {
  const outlet = useOutlet();
  const t = useTranslate();
  return (
    <Page themeId="tool">
      <Header title={t('elsewhere.product')} />
      <LegacyFields outlet={outlet}>
        <InfraRequestsPage />
      </LegacyFields>
    </Page>
  );
};
