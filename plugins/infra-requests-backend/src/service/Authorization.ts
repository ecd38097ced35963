import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthenticationError, NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  infraRequestReadPermission,
  type Actor,
} from '@infra-requests/plugin-infra-requests-common';

export type WithCredentials = { credentials: BackstageCredentials };

/** Who calls, and what the portal's permission policy says to that. Only a plain yes is a yes. */
export class Authorization {
  readonly #auth: AuthService;
  readonly #permissions: PermissionsService;

  constructor(options: { auth: AuthService; permissions: PermissionsService }) {
    this.#auth = options.auth;
    this.#permissions = options.permissions;
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

  /** The plugin that calls on behalf of a user, such as `plugin:mcp-actions`; undefined where nobody is in between. */
  agent(credentials: BackstageCredentials): string | undefined {
    return this.#auth.isPrincipal(credentials, 'user')
      ? credentials.principal.actor?.subject
      : undefined;
  }

  /**
   * Who calls, if it is a person directly at the portal. A plugin that calls on behalf of a user is not the user.
   * @throws NotAllowedError with the reason that is given
   */
  person(credentials: BackstageCredentials, reason: string): Actor {
    if (!this.isPerson(credentials)) {
      throw new NotAllowedError(reason);
    }
    return this.actor(credentials);
  }

  /** Whether a person calls, directly at the portal. */
  isPerson(credentials: BackstageCredentials): boolean {
    return (
      this.#auth.isPrincipal(credentials, 'user') &&
      !credentials.principal.actor
    );
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
}
