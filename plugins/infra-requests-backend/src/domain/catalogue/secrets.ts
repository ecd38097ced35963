import { HIDDEN_SECRET } from '@infra-requests/plugin-infra-requests-common';
import type { JsonObject } from '@backstage/types';
import type { RequestTypeDefinition } from '../types';

type Secrets = Pick<RequestTypeDefinition, 'secrets'>;

const isGiven = (value: unknown) =>
  value !== undefined && value !== null && value !== '';

/**
 * The parameters as everybody may see them: something stands where a secret was given, so that rules can ask whether
 * it was. Nothing but the check of a form ever sees more.
 */
export function withoutSecrets(
  { secrets }: Secrets,
  parameters: JsonObject,
): JsonObject {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      secrets.includes(name) && isGiven(value) ? HIDDEN_SECRET : value,
    ]),
  );
}

/** The secrets of which only the mark came back, because whoever edits a request never sees them. */
export function hiddenSecrets(
  { secrets }: Secrets,
  parameters: JsonObject,
): string[] {
  return secrets.filter(
    name =>
      Object.hasOwn(parameters, name) && parameters[name] === HIDDEN_SECRET,
  );
}
