import { Fragment } from 'react';
import type {
  Requirement,
  Stage,
} from '@infra-requests/plugin-infra-requests-common';
import { EntityLinks } from '../EntityLinks/EntityLinks';

/** Who has to approve, as "1 of platform-leads". */
export const RequirementText = ({
  requirement: { count, approvers },
}: {
  requirement: Requirement;
}) => (
  <>
    {count} of <EntityLinks entityRefs={approvers} />
  </>
);

/** All requirements of a stage, joined by "and". */
export const StageText = ({ stage }: { stage: Stage }) => (
  <>
    {stage.requirements.map((requirement, index) => (
      <Fragment key={requirement.approvers.join()}>
        {index > 0 && ' and '}
        <RequirementText requirement={requirement} />
      </Fragment>
    ))}
  </>
);
