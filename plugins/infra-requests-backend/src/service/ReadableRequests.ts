import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  createConditionTransformer,
  type ConditionTransformer,
} from '@backstage/plugin-permission-node';
import { infraRequestReadPermission } from '@infra-requests/plugin-infra-requests-common';
import {
  infraRequestPermissionResourceRef,
  type InfraRequestFilter,
} from '@infra-requests/plugin-infra-requests-node';
import type { RequestFilter } from '../store/RequestReadModel';
import type { StandIns } from './StandIns';

/** What the permission policy lets the caller see: everything (undefined), nothing, or a condition. */
export type Readable = PermissionCriteria<RequestFilter> | 'none' | undefined;

/** Which requests a caller may see, as a condition that lists are read with. */
export class ReadableRequests {
  readonly #permissions: PermissionsService;
  readonly #standIns: StandIns;
  readonly #toFilter: ConditionTransformer<InfraRequestFilter>;

  constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
    standIns: StandIns;
  }) {
    this.#permissions = options.permissions;
    this.#standIns = options.standIns;
    this.#toFilter = createConditionTransformer(
      options.permissionsRegistry.getPermissionRuleset(
        infraRequestPermissionResourceRef,
      ),
    );
  }

  async by(credentials: BackstageCredentials): Promise<Readable> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: infraRequestReadPermission }],
      { credentials },
    );
    if (decision.result === AuthorizeResult.ALLOW) {
      return undefined;
    }
    return decision.result === AuthorizeResult.CONDITIONAL
      ? this.#standIns.resolved(this.#toFilter(decision.conditions))
      : 'none';
  }
}
