import type {
  RuleEffect,
  TierRef,
} from '@infra-requests/plugin-infra-requests-common';
import { StageText } from '../RequirementText/RequirementText';

type RuleEffectTextProps = {
  effect: RuleEffect;
  /** The tiers whose titles are known. */
  tiers?: Pick<TierRef, 'id' | 'title'>[];
};

/** What a rule does when it applies. */
export const RuleEffectText = ({ effect, tiers }: RuleEffectTextProps) => {
  if (effect.deny !== undefined) {
    return (
      <>
        Denies: <bdi>{effect.deny}</bdi>
      </>
    );
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
  return (
    <>Tier {tier?.title ?? effect.tier}, unless another rule asks for more</>
  );
};
