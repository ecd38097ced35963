import type {
  Requirement,
  Stage,
} from '@infra-requests/plugin-infra-requests-common';
import { useTranslate } from '../../hooks/useTranslate';
import { EntityLinks } from '../EntityLinks/EntityLinks';

/** Who has to approve, as "1 of platform-leads". */
export const RequirementText = ({
  requirement: { count, approvers },
}: {
  requirement: Requirement;
}) => {
  const t = useTranslate();
  return t('policy.requirement', {
    amount: String(count),
    approvers: <EntityLinks entityRefs={approvers} />,
  });
};

/** All requirements of a stage, joined by "and". */
export const StageText = ({ stage }: { stage: Stage }) => {
  const t = useTranslate();
  const [first, ...rest] = stage.requirements.map(requirement => (
    <RequirementText
      key={requirement.approvers.join()}
      requirement={requirement}
    />
  ));
  return rest.reduce(
    (one, other) => t('policy.requirements', { one, other }),
    first ?? <></>,
  );
};
