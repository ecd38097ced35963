import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/**
 * The refs of the users that anybody may sign in as, or nothing when the portal has no personas. Personas
 * next to real sign-in would be a way around it, so they stop the start outside development.
 */
export function readPersonas(config: Config): string[] | undefined {
  const provider = config.getOptionalConfig('auth.providers.persona');
  if (!provider) {
    return undefined;
  }
  const environment = config.getOptionalString('auth.environment');
  if (environment !== 'development') {
    throw new InputError(
      `Persona sign-in lets anybody in without a password, so it only loads with auth.environment: development, which is ${
        environment ?? 'not set'
      } here. Set auth.providers.persona to null and configure a real sign-in provider.`,
    );
  }
  const personas = provider.getOptionalConfigArray('personas') ?? [];
  if (personas.length === 0) {
    throw new InputError(
      'auth.providers.persona.personas is empty. List the users that the demo offers, such as { user: user:default/mira }.',
    );
  }
  return personas.map(persona => readUserRef(persona.getString('user')));
}

function readUserRef(ref: string): string {
  const parsed = parseEntityRef(ref);
  if (parsed.kind.toLowerCase() !== 'user') {
    throw new InputError(
      `auth.providers.persona.personas names ${ref}, which is not a user. Write a ref such as user:default/mira.`,
    );
  }
  return stringifyEntityRef(parsed);
}
