import {
  isRelation,
  isResolverRef,
  type EntityRef,
  type Stage,
} from '@infra-requests/plugin-infra-requests-common';

/** Whether an approver is a user or group by name, of whom the catalog knows without any request. */
export const isNamed = (ref: EntityRef): boolean =>
  !isRelation(ref) && !isResolverRef(ref);

/** What users and groups by name have to meet alone; who else there is, only a request tells. */
export const askedOfNamed = (stages: Stage[]): Stage[] =>
  stages
    .map(({ name, requirements }) => ({
      name,
      requirements: requirements.filter(({ approvers }) =>
        approvers.every(isNamed),
      ),
    }))
    .filter(({ requirements }) => requirements.length > 0);
