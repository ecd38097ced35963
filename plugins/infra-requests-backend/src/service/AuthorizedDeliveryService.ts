import type {
  AuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  infraRequestsEffectsReadPermission,
  infraRequestsEffectsRetryPermission,
  type Effect,
  type EffectList,
  type EffectState,
} from '@infra-requests/plugin-infra-requests-common';
import { Authorization, type WithCredentials } from './Authorization';
import type { Deliveries } from './Deliveries';

/** Deliveries behind the permission framework: seeing what does not get through is one permission, trying again another. */
export class AuthorizedDeliveryService {
  readonly #deliveries: Deliveries;
  readonly #authorization: Authorization;

  constructor(options: {
    deliveries: Deliveries;
    auth: AuthService;
    permissions: PermissionsService;
  }) {
    this.#deliveries = options.deliveries;
    this.#authorization = new Authorization(options);
  }

  async list(
    options: { state: EffectState[]; limit: number },
    { credentials }: WithCredentials,
  ): Promise<EffectList> {
    await this.#authorization.require(
      infraRequestsEffectsReadPermission,
      credentials,
    );
    return this.#deliveries.list(options);
  }

  async retry(id: string, { credentials }: WithCredentials): Promise<Effect> {
    await this.#authorization.require(
      infraRequestsEffectsRetryPermission,
      credentials,
    );
    return this.#deliveries.retry(id);
  }
}
