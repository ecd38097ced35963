import type {
  PolicyTier,
  RuleEffect,
} from '@infra-requests/plugin-infra-requests-common';
import { StageText } from '../RequirementText/RequirementText';

type RuleEffectTextProps = {
  effect: RuleEffect;
  /** For the tier's title. */
  tiers?: PolicyTier[];
};

/** What a rule does when it applies. */
export const RuleEffectText = ({ effect, tiers }: RuleEffectTextProps) => {
  if (effect.deny !== undefined) {
    return <>Denies: {effect.deny}</>;
  }
  if (effect.require) {
    return (
      <>
        Also needs{' '}
        <StageText stage={{ name: '', requirements: effect.require }} />
      </>
    );
  }
  const tier = tiers?.find(({ id }) => id === effect.tier);
  return <>At least tier {tier?.title ?? effect.tier}</>;
};
