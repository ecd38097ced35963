import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_INFRA_REQUEST,
  type EntityRef,
  type RequestState,
} from '@infra-requests/plugin-infra-requests-common';

/**
 * What permission rules see of a request.
 * @public
 */
export interface InfraRequestResource {
  id: string;
  type: string;
  environment?: string;
  tier: string;
  state: RequestState;
  owner: EntityRef;
  requester: EntityRef;
  requestedFor?: EntityRef;
  /** Everybody named as an approver in any stage of the current revision. */
  approvers: EntityRef[];
  /**
   * Users who stand in for an approver now: active delegates of one who takes no part in what is asked, and whom an
   * ApproverResolver names. Nobody where the catalog does not answer.
   */
  standIns: EntityRef[];
  /** Everybody who voted on any revision, also too late, and for whom a delegate did. */
  voters: EntityRef[];
}

/**
 * One condition on requests that a database can decide: the key's value is one of `values`. `approver` matches
 * requests of which any stage names one of the refs; `standIn` those on which one of them stands in for an approver now;
 * `voter` those on which one of them voted.
 * @public
 */
export interface InfraRequestFilter {
  key:
    | 'requester'
    | 'requestedFor'
    | 'owner'
    | 'approver'
    | 'standIn'
    | 'voter'
    | 'state'
    | 'type'
    | 'environment'
    | 'tier';
  values: string[];
}

/**
 * For permission rules and conditional decisions on requests.
 * @public
 */
export const infraRequestPermissionResourceRef = createPermissionResourceRef<
  InfraRequestResource,
  InfraRequestFilter
>().with({
  pluginId: 'infra-requests',
  resourceType: RESOURCE_TYPE_INFRA_REQUEST,
});
