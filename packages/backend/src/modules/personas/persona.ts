import type { UserEntity } from '@backstage/catalog-model';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  createProxyAuthenticator,
  type ProfileTransform,
  type SignInResolver,
} from '@backstage/plugin-auth-node';

/** The person that somebody chose to be. */
export type Persona = { user: string };

/** The name and email that the catalog has for a persona. */
export const showPersonaProfile: ProfileTransform<Persona> = async (
  { user },
  context,
) => {
  const { entity } = await context.findCatalogUser({ entityRef: user });
  const { profile } = (entity as UserEntity).spec;
  return {
    profile: {
      displayName: profile?.displayName,
      email: profile?.email,
      picture: profile?.picture,
    },
  };
};

/** Reads the chosen persona from the `persona` query parameter or the `X-Persona` header. */
export function createPersonaAuthenticator(personas: string[]) {
  return createProxyAuthenticator<undefined, Persona, undefined>({
    defaultProfileTransform: showPersonaProfile,
    initialize: () => undefined,
    async authenticate({ req }) {
      const chosen = req.query.persona ?? req.header('x-persona');
      if (typeof chosen !== 'string' || chosen === '') {
        throw new InputError(
          `No persona chosen. Add ?persona= with one of ${personas.join(
            ', ',
          )}.`,
        );
      }
      const user = chosen.toLocaleLowerCase('en-US');
      if (!personas.includes(user)) {
        throw new NotAllowedError(
          `${chosen} is not a persona of this demo. Choose one of ${personas.join(
            ', ',
          )}.`,
        );
      }
      return { result: { user } };
    },
  });
}

/** Signs in as the catalog's user, who owns what the user really owns. */
export const signInAsPersona: SignInResolver<Persona> = async (
  { result },
  context,
) => context.signInWithCatalogUser({ entityRef: result.user });
