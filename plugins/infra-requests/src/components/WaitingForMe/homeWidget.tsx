import type { ComponentParts } from '@backstage/plugin-home-react';
import { useTranslate } from '../../hooks/useTranslate';
import { TitledCard } from '../TitledCard/TitledCard';
import { WaitingForMeList } from './WaitingForMeList';

const WaitingForMeCard = () => {
  const t = useTranslate();
  return (
    <TitledCard title={t('elsewhere.waiting.title')}>
      <WaitingForMeList />
    </TitledCard>
  );
};

const OwnCard = ({ Content }: ComponentParts) => <Content />;

/** A card with a title in the person's language, which the one that home pages draw around widgets cannot have. */
export const homeWidget = { Content: WaitingForMeCard, Renderer: OwnCard };
