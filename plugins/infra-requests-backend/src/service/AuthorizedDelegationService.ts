import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  infraRequestsDelegationCreatePermission,
  type Delegation,
  type DelegationInput,
  type EntityRef,
} from '@infra-requests/plugin-infra-requests-common';
import { Authorization, type WithCredentials } from './Authorization';
import type { Delegations } from './Delegations';

/**
 * Delegations of the person who calls, and of nobody else. To name somebody takes a permission; to see one's own, and to
 * end it, does not, so that nobody is stuck with a delegate.
 */
export class AuthorizedDelegationService {
  readonly #delegations: Delegations;
  readonly #authorization: Authorization;

  constructor(options: {
    delegations: Delegations;
    auth: AuthService;
    permissions: PermissionsService;
  }) {
    this.#delegations = options.delegations;
    this.#authorization = new Authorization(options);
  }

  async list({ credentials }: WithCredentials): Promise<Delegation[]> {
    return this.#delegations.list(this.#person(credentials));
  }

  async create(
    input: DelegationInput,
    { credentials }: WithCredentials,
  ): Promise<Delegation> {
    const person = this.#person(credentials);
    await this.#authorization.require(
      infraRequestsDelegationCreatePermission,
      credentials,
    );
    return this.#delegations.create(input, { person });
  }

  async end(id: string, { credentials }: WithCredentials): Promise<Delegation> {
    return this.#delegations.end(id, { person: this.#person(credentials) });
  }

  #person(credentials: BackstageCredentials): EntityRef {
    return this.#authorization.person(
      credentials,
      'Only people name who decides for them, each for themself at the portal. A service, a pipeline or an agent cannot, not even on behalf of a user.',
    ).ref;
  }
}
