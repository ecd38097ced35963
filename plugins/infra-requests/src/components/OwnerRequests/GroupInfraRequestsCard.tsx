import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { usePageEntity } from '../../hooks/usePageEntity';
import { useRequestList } from '../../hooks/useRequestList';
import { useTranslate } from '../../hooks/useTranslate';
import { inboxRouteRef } from '../../routes';
import { OPEN } from '../EntityRequests/useEntityRequests';
import { RequestForEntity } from '../EntityRequests/RequestForEntity';
import { Section } from '../EntityRequests/Section';
import { RequestSection } from '../EntityRequests/RequestSection';
import type { Fact } from '../RequestLines/RequestLines';
import { TitledCard } from '../TitledCard/TitledCard';
import { SpendBar } from './SpendBar';

const SHOWN = 5;
const FACTS: Fact[] = ['environment', 'cost', 'due'];

/** What the team of the page spends, and what it waits for. */
export const GroupInfraRequestsCard = () => {
  const t = useTranslate();
  const { entity, entityRef } = usePageEntity();
  const inbox = useRouteRef(inboxRouteRef)();
  const { list } = useRequestList({
    owner: [entityRef],
    state: OPEN,
    order: 'urgent',
    limit: SHOWN,
  });
  const all = new URLSearchParams({ scope: 'all', owner: entityRef });
  return (
    <TitledCard
      title={t('elsewhere.title')}
      action={<RequestForEntity entity={entity} />}
    >
      <Section title={t('elsewhere.spend.title')}>
        <SpendBar owner={entityRef} />
      </Section>
      <RequestSection
        title={t('elsewhere.team.open')}
        what={t('elsewhere.entity.whatOpen')}
        of={list}
        none={t('elsewhere.team.noneOpen')}
        facts={FACTS}
      />
      <Typography variant="body2">
        <Link to={`${inbox}?${all}`}>{t('elsewhere.team.showAll')}</Link>
      </Typography>
    </TitledCard>
  );
};
