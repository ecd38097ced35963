import type {
  AuthService,
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
  type PermissionCriteria,
} from '@backstage/plugin-permission-common';
import {
  createConditionTransformer,
  type ConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  infraRequestReadPermission,
  type Actor,
} from '@infra-requests/plugin-infra-requests-common';
import { infraRequestPermissionResourceRef } from '@infra-requests/plugin-infra-requests-node';
import type { RequestFilter } from '../store/RequestReadModel';

export type WithCredentials = { credentials: BackstageCredentials };

/** What the permission policy lets the caller see: everything (undefined), nothing, or a condition. */
export type Readable = PermissionCriteria<RequestFilter> | 'none' | undefined;

/** Who calls, and what the portal's permission policy says to that. Only a plain yes is a yes. */
export class Authorization {
  readonly #auth: AuthService;
  readonly #permissions: PermissionsService;
  readonly #toFilter: ConditionTransformer<RequestFilter>;

  constructor(options: {
    auth: AuthService;
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
  }) {
    this.#auth = options.auth;
    this.#permissions = options.permissions;
    this.#toFilter = createConditionTransformer(
      options.permissionsRegistry.getPermissionRuleset(
        infraRequestPermissionResourceRef,
      ),
    );
  }

  /** @throws AuthenticationError */
  actor(credentials: BackstageCredentials): Actor {
    if (this.#auth.isPrincipal(credentials, 'user')) {
      return { kind: 'user', ref: credentials.principal.userEntityRef };
    }
    if (this.#auth.isPrincipal(credentials, 'service')) {
      return { kind: 'service', ref: credentials.principal.subject };
    }
    throw new AuthenticationError('Sign in to use Infra Requests.');
  }

  /**
   * Who calls, if it is a person directly at the portal. A plugin that calls on behalf of a user is not the user.
   * @throws NotAllowedError with the reason that is given
   */
  person(credentials: BackstageCredentials, reason: string): Actor {
    const direct =
      this.#auth.isPrincipal(credentials, 'user') &&
      !credentials.principal.actor;
    if (!direct) {
      throw new NotAllowedError(reason);
    }
    return this.actor(credentials);
  }

  /** @throws NotAllowedError */
  async require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `You need the permission ${permission.name}. Ask whoever keeps your portal's permission policy.`,
      );
    }
  }

  /** Whether the caller may see one request. */
  async mayRead(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [decision] = await this.#permissions.authorize(
      [{ permission: infraRequestReadPermission, resourceRef: id }],
      { credentials },
    );
    return decision.result === AuthorizeResult.ALLOW;
  }

  /** Which requests the caller may see. */
  async readable(credentials: BackstageCredentials): Promise<Readable> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: infraRequestReadPermission }],
      { credentials },
    );
    if (decision.result === AuthorizeResult.ALLOW) {
      return undefined;
    }
    return decision.result === AuthorizeResult.CONDITIONAL
      ? this.#toFilter(decision.conditions)
      : 'none';
  }
}
