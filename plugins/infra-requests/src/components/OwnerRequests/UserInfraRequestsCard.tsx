import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { useMe } from '../../hooks/useMe';
import { usePageEntity } from '../../hooks/usePageEntity';
import { useRequestList } from '../../hooks/useRequestList';
import { useTranslate } from '../../hooks/useTranslate';
import { OPEN } from '../EntityRequests/useEntityRequests';
import { RequestSection } from '../EntityRequests/RequestSection';
import type { Fact } from '../RequestLines/RequestLines';
import { WaitingForMeList } from '../WaitingForMe/WaitingForMeList';
import { TitledCard } from '../TitledCard/TitledCard';

const SHOWN = 5;
const FACTS: Fact[] = ['environment', 'owner', 'cost', 'due'];

const AskedBy = ({ entityRef }: { entityRef: string }) => {
  const t = useTranslate();
  const { list } = useRequestList({
    requester: [entityRef],
    state: OPEN,
    order: 'urgent',
    limit: SHOWN,
  });
  return (
    <RequestSection
      title={t('elsewhere.user.open')}
      what={t('elsewhere.entity.whatOpen')}
      of={list}
      none={t('elsewhere.user.noneOpen', {
        name: <EntityDisplayName entityRef={entityRef} hideIcon />,
      })}
      facts={FACTS}
    />
  );
};

/** On one's own page what waits for oneself, on another's what they wait for. */
export const UserInfraRequestsCard = () => {
  const t = useTranslate();
  const me = useMe();
  const { entityRef } = usePageEntity();
  if (me === undefined) {
    return null;
  }
  return me === entityRef ? (
    <TitledCard title={t('elsewhere.waiting.title')}>
      <WaitingForMeList />
    </TitledCard>
  ) : (
    <TitledCard title={t('elsewhere.title')}>
      <AskedBy entityRef={entityRef} />
    </TitledCard>
  );
};
