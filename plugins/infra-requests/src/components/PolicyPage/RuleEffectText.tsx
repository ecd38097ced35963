import type {
  RuleEffect,
  TierRef,
} from '@infra-requests/plugin-infra-requests-common';
import { useTranslate } from '../../hooks/useTranslate';
import { StageText } from '../RequirementText/RequirementText';

type RuleEffectTextProps = {
  effect: RuleEffect;
  /** The tiers whose titles are known. */
  tiers?: Pick<TierRef, 'id' | 'title'>[];
};

/** What a rule does when it applies. */
export const RuleEffectText = ({ effect, tiers }: RuleEffectTextProps) => {
  const t = useTranslate();
  if (effect.deny !== undefined) {
    return t('policy.effect.denies', { reason: <bdi>{effect.deny}</bdi> });
  }
  if (effect.require) {
    return t('policy.effect.alsoNeeds', {
      who: <StageText stage={{ name: '', requirements: effect.require }} />,
    });
  }
  const tier = tiers?.find(({ id }) => id === effect.tier);
  return (
    <>{t('policy.effect.tier', { tier: tier?.title ?? effect.tier ?? '' })}</>
  );
};
