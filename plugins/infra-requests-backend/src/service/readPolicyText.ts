import { parsePolicyText } from '../domain/policy/policyText';
import type { ActiveConfiguration } from './ActivePolicy';
import { InvalidRequestError } from './InvalidRequestError';

/**
 * An edited policy, with what it leaves unsaid as in the active configuration.
 * @throws InvalidRequestError naming every mistake by its config path
 */
export function readPolicyText(
  text: string,
  active: ActiveConfiguration,
): ActiveConfiguration {
  const { policy, requestTypes, problems } = parsePolicyText(text, {
    active: {
      policy: active.policy,
      requestTypes: [...active.requestTypes.values()],
      resolvers: active.resolvers,
    },
  });
  if (!policy || !requestTypes || problems.length > 0) {
    throw new InvalidRequestError(
      problems.map(({ path, message, line }) => ({
        field: path,
        message: line === undefined ? message : `(line ${line}) ${message}`,
      })),
    );
  }
  return {
    ...active,
    policy,
    requestTypes: new Map(requestTypes.map(type => [type.id, type])),
  };
}
