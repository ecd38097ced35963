import { usePageEntity } from '../../hooks/usePageEntity';
import { useTranslate } from '../../hooks/useTranslate';
import { TitledCard } from '../TitledCard/TitledCard';
import { OpenSection, RunningSection } from './EntitySections';
import { RequestForEntity } from './RequestForEntity';

const SHOWN = 5;

/** What is asked for the entity of the page, and what of it runs. */
export const EntityInfraRequestsCard = () => {
  const t = useTranslate();
  const { entity, entityRef } = usePageEntity();
  return (
    <TitledCard
      title={t('elsewhere.title')}
      action={<RequestForEntity entity={entity} />}
    >
      <OpenSection entityRef={entityRef} shown={SHOWN} />
      <RunningSection entityRef={entityRef} shown={SHOWN} />
    </TitledCard>
  );
};
